/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.check.Require;
import org.calab.signal.Quantiles;
import org.calab.task.Progress;

/**
 * A first guess of the kernel from the traces alone: the few transients that
 * stand out are taken for single spikes, and what follows them on average for
 * the kernel.
 */
public final class KernelSeed {

	/** What is taken where no transient stands out. */
	public static final CalciumKernel DEFAULT = new CalciumKernel(0.2, 1);

	/** Transients stand this many median absolute deviations above the median. */
	private static final double DEVIATIONS = 4;

	/** Transients are at least this far apart, in seconds. */
	private static final double APART = 5;

	/** The onset is at most this long before the peak, in seconds. */
	private static final double LONGEST_RISE = 1;

	/** At the onset a transient has at most this part of its height. */
	private static final double ONSET = 0.1;

	/** Length of the free kernel: seconds, and bounds in samples. */
	private static final double LENGTH = 1.5;
	private static final int SHORTEST = 10, LONGEST = 200;

	/** Weight of the total variation, which the reference has here alone. */
	private static final double SMOOTH = 1e-3;

	private KernelSeed() {}

	/**
	 * Where one trace has its spikes.
	 *
	 * @param spikes 1 at each onset, else 0; as long as the trace
	 * @param alpha amplitude of a spike: 1
	 * @param baseline the median, in the trace's unit
	 */
	public record Seed(double[] spikes, double alpha, double baseline) {

		/** @return number of spikes */
		public int count() {
			return (int) Arrays.stream(spikes).sum();
		}
	}

	/**
	 * @param freeKernel the free-form kernel of the seeds, in the traces' unit
	 * @param fit its bi-exponential fit
	 * @param spikes how many seeds it is made of, at least 1
	 */
	public record Estimate(double[] freeKernel, BiexponentialKernel fit,
		int spikes)
	{}

	/**
	 * @param y finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return the onsets of the transients that stand out; none in fewer than 3
	 *         samples
	 */
	public static Seed seed(final double[] y, final double fs) {
		Require.finite("trace", Require.present("trace", y));
		Require.positive("fs", fs, "Hz");
		final double[] spikes = new double[y.length];
		final double baseline = y.length == 0 ? 0 : Quantiles.median(y);
		final double deviation = Quantiles.median(Arrays.stream(y).map(v -> Math.abs(v -
			baseline)).toArray());
		for (final int peak : peaks(y, baseline + DEVIATIONS * deviation, APART *
			fs))
			spikes[onset(y, peak, baseline, fs)] = 1;
		return new Seed(spikes, 1, baseline);
	}

	/**
	 * @param traces one row per cell, of any lengths. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @param progress asked now and then whether to stop
	 * @return the free kernel of {@code ⌈1.5·fs⌉} samples, 10 to 200, and its fit;
	 *         nothing if no trace has a transient that stands out
	 */
	public static Optional<Estimate> estimate(final double[][] traces,
		final double fs, final Progress progress)
	{
		Require.positive("fs", fs, "Hz");
		Require.present("traces", traces);
		final int n = traces.length;
		final double[][] spikes = new double[n][];
		final double[] alphas = new double[n], baselines = new double[n];
		int count = 0;
		for (int c = 0; c < n; c++) {
			Require.finite("trace " + c, Require.present("trace " + c, traces[c]));
			final Seed seed = seed(traces[c], fs);
			spikes[c] = seed.spikes();
			alphas[c] = seed.alpha();
			baselines[c] = seed.baseline();
			count += seed.count();
		}
		if (count == 0) return Optional.empty();
		final int length = (int) Math.max(SHORTEST, Math.min(LONGEST, Math.ceil(
			LENGTH * fs)));
		final double[] h = new FreeKernel(traces, spikes, alphas, baselines, length)
			.estimate(FreeKernelOptions.defaults().withSmoothing(SMOOTH), null,
				progress);
		return Optional.of(new Estimate(h, BiexponentialFit.fit(h, fs), count));
	}

	/** Local maxima above a level, the highest first, and none close to a higher one. */
	private static List<Integer> peaks(final double[] y, final double level,
		final double apart)
	{
		final List<Integer> taken = new ArrayList<>();
		IntStream.range(1, Math.max(1, y.length - 1)).filter(i -> y[i] > level &&
			y[i] > y[i - 1] && y[i] >= y[i + 1]).boxed().sorted(Comparator
				.comparingDouble((final Integer i) -> -y[i])).filter(i -> taken.stream()
					.allMatch(j -> Math.abs(i - j) >= apart)).forEachOrdered(taken::add);
		return taken;
	}

	/** The last sample before the peak that is near the baseline, else the earliest looked at. */
	private static int onset(final double[] y, final int peak,
		final double baseline, final double fs)
	{
		final double level = baseline + ONSET * (y[peak] - baseline);
		final int earliest = (int) Math.max(0, peak - Math.ceil(LONGEST_RISE * fs));
		for (int t = peak - 1; t > earliest; t--)
			if (y[t] <= level) return t;
		return earliest;
	}
}
