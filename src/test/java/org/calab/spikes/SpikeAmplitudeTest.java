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
package org.calab.spikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeAmplitudeTest {

	private static final double[] REPEATS = { 0.02, 0.05, 0.1, 0.2, 0.3, 0.4,
		0.5, 0.6, 0.7, 0.8 };
	private static final double[] MEANS = { 2, 3, 4.5, 6.5, 9, 13 };
	private static final double[] OTHERS = { 0.02, 0.06, 0.15, 0.3 };

	/** Every assignment of a number of spikes, or of none of them, to three events; one is smaller than a spike. */
	@Test
	void evidenceIsTheSumOverAllAssignments() {
		final double[] x = { 0.7, 1.9, 3.4 };
		final double noise = 0.2, a = 0.9;
		double sum = 0;
		final int most = 7; // ceil(1.3 * 3.4 / 0.9) + 2
		for (int w = 0; w < REPEATS.length + MEANS.length; w++)
			for (final double part : OTHERS) {
				double seen = 0;
				for (int k = 1; k <= most; k++)
					seen += prior(k, w) * tail(0.6, k * a, width(k, a, noise));
				for (int i = 0; i <= most; i++)
					for (int j = 0; j <= most; j++)
						for (int k = 0; k <= most; k++)
							sum += one(x, 0, i, w, part, seen, a, noise) * one(x, 1, j, w, part,
								seen, a, noise) * one(x, 2, k, w, part, seen, a, noise);
			}
		assertEquals(Math.log(sum / (REPEATS.length + MEANS.length) / OTHERS.length), SpikeAmplitude
			.logEvidence(x, a, noise), 1e-3);
	}

	/** Density of one size with k spikes, or 0 for a size that is no multiple. */
	private static double one(final double[] x, final int i, final int k,
		final int w, final double part, final double seen, final double a,
		final double noise)
	{
		if (k == 0) {
			final double m = (x[0] + x[1] + x[2]) / 3 - 0.6;
			return part * (x[i] < a ? 0.3 / (a - 0.6) : 0.7 * Math.exp(-(x[i] - a) /
				m) / m);
		}
		return (1 - part) * prior(k, w) * density(x[i], k * a, width(k, a,
			noise)) / seen;
	}

	private static double prior(final int k, final int w) {
		if (w < REPEATS.length) return (1 - REPEATS[w]) * Math.pow(REPEATS[w], k - 1);
		final double m = MEANS[w - REPEATS.length];
		double p = Math.exp(-m) / (1 - Math.exp(-m));
		for (int i = 1; i <= k; i++)
			p *= m / i;
		return p;
	}

	private static double width(final int k, final double a, final double noise) {
		return Math.sqrt(noise * noise + 0.0025 * k * k * a * a);
	}

	private static double density(final double x, final double m, final double sd) {
		return Math.exp(-0.5 * (x - m) * (x - m) / (sd * sd)) / (sd * Math.sqrt(2 *
			Math.PI));
	}

	private static double tail(final double from, final double m, final double sd) {
		final int steps = 4000;
		double sum = 0;
		for (int i = 0; i < steps; i++)
			sum += density(from + 12 * (i + 0.5) / steps, m, sd) * 12 / steps;
		return sum;
	}

	@Test
	void tailIsThatOfTheNormalDistribution() {
		for (double z = -5; z <= 5; z += 0.25)
			assertEquals(tail(z, 0, 1), SpikeAmplitude.above(z), 3e-4);
	}

	/** Multiples of a with noise and some sizes that are no multiples. */
	private static double[] sizes(final long seed, final int n, final double a,
		final double noise)
	{
		final Random random = new Random(seed);
		return DoubleStream.generate(() -> {
			int k = 1;
			while (random.nextDouble() < 0.3)
				k++;
			return k * a * (1 + 0.03 * random.nextGaussian()) + noise * random
				.nextGaussian();
		}).filter(v -> v > 3 * noise).limit(n).toArray();
	}

	@Test
	void findsTheAmplitudeOfMultiples() {
		for (int seed = 0; seed < 10; seed++)
			for (final double noise : new double[] { 0.02, 0.1, 0.15 }) {
				final SpikeAmplitude.Estimate e = SpikeAmplitude.of(sizes(seed, 40, 1,
					noise), noise);
				final String what = "seed " + seed + ", noise " + noise + ": " + e;
				assertTrue(e.known(), what);
				assertEquals(1, e.amplitude(), Math.max(0.03, 4 * e.sd()), what);
				assertEquals(1, e.amplitude(), 0.1, what);
			}
	}

	@Test
	void unitDoesNotMatter() {
		final double[] x = sizes(3, 30, 1, 0.1);
		final SpikeAmplitude.Estimate one = SpikeAmplitude.of(x, 0.1), other =
			SpikeAmplitude.of(Arrays.stream(x).map(v -> 1e-6 * v).toArray(), 1e-7);
		assertEquals(1e-6 * one.amplitude(), other.amplitude(), 1e-12);
		assertEquals(1e-6 * one.sd(), other.sd(), 1e-12);
	}

	/** Sizes of any value, and one that is hidden in the noise. */
	@Test
	void saysWhereItCannotTell() {
		for (int seed = 0; seed < 10; seed++) {
			final Random random = new Random(seed);
			final double[] any = DoubleStream.generate(() -> 0.3 - Math.log(1 - random
				.nextDouble())).limit(60).toArray();
			assertFalse(SpikeAmplitude.of(any, 0.1).known(), "any size, seed " + seed);
			assertFalse(SpikeAmplitude.of(sizes(seed, 60, 1, 0.3), 0.3).known(),
				"in the noise, seed " + seed);
		}
	}

	/**
	 * Bursts of so many spikes on average, of which one number may happen to be the commonest: the amplitude is right,
	 * or said to be unknown.
	 */
	@ParameterizedTest
	@CsvSource({ "2.5, 24", "5, 12", "5, 24", "5, 60", "8, 24", "8, 60", "20, 60" })
	void burstsAreNotTakenForSingleSpikes(final double mean, final int n) {
		int known = 0;
		for (int seed = 0; seed < 40; seed++) {
			final Random random = new Random(seed);
			final double[] x = DoubleStream.generate(() -> {
				int k = 0;
				for (double t = -Math.log(1 - random.nextDouble()); t < mean; t -= Math.log(
					1 - random.nextDouble()))
					k++;
				return k * (1 + 0.02 * random.nextGaussian()) + 0.07 / 1.3 * random.nextGaussian();
			}).filter(v -> v > 0.21).limit(n).toArray();
			final SpikeAmplitude.Estimate e = SpikeAmplitude.of(x, 0.07);
			if (!e.known()) continue;
			known++;
			assertEquals(1, e.amplitude(), 0.2, "seed " + seed + ": " + e);
		}
		if (mean < 4) assertTrue(known > 30, known + " of 40 known");
	}

	/** All sizes around one that is no amplitude. */
	@Test
	void similarSizesAreNotMultiples() {
		int known = 0;
		for (int seed = 0; seed < 40; seed++) {
			final Random random = new Random(seed);
			if (SpikeAmplitude.of(DoubleStream.generate(() -> 0.3 + Math.exp(0.7 * random
				.nextGaussian())).limit(60).toArray(), 0.07).known()) known++;
		}
		assertTrue(known <= 1, known + " of 40 known");
	}

	@Test
	void fewEventsAreNotEnough() {
		assertEquals(new SpikeAmplitude.Estimate(0, 0, 1, false), SpikeAmplitude.of(
			new double[0], 0.1));
		assertFalse(SpikeAmplitude.of(new double[] { 1 }, 0.1).known());
		assertFalse(SpikeAmplitude.of(new double[] { 1, 1.9 }, 0.1).known());
	}

	@Test
	void equalEventsAreSingleSpikes() {
		final double[] x = new double[300];
		Arrays.fill(x, 2);
		final SpikeAmplitude.Estimate e = SpikeAmplitude.of(x, 0.1);
		assertTrue(e.known());
		assertEquals(2, e.amplitude(), 0.06);
	}

	@Test
	void expectedNumberIsThatOfTheMultiple() {
		assertEquals(0, SpikeAmplitude.expected(0.2, 1, 0.1), 1e-4);
		for (int k = 1; k < 8; k++)
			assertEquals(k, SpikeAmplitude.expected(k + 0.05, 1, 0.1), 0.05);
		final double between = SpikeAmplitude.expected(0.5, 1, 0.2);
		assertTrue(between > 0.05 && between < 0.95, "" + between);
		assertEquals(1000, SpikeAmplitude.expected(1000, 1, 0.1), 100);
	}
}
