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

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.calab.check.Require;
import org.calab.signal.Quantiles;
import org.calab.task.Progress;

/**
 * Initial estimate of the kernel from traces: the most prominent transients are taken as single
 * spikes, and a free-form kernel is fitted to them.
 */
public final class KernelSeed {

	/** Kernel to use if no transient is prominent. */
	public static final CalciumKernel DEFAULT = new CalciumKernel(0.2, 1);

	/** Smallest height of a transient above the median, in median absolute deviations. */
	private static final double DEVIATIONS = 4;

	/** Smallest distance between transients in seconds. */
	private static final double APART = 5;

	/** Longest time from onset to peak in seconds. */
	private static final double LONGEST_RISE = 1;

	/** Largest height at the onset, as a fraction of the peak. */
	private static final double ONSET = 0.1;

	/** Length of the free-form kernel in seconds, and its bounds in samples. */
	private static final double LENGTH = 1.5;
	private static final int SHORTEST = 10, LONGEST = 200;

	/** Weight of the total variation; the reference uses it only here. */
	private static final double SMOOTH = 1e-3;

	private KernelSeed() {}

	/**
	 * Spikes of one trace.
	 *
	 * @param spikes 1 at each onset, otherwise 0; as long as the trace
	 * @param alpha amplitude of a spike, always 1
	 * @param baseline median of the trace, in its unit
	 */
	public record Seed(double[] spikes, double alpha, double baseline) {

		/** @return the number of spikes */
		public int count() {
			return (int) Arrays.stream(spikes).sum();
		}
	}

	/**
	 * Estimated kernel.
	 *
	 * @param freeKernel free-form kernel, in the unit of the traces
	 * @param fit its bi-exponential fit
	 * @param spikes number of spikes used, at least 1
	 */
	public record Estimate(double[] freeKernel, BiexponentialKernel fit,
		int spikes)
	{}

	/**
	 * @param y finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return the onsets of the prominent transients; none if there are fewer than 3 samples
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
	 * @param progress checked for cancellation
	 * @return the free-form kernel of {@code ⌈1.5·fs⌉} samples (at least 10, at most 200) and
	 *         its fit; empty if no trace has a prominent transient
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

	/** Local maxima above a level, in order of time, without those close to a higher one. */
	private static Set<Integer> peaks(final double[] y, final double level,
		final double apart)
	{
		final TreeSet<Integer> taken = new TreeSet<>();
		IntStream.range(1, Math.max(1, y.length - 1)).filter(i -> y[i] > level &&
			y[i] > y[i - 1] && y[i] >= y[i + 1]).boxed().sorted(Comparator
				.comparingDouble((final Integer i) -> -y[i])).forEachOrdered(
					i -> {
						final Integer before = taken.floor(i), after = taken.ceiling(i);
						if ((before == null || i - before >= apart) && (after == null || after -
							i >= apart)) taken.add(i);
					});
		return taken;
	}

	/** The last sample before the peak that is near the baseline; otherwise the earliest of the search. */
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
