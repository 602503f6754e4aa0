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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.calab.Correlation;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.GaussianSmoothing;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorInferenceTest {

	private static final double SNR = 6.7;

	private static final CalciumKernel KERNEL = new CalciumKernel(0.07, 0.6);

	/** A trace with white noise, and the spikes in it. */
	private record Simulated(double[] trace, double[] spikes) {}

	private static Simulated simulated(final int count, final double seconds,
		final double fs, final int seed)
	{
		final Random random = new Random(seed);
		final double[] y = new double[(int) (seconds * fs)], s = new double[y.length];
		for (int k = 0; k < count; k++) {
			final double at = 1 + random.nextDouble() * (seconds - 5);
			s[(int) (at * fs)]++;
			for (int t = (int) Math.ceil(at * fs); t < y.length; t++)
				y[t] += KERNEL.value(t / fs - at);
		}
		for (int t = 0; t < y.length; t++)
			y[t] += random.nextGaussian() / SNR;
		return new Simulated(y, s);
	}

	private static PosteriorResult run(final double[] trace, final double fs,
		final Baseline baseline)
	{
		return PosteriorInference.run(TraceSet.ofSingle(trace, SamplingRate.ofHz(
			fs)), PosteriorOptions.of(KERNEL).withBaseline(baseline), 1, Progress
				.none());
	}

	private static double[] activity(final double[] trace, final double fs) {
		return run(trace, fs, Baseline.ROLLING).activity().trace(0);
	}

	/** In units of a transient's peak: a spike adds 1, whatever the rate; half a spike is left of the noise. */
	@ParameterizedTest
	@ValueSource(doubles = { 10, 30, 60, 100 })
	void sumIsProportionalToTheSpikes(final double fs) {
		for (final int count : new int[] { 0, 1, 4, 16, 30 }) {
			double sum = 0;
			for (int seed = 0; seed < 4; seed++)
				sum += Arrays.stream(activity(simulated(count, 100, fs, seed).trace(),
					fs)).sum() / 4;
			assertEquals(count, sum, 0.15 * count + (fs < 20 ? 1 : 0.75), count +
				" spikes");
		}
	}

	@Test
	void isMoreAccurateThanTheOptimum() {
		final Simulated s = simulated(60, 120, 30, 1);
		final TraceSet traces = TraceSet.ofSingle(s.trace(), SamplingRate.ofHz(30));
		final double optimum = Correlation.of(Deconvolution.run(traces,
			DeconvolutionOptions.of(KERNEL, OptionalDouble.empty()), 1, Progress.none())
			.activity().trace(0), s.spikes());
		final double posterior = Correlation.of(activity(s.trace(), 30), s.spikes());
		assertTrue(posterior > optimum, posterior + " and " + optimum);
		assertTrue(posterior > 0.6, "r = " + posterior);
	}

	/** Scaled and moved traces have scaled activity. */
	@Test
	void unitOfTheTraceDoesNotMatter() {
		final double[] y = simulated(10, 40, 30, 2).trace(), usual = activity(y, 30);
		for (final DoubleUnaryOperator f : new DoubleUnaryOperator[] { v -> v * 1e-200,
			v -> v * 1e300, v -> v + 1000 })
		{
			final double[] other = Arrays.stream(y).map(f).toArray();
			final double unit = f.applyAsDouble(1) - f.applyAsDouble(0);
			assertArrayEquals(usual, Arrays.stream(activity(other, 30)).map(v -> v /
				unit).toArray(), 1e-6);
		}
	}

	@ParameterizedTest
	@EnumSource(Baseline.class)
	void fitIsOnTheLevelOfTheTrace(final Baseline baseline) {
		final double level = baseline == Baseline.NONE ? 0 : 5;
		final double[] y = Arrays.stream(simulated(20, 60, 30, 3).trace()).map(
			v -> v + level).toArray();
		final PosteriorResult result = run(y, 30, baseline);
		double square = 0;
		for (int t = 0; t < y.length; t++)
			square += Math.pow(y[t] - result.fit().value(0, t), 2) / y.length;
		assertEquals(1 / SNR, Math.sqrt(square), 0.02);
		assertEquals(1 / SNR, result.cells().get(0).noise(), 0.02);
		if (baseline == Baseline.CONSTANT) assertEquals(level, result.cells().get(0)
			.baseline(), 0.05);
	}

	@Test
	void probabilityIsHighAtSpikesOnly() {
		final Simulated s = simulated(15, 100, 30, 4);
		final PosteriorResult result = run(s.trace(), 30, Baseline.CONSTANT);
		double at = 0, elsewhere = 0;
		int n = 0;
		for (int t = 1; t < s.spikes().length - 1; t++) {
			final double p = result.active().value(0, t - 1) + result.active().value(0,
				t) + result.active().value(0, t + 1);
			assertTrue(result.spread().value(0, t) > 0);
			if (s.spikes()[t] > 0) {
				at += p;
				n++;
			}
			else if (s.spikes()[t - 1] + s.spikes()[t + 1] == 0) elsewhere += p;
		}
		assertTrue(at / n > 0.8, "at spikes " + at / n);
		assertTrue(elsewhere / (s.spikes().length - 3 * n) < 0.25, "elsewhere " +
			elsewhere / s.spikes().length);
	}

	@ParameterizedTest
	@EnumSource(Baseline.class)
	void degenerateTracesHaveNoActivity(final Baseline baseline) {
		for (final double[] y : new double[][] { { 7 }, { 1e300, 1e300 },
			new double[40] })
		{
			final PosteriorResult result = run(y, 30, baseline);
			assertArrayEquals(new double[y.length], result.activity().trace(0));
			assertArrayEquals(new double[y.length], result.spread().trace(0));
			assertArrayEquals(y, result.fit().trace(0));
		}
		final double[] jump = run(new double[] { 0, 1 }, 30, baseline).activity()
			.trace(0);
		assertTrue(jump[0] >= 0 && Double.isFinite(jump[0]));
	}

	/** Of a smoothed trace, the upper half of the spectrum tells nothing of the noise. */
	@Test
	void smoothedTracesAreNotTakenForPreciseOnes() {
		final double[] y = simulated(30, 100, 60, 5).trace(), smooth =
			GaussianSmoothing.of(y, 2);
		final double noise = run(y, 60, Baseline.CONSTANT).cells().get(0).noise();
		assertTrue(run(smooth, 60, Baseline.CONSTANT).cells().get(0).noise() > 0.5 *
			noise);
	}

	@Test
	void missingSamplesAreRefused() {
		assertThrows(InvalidInputException.class, () -> activity(new double[] { 0,
			Double.NaN, 1 }, 30));
	}
}
