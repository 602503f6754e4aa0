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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.calab.signal.ConcaveCorrection;
import org.calab.signal.DriftBaseline;
import org.calab.signal.DriftBaseline.Smoothing;
import org.calab.signal.GaussianSmoothing;
import org.calab.signal.NoiseBand;
import org.calab.signal.Quantiles.Rank;
import org.calab.signal.RunningMean;
import org.calab.signal.TimeGrid;
import org.calab.signal.WelchSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each step of the automatic inference by itself. */
class StepsTest {

	private static double[] noise(final int n, final double sd) {
		final Random random = new Random(2);
		return random.doubles(n).map(u -> sd * random.nextGaussian()).toArray();
	}

	@Test
	void resamplingKeepsAStraightLine() {
		final double[] y = new double[400];
		for (int i = 0; i < y.length; i++)
			y[i] = 3 + 0.7 * i / 20.0;
		for (final double to : new double[] { 7, 20, 50, 133 }) {
			final double[] out = TimeGrid.resample(y, 20, to, 40, 1);
			for (int k = 0; k < out.length; k++)
				assertEquals(3 + 0.7 * (1 + k / to), out[k], 1e-9, "at " + to + " Hz");
		}
	}

	@Test
	void resamplingDownTakesTheMean() {
		final double[] y = { 0, 0, 1, 0, 0, 0, 0, 0, 0 };
		// of a triangle of area 1 sample: all of it within 4 samples about sample 2
		assertArrayEquals(new double[] { 0, 0.25 }, new double[] { TimeGrid.resample(
			y, 4, 1, 2, 1.5)[0], TimeGrid.resample(y, 4, 1, 1, 0.5)[0] }, 1e-12);
		assertEquals(50, TimeGrid.length(101, 100, 49.9));
		assertEquals(51, TimeGrid.length(101, 100, 50));
		assertEquals(1, TimeGrid.length(1, 30, 50));
	}

	@Test
	void smoothingSpreadsAnImpulseAsAGaussian() {
		final double[] y = new double[101];
		y[50] = 1;
		final double[] out = GaussianSmoothing.of(y, 3);
		for (int t = 40; t < 60; t++)
			assertEquals(Math.exp(-0.5 * (t - 50) * (t - 50) / 9.0) / (3 * Math.sqrt(2 *
				Math.PI)), out[t], 1e-5);
		assertArrayEquals(y, GaussianSmoothing.of(y, 0));
		assertArrayEquals(out, GaussianSmoothing.spread(y, 3), 1e-12);
		final double[] level = { 4, 4, 4 };
		assertArrayEquals(level, GaussianSmoothing.of(level, 5), 1e-12);
	}

	@Test
	void spreadingKeepsTheSumAtTheEnds() {
		final double[] s = new double[12];
		s[0] = 3;
		s[7] = 2;
		assertEquals(5, Arrays.stream(GaussianSmoothing.spread(s, 4)).sum(), 1e-12);
		assertArrayEquals(s, GaussianSmoothing.spread(s, 0));
		assertEquals(0, GaussianSmoothing.spread(new double[0], 1).length);
	}

	@Test
	void runningMeansAreTruncatedAtTheEnds() {
		assertArrayEquals(new double[] { 1.5, 2, 3, 3.5 }, RunningMean.of(
			new double[] { 1, 2, 3, 4 }, 1), 1e-12);
		assertArrayEquals(new double[] { 2, 2, 2 }, RunningMean.of(new double[] { 1,
			2, 3 }, 1 << 29), 1e-12);
	}

	@Test
	void theSpectrumOfWhiteNoiseIsItsVariance() {
		final WelchSpectrum s = WelchSpectrum.of(noise(100_000, 3), 50);
		assertEquals(9 / 25.0, s.median(2, 20), 0.02);
		// Parseval, for any length
		for (final int n : new int[] { 1, 2, 3, 17, 255, 256, 300 }) {
			final WelchSpectrum w = WelchSpectrum.of(noise(n, 1), 10);
			for (final double d : w.density())
				assertTrue(d >= 0 && d < 100, String.valueOf(n));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 50, 180, 30, 8 })
	void noiseIsMeasuredWhereActivityIs(final double fs) {
		final double[] y = noise((int) (600 * fs), 2);
		// the same power density, per sample at 50 Hz
		assertEquals(2 * Math.sqrt(50 / fs), NoiseBand.of(y, fs, 50), 0.06 * Math
			.sqrt(50 / fs) * 2);
	}

	@ParameterizedTest
	@EnumSource
	void theBaselineFollowsTheDriftAndNotTheTransients(final Smoothing smoothing) {
		final double fs = 50;
		final double[] y = new double[10_000];
		for (int t = 0; t < y.length; t++)
			y[t] = 10 + t / fs * 0.02 + (t % 500 < 100 ? 5 : 0);
		final double[] b = DriftBaseline.of(y, fs, smoothing);
		for (int t = 1500; t < 8500; t++)
			assertEquals(10 + t / fs * 0.02, b[t], 0.4);
		assertArrayEquals(new double[] { 2 }, DriftBaseline.of(new double[] { 2 },
			fs, smoothing), 1e-12);
	}

	@Test
	void inverseUndoesTheCorrection() {
		final ConcaveCorrection c = ConcaveCorrection.of(noise(1000, 30), 0.3, 5,
			Rank.NEAREST);
		assertTrue(c.scale() > 10);
		for (double y = -50; y < 500; y += 3.7)
			assertEquals(y, c.invert(c.apply(y)), 1e-9);
		assertEquals(1e-6, c.apply(1e-6), 1e-10);
		assertEquals(-3, c.apply(-3));
		assertEquals(4, new ConcaveCorrection(4, 0.3).apply(4) * 0.3 / (Math.pow(2, 0.3) -
			1), 1e-12);
	}
}
