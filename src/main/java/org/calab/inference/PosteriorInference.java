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
package org.calab.inference;

import java.util.Arrays;
import java.util.List;

import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.TraceQuality;
import org.calab.kernel.Ar2;
import org.calab.kernel.CalciumKernel;
import org.calab.quality.Snr;
import org.calab.signal.NoiseBand;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.signal.RollingBaseline;
import org.calab.signal.Rounding;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Infers the posterior mean, the standard deviation and the probability of activity with a given kernel,
 * by {@link FramePosterior}. The noise of each cell is measured in the upper half of the spectrum of its
 * trace, or from 2 to 5 Hz where it is stronger there. Cells are independent of each other.
 */
public final class PosteriorInference {

	/** Smallest noise, as a fraction of the range of the trace. */
	private static final double CLEANEST = 1e-4;

	/**
	 * Steps of a frame, for a spike late in a frame looks unlike one at its start: so many per rise, and
	 * bounds of their rate in Hz. More bring no gain where the rise is slow.
	 */
	private static final double PER_RISE = 4, COARSE = 100, FINE = 200;

	/** Largest number of steps per frame. */
	private static final int STEPS = 25;

	/** Prior rate of events per second, and largest prior probability per frame. */
	private static final double EVENTS = 1.2, MOST = 0.4;

	/**
	 * Expected size of events, see {@link ActivityPrior}. With 1, the prior draws the size of an event
	 * down by λ‖k‖ times the variance of its cavity, at least one standard deviation of the cavity. With 0.25,
	 * weak signals need about twice as many rounds. Chosen on the simulated traces of {@code scripts/benchmark
	 * accuracy}, as are the steps and the floor.
	 */
	private static final double LAMBDA = 0.6;

	/** Prior standard deviation of the constant baseline, in units of the noise. */
	private static final double LEVEL = 100;

	/** Fraction of the amplitude from 2 to 5 Hz that is noise; the rest are fast rises of transients. */
	private static final double SMOOTHED = 0.85;

	/** Floor of the activity in units of its prior mean, and its limit in units of the expected size of an event, for slow frames. */
	private static final double FLOOR = 5, LARGEST_FLOOR = 0.36;

	private PosteriorInference() {}

	/**
	 * Infers the activity of all cells.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return activity, its standard deviation and probability, and the fit of each cell
	 * @throws org.calab.check.InvalidInputException if a sample is not finite or the rate is unknown
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static PosteriorResult run(final TraceSet traces,
		final PosteriorOptions options, final int threads,
		final Progress progress)
	{
		return PosteriorResult.of(options, traces, infer(traces, options, threads,
			progress));
	}

	/**
	 * Infers the activity of some or all cells of a recording; otherwise as {@link #run}.
	 *
	 * @return one entry per cell
	 */
	public static List<PosteriorCell> infer(final TraceSet traces,
		final PosteriorOptions options, final int threads,
		final Progress progress)
	{
		Require.present("options", options);
		final double fs = traces.rate().hz();
		for (int i = 0; i < traces.numCells(); i++)
			Require.finite(traces.names().get(i), traces.trace(i));
		final int steps = steps(fs, options.kernel());
		final Ar2 kernel = options.kernel().ar2(steps * fs);
		final ActivityPrior prior = new ActivityPrior(Math.min(MOST, EVENTS / fs),
			LAMBDA, options.baseline() == Baseline.NONE ? 0
				: LEVEL);
		final PosteriorCell[] cells = new PosteriorCell[traces.numCells()];
		Parallel.forEach(cells.length, threads, progress, "Inferring activity",
			FramePosterior::new, (posterior, i) -> cells[i] = infer(traces.trace(i),
				fs, kernel, steps, prior, options, posterior, progress));
		return Arrays.asList(cells);
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return the number of steps per frame, at least 1
	 */
	public static int steps(final double fs, final CalciumKernel kernel) {
		final double wanted = Math.min(FINE, Math.max(COARSE, PER_RISE / kernel
			.tauRise()));
		return Math.max(1, (int) Math.min(STEPS, Math.ceil(wanted / fs)));
	}

	private static PosteriorCell infer(final double[] raw, final double fs,
		final Ar2 kernel, final int steps, final ActivityPrior prior,
		final PosteriorOptions options, final FramePosterior posterior,
		final Progress progress)
	{
		final int n = raw.length;
		// scaled twice, so that neither the range nor a square overflows
		final double largest = Arrays.stream(raw).map(Math::abs).max().getAsDouble();
		final double[] y = new double[n], level = new double[n];
		for (int t = 0; t < n; t++)
			y[t] = largest > 0 ? raw[t] / largest : 0;
		if (Rounding.isFlat(raw)) return flat(raw);
		final double range = Arrays.stream(y).max().getAsDouble() - Arrays.stream(y)
			.min().getAsDouble();
		for (int t = 0; t < n; t++)
			y[t] /= range;
		final double noise = noise(y, fs);
		if (options.baseline() == Baseline.ROLLING) System.arraycopy(RollingBaseline
			.of(y, options.kernel().tauDecay(), fs, progress), 0, level, 0, n);
		for (int t = 0; t < n; t++)
			y[t] -= level[t];
		final double centre = prior.baseline() == 0 ? 0 : Quantiles.of(y, 0.5, Rank.NEAREST);
		for (int t = 0; t < n; t++)
			y[t] = (y[t] - centre) / noise;
		final ActivityPosterior.Estimate e = posterior.of(y, kernel, steps, prior,
			progress);
		final double[] fit = new double[n];
		for (int t = 0; t < n; t++)
			fit[t] = (e.calcium()[t] * noise + centre + level[t]) * range * largest;
		final double unit = noise * range * largest;
		final double[] activity = times(ActivityFloor.removed(e, Math.min(
			FLOOR, LARGEST_FLOOR / prior.active())), unit);
		final double baseline = (e.baseline() * noise + centre + Arrays.stream(level)
			.average().getAsDouble()) * range * largest;
		return new PosteriorCell(activity, times(e.deviation(), unit), e
			.probability(), fit, new PosteriorResult.Cell(baseline, unit, e.rounds(), e
				.converged(), TraceQuality.of(Snr.of(raw, fs), times(y, unit), times(e
					.calcium(), unit), activity)));
	}

	/** The noise in the upper half of the spectrum, unless a smoothed or upsampled trace has less there than below. */
	private static double noise(final double[] y, final double fs) {
		return Math.max(CLEANEST, Math.max(NoiseLevel.highBand(y), SMOOTHED * NoiseBand
			.of(y, fs, fs)));
	}

	private static PosteriorCell flat(final double[] raw) {
		final double[] zero = new double[raw.length];
		return new PosteriorCell(zero, zero.clone(), zero.clone(), raw,
			new PosteriorResult.Cell(raw[0], 0, 0, true,
				TraceQuality.of(0, zero, zero, zero)));
	}

	private static double[] times(final double[] v, final double factor) {
		return Arrays.stream(v).map(x -> x * factor).toArray();
	}
}
