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

import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

class ActivityPosteriorTest {

	private static final double DECAY = 5;

	/**
	 * By brute force: every combination of which samples are active; of each the
	 * activity is integrated by importance sampling from its prior.
	 */
	@Test
	void meanMatchesTheTruePosterior() {
		final double[] y = { 0, 0.4, -0.3, 4, 3.2, 2.3, 2.6, 1.1 };
		final double lambda = 0.5, rate = lambda / Math.sqrt(-Math.expm1(-2 /
			DECAY));
		final double g = Math.exp(-1 / DECAY);
		final int n = y.length, draws = 400_000;
		final double[] truth = new double[n];
		double all = 0;
		final Random random = new Random(1);
		final double[] s = new double[n];
		for (int k = 0; k < draws; k++) {
			// one sample is surely active in half of the draws, so that few are wasted
			final double often = 0.25;
			double weight = 1;
			for (int t = 0; t < n - 1; t++) {
				final boolean active = random.nextDouble() < often;
				s[t] = active ? -Math.log(1 - random.nextDouble()) / rate : 0;
				weight *= active ? ActivityPosterior.ACTIVE / often : (1 -
					ActivityPosterior.ACTIVE) / (1 - often);
			}
			weight *= marginal(y, s, g);
			all += weight;
			for (int t = 0; t < n; t++)
				truth[t] += weight * s[t];
		}
		final double[] found = new ActivityPosterior().of(y, DECAY, lambda, Progress
			.none()).activity();
		for (int t = 0; t < n - 1; t++)
			assertEquals(truth[t] / all, found[t], 0.2, "sample " + t);
		assertTrue(found[2] > 1.5, Arrays.toString(found));
	}

	/** The density of y given s, first sample of c and b integrated out: Gaussian with covariance I + 100·(aaᵀ + 11ᵀ). */
	private static double marginal(final double[] y, final double[] s,
		final double g)
	{
		final int n = y.length;
		double c = 0, ra = 0, r1 = 0, rr = 0, aa = 0, a1 = 0;
		for (int t = 0; t < n; t++) {
			final double r = y[t] - c, a = Math.pow(g, t);
			ra += r * a;
			r1 += r;
			rr += r * r;
			aa += a * a;
			a1 += a;
			c = g * c + s[t];
		}
		// Woodbury: rᵀ(I + UUᵀ·100)⁻¹r, two by two
		final double p = 0.01 + aa, q = 0.01 + n, det = p * q - a1 * a1;
		final double explained = (q * ra * ra - 2 * a1 * ra * r1 + p * r1 * r1) /
			det;
		return Math.exp(-0.5 * (rr - explained));
	}

	@Test
	void findsClearEvents() {
		final Random random = new Random(3);
		final double[] s = new double[2000], y = new double[s.length];
		for (int k = 0; k < 20; k++)
			s[50 + 95 * k] = 20 + k;
		double c = 0;
		for (int t = 0; t < y.length; t++) {
			y[t] = 7 + c + random.nextGaussian();
			c = Math.exp(-1.0 / 30) * c + s[t];
		}
		final ActivityPosterior.Estimate e = new ActivityPosterior().of(y, 30, 0.2,
			Progress.none());
		assertTrue(e.converged());
		assertEquals(7, e.baseline(), 0.5);
		for (int k = 0; k < 20; k++) {
			final int t = 50 + 95 * k;
			assertEquals(s[t], e.activity()[t - 1] + e.activity()[t] + e
				.activity()[t + 1], 3.5, "event " + k);
		}
		assertTrue(Arrays.stream(e.activity()).sum() < 1.1 * Arrays.stream(s).sum());
	}

	@Test
	void isReusable() {
		final double[] y = new Random(5).doubles(300, 0, 5).toArray();
		final ActivityPosterior used = new ActivityPosterior();
		used.of(new Random(6).doubles(900, 0, 50).toArray(), 9, 1, Progress.none());
		assertArrayEquals(new ActivityPosterior().of(y, 20, 1, Progress.none())
			.activity(), used.of(y, 20, 1, Progress.none()).activity());
	}

	@Test
	void evidenceIsHighestNearTheTrueDecay() {
		final Random random = new Random(8);
		final double[] y = new double[5000];
		double c = 0;
		for (int t = 0; t < y.length; t++) {
			y[t] = c + random.nextGaussian();
			c = Math.exp(-1.0 / 40) * c + (random.nextDouble() < 0.03 ? 4 : 0);
		}
		final ActivityPosterior p = new ActivityPosterior();
		final double[] e = p.evidence(y, new double[] { 20, 40, 80 }, 1, Progress
			.none());
		assertTrue(e[1] > e[0] + 10, Arrays.toString(e));
		assertTrue(e[1] > e[2] + 10, Arrays.toString(e));
		// where it began hardly matters
		assertEquals(e[1], new ActivityPosterior().evidence(y, new double[] { 40 }, 1,
			Progress.none())[0], 10);
	}
}
