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
package org.calab.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.calab.SimulatedTraces;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnrTest {

	private static final double FS = 10, DECAY = 0.3, RATE = 0.2;

	/** Noise has no SNR, whatever its rate; in 20 s or more it does not reach 2. */
	@ParameterizedTest
	@CsvSource({ "1,100", "1,600", "5,20", "10,20", "10,600", "30,20", "30,100",
		"100,60", "300,30" })
	void noiseHasNone(final double fs, final double seconds) {
		final double[] snr = IntStream.range(0, 60).mapToDouble(i -> Snr.of(
			SimulatedTraces.noise(i, (int) (fs * seconds)), fs)).toArray();
		assertTrue(Arrays.stream(snr).average().getAsDouble() < 0.6, () -> Arrays
			.toString(snr));
		assertTrue(Arrays.stream(snr).max().getAsDouble() < Snr.SEEN, () -> Arrays
			.toString(snr));
	}

	/** Smoothed noise has little power at high frequencies, which must not pass for precision. */
	@Test
	void colouredNoiseHasNone() {
		for (int i = 0; i < 40; i++) {
			final double[] y = SimulatedTraces.noise(i, 3000);
			for (int t = 1; t < y.length; t++)
				y[t] += 0.7 * y[t - 1];
			assertTrue(Snr.of(y, 30) < Snr.SEEN);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-12, 1000, 1e12, 1e300 })
	void isIndependentOfTheUnit(final double unit) {
		final double[] y = SimulatedTraces.sparse(1, 2000, FS, 0.2, DECAY, 8);
		assertEquals(Snr.of(y, FS), Snr.of(Arrays.stream(y).map(v -> unit * v)
			.toArray(), FS), 1e-6);
		assertEquals(Snr.of(y, FS), Snr.of(Arrays.stream(y).map(v -> 1e9 + v)
			.toArray(), FS), 1e-3);
	}

	/** The SNR of sparse transients is about their height over the noise of 0.1 s. */
	@ParameterizedTest
	@ValueSource(doubles = { 5, 10, 30 })
	void isTheHeightOfSparseTransients(final double height) {
		final double[] snr = IntStream.range(0, 21).mapToDouble(i -> Snr.of(sparse(i,
			height), FS)).sorted().toArray();
		assertEquals(height, snr[10], 0.5 * height, Arrays.toString(snr));
	}

	private static double[] sparse(final int seed, final double height) {
		return SimulatedTraces.sparse(seed, 3000, FS, RATE, DECAY, height);
	}

	/** What the guide says of 2 and 5, measured with sparse transients of equal height. */
	@Test
	void thresholdsMeanWhatTheGuideSays() {
		final double[] sum = new double[3];
		final int[] count = new int[3];
		for (final double height : new double[] { 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5,
			6, 7, 8, 10 })
			for (int i = 0; i < 6; i++) {
				final int seed = (int) (100 * height) + i;
				final double[] y = sparse(seed, height);
				final int tier = SnrTier.of(Snr.of(y, FS)).ordinal();
				sum[tier] += found(y, SimulatedTraces.spikes(seed, y.length, FS, RATE));
				count[tier]++;
			}
		assertTrue(Arrays.stream(count).min().getAsInt() >= 10, Arrays.toString(
			count));
		final double good = sum[0] / count[0], fair = sum[1] / count[1], poor =
			sum[2] / count[2];
		final String all = "found " + good + ", " + fair + ", " + poor;
		assertTrue(good > 0.95, all);
		assertTrue(fair > 0.8, all);
		assertTrue(poor < 0.7, all);
	}

	/**
	 * @return the fraction of right ones among the largest peaks of the activity, as many as there are
	 *         spikes, with a tolerance of 0.2 s
	 */
	private static double found(final double[] y, final int[] spikes) {
		final double[] activity = AutoInference.run(TraceSet.ofSingle(y, SamplingRate
			.ofHz(FS)), AutoOptions.defaults().withKernel(new CalciumKernel(0.01,
				DECAY)), 1, Progress.none()).activity().trace(0);
		final int all = (int) Arrays.stream(spikes).filter(s -> s > 0).count();
		int hits = 0;
		for (int k = 0; k < all; k++) {
			int best = 0;
			for (int t = 1; t < activity.length; t++)
				if (activity[t] > activity[best]) best = t;
			boolean hit = false;
			for (int t = Math.max(0, best - 2); t <= Math.min(spikes.length - 1, best +
				2); t++) {
				hit |= spikes[t] > 0;
				activity[t] = 0;
			}
			if (hit) hits++;
		}
		return (double) hits / all;
	}

	private static double[] raw(final double[] y) {
		return Arrays.stream(y).map(v -> 500 + 10 * v).toArray();
	}

	/** Every method shows the same number, and says that noise has no transients. */
	@Test
	void allMethodsAgree() {
		final TraceSet traces = TraceSet.of(new double[][] { raw(SimulatedTraces
			.noise(5, 1500)), raw(SimulatedTraces.sparse(6, 1500, 30, 0.3, 0.6, 10)) }, SamplingRate
				.ofHz(30));
		final CalciumKernel kernel = new CalciumKernel(0.05, 0.6);
		for (final InferredActivity result : List.of(AutoInference.run(traces,
			AutoOptions.defaults(), 2, Progress.none()), Deconvolution.run(traces,
				DeconvolutionOptions.of(kernel, OptionalDouble.empty()), 2, Progress
					.none()), SpikeInference.run(traces, SpikeOptions.of(kernel), 2,
						Progress.none())))
		{
			final Table table = result.cellTable();
			final int column = table.columns().indexOf("snr");
			for (int i = 0; i < 2; i++)
				assertEquals(Snr.of(traces.trace(i), 30), table.rows().get(i).get(
					column));
			assertTrue(result.cellWarnings(0).get(0).startsWith(
				"The trace has no clear transients (SNR "), result.cellWarnings(0)
					.toString());
			assertEquals(List.of(), result.cellWarnings(1));
			assertTrue(result.warnings().stream().anyMatch(w -> w.startsWith(
				"Cell 1 has no clear transients (SNR ")), result.warnings().toString());
		}
	}
}
