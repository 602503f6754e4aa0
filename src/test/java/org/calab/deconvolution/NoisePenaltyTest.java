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
package org.calab.deconvolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

import org.calab.kernel.CalciumKernel;
import org.calab.signal.NoiseLevel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/** λ from the noise, on traces whose noise is known because it was added here. */
class NoisePenaltyTest {

	private static final double FS = 30;
	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);
	private static final DeconvolutionOptions AUTO = DeconvolutionOptions.of(
		KERNEL, OptionalDouble.empty()).withBaseline(Baseline.CONSTANT);

	private static double[] trace(final int n, final double rate,
		final double sigma, final long seed)
	{
		final Random random = new Random(seed);
		final double[] s = random.doubles(n).map(v -> v < rate / FS ? 1 : 0)
			.toArray(), y = new double[n];
		new Ar2Convolution(KERNEL.ar2(FS)).forward(s, y);
		for (int t = 0; t < n; t++)
			y[t] += sigma * random.nextGaussian();
		return y;
	}

	private static DeconvolutionResult run(final double[] y,
		final DeconvolutionOptions options)
	{
		return Deconvolution.run(TraceSet.ofSingle(y, SamplingRate.ofHz(FS)),
			options, 1, Progress.none());
	}

	@Property(tries = 25)
	void theFitLeavesTheNoise(@ForAll @DoubleRange(min = -1.3,
		max = -0.3) final double magnitude, @ForAll final long seed)
	{
		final double sigma = Math.pow(10, magnitude);
		final double[] y = trace(6000, 0.5, sigma, seed);
		final double left = run(y, AUTO).cells().get(0).quality().residualRms();
		assertEquals(NoiseLevel.highBand(y), left, 0.005 * left);
		// the onsets of transients reach into the band in which the noise is measured
		assertEquals(sigma, left, 0.1 * sigma + 0.005);
	}

	@Test
	void unitsDoNotMatter() {
		final double[] y = trace(3000, 0.5, 0.2, 1);
		final double lambda = run(y, AUTO).cells().get(0).lambda();
		for (final double unit : new double[] { 1e-6, 1e4 }) {
			final double scaled = run(Arrays.stream(y).map(v -> 7 + unit * v)
				.toArray(), AUTO).cells().get(0).lambda();
			assertEquals(lambda, scaled / unit, 1e-3 * lambda);
		}
	}

	/** In noise units, the weight stays within its safeguards. */
	@Test
	void penaltyStaysWithinItsRange() {
		final double[] k = KERNEL.sample(FS);
		final double unit = Math.sqrt(Arrays.stream(k).map(v -> v * v).sum()) /
			Arrays.stream(k).sum();
		final DeconvolutionResult silent = run(trace(6000, 0, 1, 2), AUTO);
		final double few = silent.cells().get(0).lambda() / unit;
		assertTrue(few > 1 && few < 1.1 * NoisePenalty.HIGHEST, "noise alone " +
			few);
		// slow waves that no sum of transients fits
		final double[] waves = trace(6000, 0, 0.01, 3);
		for (int t = 0; t < waves.length; t++)
			waves[t] -= 20 * Math.max(0, Math.sin(t / 200.0));
		final double most = run(waves, AUTO).cells().get(0).lambda() / unit / 0.01;
		assertEquals(NoisePenalty.LOWEST, most, 0.1 * NoisePenalty.LOWEST);
		assertEquals(0, run(new double[200], AUTO).activity().value(0, 100));
	}

	@Test
	void threadsDoNotMatter() {
		final double[][] y = new double[5][];
		for (int i = 0; i < y.length; i++)
			y[i] = trace(700, 1, 0.1 * (i + 1), i);
		final TraceSet traces = TraceSet.of(y, SamplingRate.ofHz(FS));
		final DeconvolutionResult one = Deconvolution.run(traces, AUTO, 1, Progress
			.none()), three = Deconvolution.run(traces, AUTO, 3, Progress.none());
		assertArrayEquals(one.activity().toArray(), three.activity().toArray());
		assertEquals(one.cells(), three.cells());
	}

	/** FISTA takes the same λ. */
	@Test
	void appliesToAllSolvers() {
		final double[] y = trace(900, 1, 0.2, 8);
		assertEquals(run(y, AUTO).cells().get(0).lambda(), run(y, AUTO.withSolver(
			Solver.FISTA)).cells().get(0).lambda(), 1e-3);
	}
}
