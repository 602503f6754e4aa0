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
package org.calab.tools.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.calab.Correlation;
import org.calab.signal.GaussianSmoothing;
import org.calab.signal.TimeGrid;
import org.calab.tools.benchmark.GroundTruth.DataSet;
import org.calab.tools.benchmark.GroundTruth.Neuron;
import org.calab.tools.benchmark.GroundTruth.Trial;

/**
 * Pearson's correlation of a prediction with the spike counts in bins of 1/25 s, a
 * neuron's trials one after the other. Predictions below 25 Hz are interpolated as a rate.
 */
public final class SpikeScore {

	/** Bins per second. */
	public static final double BINS = 25;

	private SpikeScore() {}

	/** @return spikes in the bins that the trial's frames fill, the first one starting half a frame before the first sample */
	public static double[] counts(final Trial trial) {
		final double[] counts = new double[bins(trial)];
		final double start = trial.start() - 0.5 / trial.fs();
		for (final double t : trial.spikes()) {
			final int bin = (int) Math.floor((t - start) * BINS);
			if (bin >= 0 && bin < counts.length) counts[bin]++;
		}
		return counts;
	}

	/**
	 * @param prediction one value per frame of the trial. Not modified.
	 * @param lag seconds by which it is moved earlier
	 * @return its mean in each bin
	 */
	public static double[] binned(final double[] prediction, final Trial trial,
		final double lag)
	{
		return TimeGrid.resample(prediction, trial.fs(), BINS, bins(trial), lag +
			0.5 / BINS - 0.5 / trial.fs());
	}

	/**
	 * @param predictions for the set's trials, in their order; one value per frame
	 * @param lag seconds by which they are moved earlier
	 * @param smoothing standard deviation in seconds of a Gaussian, 0 for none
	 * @return one correlation per neuron; 0 where the prediction is constant
	 */
	public static double[] of(final DataSet set, final List<double[]> predictions,
		final double lag, final double smoothing)
	{
		final double[] scores = new double[set.neurons().size()];
		int next = 0;
		for (int i = 0; i < scores.length; i++) {
			final Neuron neuron = set.neurons().get(i);
			final int from = next;
			next += neuron.trials().size();
			final double[] truth = joined(neuron, SpikeScore::counts);
			final int[] k = { from };
			final double[] guess = joined(neuron, t -> GaussianSmoothing.of(binned(
				predictions.get(k[0]++), t, lag), smoothing * BINS));
			final boolean constant = Arrays.stream(guess).allMatch(
				v -> v == guess[0]);
			scores[i] = constant ? 0 : Correlation.of(guess, truth);
		}
		return scores;
	}

	private static int bins(final Trial trial) {
		return (int) Math.floor(trial.trace().length / trial.fs() * BINS + 1e-9);
	}

	private static double[] joined(final Neuron neuron,
		final Function<Trial, double[]> part)
	{
		return neuron.trials().stream().map(part).flatMapToDouble(Arrays::stream)
			.toArray();
	}
}
