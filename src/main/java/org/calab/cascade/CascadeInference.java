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
package org.calab.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.quality.QualityCheck;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.signal.TimeGrid;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Spike rates by the networks of CASCADE (Rupprecht et al., Nat Neurosci 24, 2021). Each trace is
 * given to the networks trained at the noise level nearest to its own, at the rate of the model;
 * their predictions are averaged, and negative values are set to 0.
 */
public final class CascadeInference {

	/** Relative difference of two rates up to which they count as the same. */
	private static final double SAME_RATE = 0.01;

	/** Rank of a sample of the baseline, and by how many median differences noise puts it below. */
	private static final double QUIET = 0.2, BELOW = 0.8416 / 0.9539;

	/** Largest distance of the baseline of ΔF/F from 0, and largest sample, as a fraction. */
	private static final double BASELINE = 0.5, LARGEST = 50;

	/** Largest noise level of ΔF/F; the models end at 9, and ΔF/F in percent begins near 50. */
	private static final double NOISIEST = 40;

	private CascadeInference() {}

	/**
	 * @param traces ΔF/F as a fraction (1 is 100 %), finite, at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @throws InvalidInputException if a sample is not finite, a trace is not ΔF/F or shorter than the
	 *           window of the model, or the rate is unknown
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static CascadeResult run(final TraceSet traces,
		final CascadeModel model, final int threads, final Progress progress)
	{
		return CascadeResult.of(model, traces, infer(traces, model, threads,
			progress));
	}

	/**
	 * As {@link #run}, for some or all cells of a recording.
	 *
	 * @return one entry per cell
	 */
	public static List<CascadeCell> infer(final TraceSet traces,
		final CascadeModel model, final int threads, final Progress progress)
	{
		Require.present("model", model);
		final double fs = traces.rate().hz();
		final Predicted predicted = Predicted.of(traces.numTimepoints(), fs, model);
		for (int i = 0; i < traces.numCells(); i++)
			requireDeltaF(traces.names().get(i), traces.trace(i), fs);
		final CascadeCell[] cells = new CascadeCell[traces.numCells()];
		Parallel.forEach(cells.length, threads, progress, "Predicting spikes",
			i -> cells[i] = infer(traces.trace(i), fs, model, predicted, progress));
		return Arrays.asList(cells);
	}

	/**
	 * Noise level by CASCADE's definition (Rupprecht et al., 2021, eq. 1): the median absolute
	 * difference of successive samples of ΔF/F, in percent, divided by the square root of the rate.
	 *
	 * @param trace ΔF/F as a fraction. Not modified.
	 * @param fs sampling rate in Hz
	 * @return the level in %·Hz<sup>-½</sup>; 0 for fewer than 2 samples
	 */
	public static double noiseLevel(final double[] trace, final double fs) {
		if (trace.length < 2) return 0;
		final double[] steps = new double[trace.length - 1];
		for (int t = 0; t < steps.length; t++)
			steps[t] = Math.abs(trace[t + 1] - trace[t]);
		return 100 * Quantiles.median(steps) / Math.sqrt(fs);
	}

	private static void requireDeltaF(final String name, final double[] trace,
		final double fs)
	{
		Require.finite(name, trace);
		final double noise = noiseLevel(trace, fs), quiet = Quantiles.of(trace, QUIET,
			Rank.NEAREST) + BELOW * noise / 100 * Math.sqrt(fs), largest = Arrays.stream(
				trace).max().getAsDouble();
		if (Math.abs(quiet) <= BASELINE && largest <= LARGEST && noise <= NOISIEST)
			return;
		throw InvalidInputException.of(name, String.format(Locale.ROOT,
			"must be dF/F as a fraction (0 at rest, 1 = 100 %%) for CASCADE, but its baseline is near %.4g, its maximum %.4g and its noise level %.3g. Compute dF/F first, for example with dff in Extract ROI Traces, or divide percent by 100.",
			quiet, largest, noise));
	}

	/**
	 * The frames for which there is a prediction.
	 *
	 * @param scale samples of the model per frame: 1 if the rates are the same
	 * @param samples number of samples at the rate of the model
	 * @param first first frame with a prediction
	 * @param end frame after the last one with a prediction
	 */
	record Predicted(double scale, int samples, int first, int end) {

		static Predicted of(final int frames, final double fs,
			final CascadeModel model)
		{
			final boolean same = Math.abs(fs / model.rate() - 1) <= SAME_RATE;
			final double scale = same ? 1 : model.rate() / fs;
			final int samples = same ? frames : TimeGrid.length(frames, fs, model
				.rate());
			final int first = (int) Math.ceil(model.withoutAtStart() / scale), end =
				Math.min(frames, (int) ((samples - 1 - model.withoutAtEnd()) / scale) +
					1);
			if (samples < model.window() || end <= first) throw InvalidInputException
				.of("traces", String.format(Locale.ROOT,
					"must have at least %d frames, the window of the model %s, but have %d.",
					(int) Math.ceil(model.window() / scale) + 1, model.name(), frames));
			return new Predicted(scale, samples, first, end);
		}

		boolean sameRate() {
			return scale == 1;
		}
	}

	private static CascadeCell infer(final double[] trace, final double fs,
		final CascadeModel model, final Predicted predicted,
		final Progress progress)
	{
		final double noise = noiseLevel(trace, fs);
		final int level = model.nearestLevel(noise);
		final double[] y = predicted.sameRate() ? trace : TimeGrid.resample(trace, fs,
			model.rate(), predicted.samples(), 0);
		final float[] x = new float[y.length];
		for (int t = 0; t < x.length; t++)
			x[t] = (float) y[t];
		final double[] mean = mean(model.networks().get(level), x, progress);
		final double[] rate = new double[mean.length];
		for (int t = 0; t < rate.length; t++)
			rate[t] = Math.max(0, mean[t]) * (predicted.sameRate() ? fs : model.rate());
		final double[] activity = new double[trace.length];
		Arrays.fill(activity, Double.NaN);
		final double[] seen = predicted.sameRate() ? rate : TimeGrid.resample(rate,
			model.rate(), fs, predicted.end() - predicted.first(), predicted.first() /
				fs - model.withoutAtStart() / model.rate());
		System.arraycopy(seen, 0, activity, predicted.first(), predicted.end() -
			predicted.first());
		double spikes = 0;
		for (int t = predicted.first(); t < predicted.end(); t++)
			spikes += activity[t] / fs;
		return new CascadeCell(activity, noise, level, spikes, spikes * fs /
			(predicted.end() - predicted.first()), QualityCheck.of(trace, fs));
	}

	/** @return the mean prediction, one value per window */
	private static double[] mean(final List<CascadeNetwork> networks,
		final float[] x, final Progress progress)
	{
		final double[] mean = new double[x.length - networks.get(0).window() + 1];
		for (final CascadeNetwork network : networks) {
			final float[] one = network.predict(x, progress);
			for (int t = 0; t < mean.length; t++)
				mean[t] += (double) one[t] / networks.size();
		}
		return mean;
	}

	/** @return notes on how the model was applied, one sentence each */
	static List<String> notes(final int frames, final double fs,
		final CascadeModel model)
	{
		final List<String> notes = new ArrayList<>();
		final Predicted p = Predicted.of(frames, fs, model);
		notes.add(String.format(Locale.ROOT,
			"The first %d and the last %d frames are NaN: the network sees %d samples around a frame.",
			p.first(), frames - p.end(), model.window()));
		if (!p.sameRate()) notes.add(String.format(Locale.ROOT,
			"The traces were resampled from %.4g to %.4g Hz, the rate of the model %s, and the spike rates back.",
			fs, model.rate(), model.name()));
		return notes;
	}
}
