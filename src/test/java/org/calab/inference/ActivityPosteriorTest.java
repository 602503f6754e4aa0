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

import org.calab.kernel.Ar2;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityPosteriorTest {

	private static final Ar2 NO_RISE = Ar2.withoutRise(5, 1), RISE = Ar2.of(2, 5,
		1);

	private static ActivityPosterior.Estimate estimate(final double[] y,
		final Ar2 kernel, final double lambda)
	{
		return new ActivityPosterior().of(y, kernel, ActivityPrior.of(lambda),
			Progress.none());
	}

	/** With one unknown sample the approximation is exact. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 2, 4.999 })
	void isExactForOneSample(final double rise) {
		final Ar2 kernel = rise > 0 ? Ar2.of(rise, 5, 1) : NO_RISE;
		for (final double jump : new double[] { -1, 0, 3, 9 }) {
			final double[] y = { 0.3, 0.3 + jump };
			final PosteriorByIntegration truth = new PosteriorByIntegration(y, kernel,
				ActivityPrior.of(0.5), 1, 20_000);
			final ActivityPosterior.Estimate found = estimate(y, kernel, 0.5);
			assertEquals(truth.mean[0], found.activity()[0], 1e-4);
			assertEquals(truth.deviation[0], found.deviation()[0], 1e-4);
			assertEquals(truth.probability[0], found.probability()[0], 1e-5);
			assertEquals(truth.evidence, evidence(y, kernel, 0.5), 1e-4);
		}
	}

	@Test
	void matchesTheTruePosterior() {
		matches(new double[] { 0, 0.4, -0.3, 4, 3.2, 2.3, 2.6, 1.1 }, NO_RISE, 0.2);
	}

	@Test
	void matchesTheTruePosteriorWithARise() {
		matches(new double[] { 0.2, -0.5, 0.4, 0.1, 2.4, 4.1, 5.2, 4.4, 4.3, 2.9,
			2.6, 1.4 }, RISE, 0.2);
		matches(new double[] { 0.2, -0.5, 0.4, 0.1, -0.6, 0.9, 1.2, -0.4, 0.3, 0.8,
			1.6, 0.1 }, RISE, 0.1);
	}

	/** By brute force: every combination of up to three active samples, and their activity on a grid. */
	private static void matches(final double[] y, final Ar2 kernel,
		final double tolerance)
	{
		final PosteriorByIntegration truth = new PosteriorByIntegration(y, kernel,
			ActivityPrior.of(0.5), 3, 40);
		final ActivityPosterior.Estimate found = estimate(y, kernel, 0.5);
		for (int t = 0; t < y.length - 1; t++) {
			final String where = "sample " + t;
			assertEquals(truth.mean[t], found.activity()[t], tolerance, where);
			assertEquals(truth.deviation[t], found.deviation()[t], 2 * tolerance,
				where);
			assertEquals(truth.probability[t], found.probability()[t], tolerance / 2,
				where);
		}
		assertEquals(truth.evidence, evidence(y, kernel, 0.5), 0.1);
	}

	/** Log p(y) with its constant. */
	private static double evidence(final double[] y, final Ar2 kernel,
		final double lambda)
	{
		return new ActivityPosterior().evidence(y, new Ar2[] { kernel },
			ActivityPrior.of(lambda), Progress.none())[0];
	}

	@Test
	void aFastRiseIsThatOfASingleExponential() {
		final double[] y = new Random(4).doubles(400, 0, 6).toArray();
		final ActivityPosterior.Estimate one = estimate(y, NO_RISE, 1), two =
			estimate(y, Ar2.of(1e-3, 5, 1), 1);
		assertArrayEquals(one.activity(), two.activity(), 1e-9);
		assertArrayEquals(one.deviation(), two.deviation(), 1e-9);
		assertArrayEquals(one.probability(), two.probability(), 1e-9);
		assertArrayEquals(one.calcium(), two.calcium(), 1e-9);
		assertEquals(evidence(y, NO_RISE, 1), evidence(y, Ar2.of(1e-3, 5, 1), 1),
			1e-6);
	}

	/** The fit is the kernel's response to the activity, whatever came before it. */
	@Test
	void fitIsTheKernelsResponse() {
		final double[] y = trace(RISE, 600, 12, 3);
		final ActivityPosterior.Estimate e = estimate(y, RISE, 1);
		final double[] fit = new double[y.length];
		for (int t = 2; t < y.length; t++)
			fit[t] = RISE.g1() * (e.calcium()[t - 1] - e.baseline()) + RISE.g2() * (e
				.calcium()[t - 2] - e.baseline()) + e.activity()[t - 1] / RISE.peak() + e
					.baseline();
		assertArrayEquals(Arrays.copyOfRange(fit, 2, fit.length), Arrays.copyOfRange(
			e.calcium(), 2, fit.length), 1e-9);
	}

	private static double[] trace(final Ar2 kernel, final int n,
		final double size, final int seed)
	{
		final Random random = new Random(seed);
		final double[] y = new double[n];
		double before = 0, now = 0;
		for (int t = 0; t < n; t++) {
			y[t] = now + random.nextGaussian();
			final double next = kernel.g1() * now + kernel.g2() * before + (random
				.nextDouble() < 0.03 ? size / kernel.peak() : 0);
			before = now;
			now = next;
		}
		return y;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.5, 2, 4.99999, 5 })
	void degenerateTracesHaveFiniteEstimates(final double rise) {
		final Ar2 kernel = Ar2.of(rise, 5, 1);
		final double[] constant = new double[50], offset = new double[50], huge =
			new double[50];
		Arrays.fill(constant, 3);
		Arrays.setAll(offset, t -> 1e9 + t % 3);
		Arrays.setAll(huge, t -> t % 7 == 0 ? 1e12 : -1e12);
		for (final double[] y : new double[][] { { 0 }, { 1e6 }, { 1, 2 },
			new double[50], constant, offset, huge })
		{
			final ActivityPosterior.Estimate e = estimate(y, kernel, 1);
			for (int t = 0; t < y.length; t++) {
				assertTrue(e.activity()[t] >= 0 && Double.isFinite(e.activity()[t]));
				assertTrue(e.deviation()[t] > 0 && Double.isFinite(e.deviation()[t]));
				assertTrue(e.probability()[t] >= 0 && e.probability()[t] <= 1);
				assertTrue(Double.isFinite(e.calcium()[t]));
			}
			assertTrue(Double.isFinite(evidence(y, kernel, 1)));
		}
	}

	@Test
	void nothingIsFoundInAConstant() {
		final double[] constant = new double[300];
		Arrays.fill(constant, 3);
		final ActivityPosterior.Estimate e = estimate(constant, RISE, 1);
		assertEquals(3, e.baseline(), 0.5);
		// the last samples hardly show in the trace: prior mean and probability
		for (int t = 5; t < 280; t++)
			assertTrue(e.probability()[t] < ActivityPrior.ACTIVE, "sample " + t);
	}

	@Test
	void baselineOfZeroIsKept() {
		final double[] y = new Random(2).doubles(200, 5, 6).toArray();
		assertEquals(0, new ActivityPosterior().of(y, RISE, new ActivityPrior(0.04,
			1, 0), Progress.none()).baseline());
	}

	/** Deviations are those of the errors. */
	@Test
	void trueActivityIsWithinTwoDeviations() {
		final Random random = new Random(9);
		int inside = 0, all = 0;
		for (int seed = 0; seed < 20; seed++) {
			final int n = 1000;
			final double[] s = new double[n], y = new double[n];
			final ActivityPrior prior = ActivityPrior.of(0.2);
			final double rate = 0.2 * norm(RISE);
			double before = 0, now = 0;
			for (int t = 0; t < n; t++) {
				y[t] = now + random.nextGaussian();
				s[t] = random.nextDouble() < prior.active() ? -Math.log(1 - random
					.nextDouble()) / rate : 0;
				final double next = RISE.g1() * now + RISE.g2() * before + s[t] / RISE
					.peak();
				before = now;
				now = next;
			}
			final ActivityPosterior.Estimate e = new ActivityPosterior().of(y, RISE,
				prior, Progress.none());
			for (int t = 0; t < n - 2; t++) {
				if (e.probability()[t] < 0.5) continue;
				all++;
				if (Math.abs(s[t] - e.activity()[t]) < 2 * e.deviation()[t]) inside++;
			}
		}
		final double part = (double) inside / all;
		assertTrue(part > 0.9 && part < 0.98, inside + " of " + all);
	}

	private static double norm(final Ar2 kernel) {
		double before = 0, now = 1 / kernel.peak(), sum = 0;
		for (int t = 0; t < 200; t++) {
			sum += now * now;
			final double next = kernel.g1() * now + kernel.g2() * before;
			before = now;
			now = next;
		}
		return Math.sqrt(sum);
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
		final ActivityPosterior.Estimate e = estimate(y, Ar2.withoutRise(30, 1),
			0.2);
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
		used.of(new Random(6).doubles(900, 0, 50).toArray(), NO_RISE, ActivityPrior.of(
			1), Progress.none());
		final ActivityPosterior.Estimate again = used.of(y, RISE, ActivityPrior.of(1),
			Progress.none()), fresh = estimate(y, RISE, 1);
		assertArrayEquals(fresh.activity(), again.activity());
		assertArrayEquals(fresh.deviation(), again.deviation());
		assertArrayEquals(fresh.probability(), again.probability());
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
		final double[] e = p.evidence(y, new Ar2[] { Ar2.withoutRise(20, 1), Ar2
			.withoutRise(40, 1), Ar2.withoutRise(80, 1) }, ActivityPrior.of(1), Progress
				.none());
		assertTrue(e[1] > e[0] + 10, Arrays.toString(e));
		assertTrue(e[1] > e[2] + 10, Arrays.toString(e));
		// where it began hardly matters
		assertEquals(e[1], evidence(y, Ar2.withoutRise(40, 1), 1), 10);
	}

	@Test
	void evidenceIsHighestNearTheTrueRise() {
		final Ar2 truth = Ar2.of(6, 40, 1);
		final double[] y = trace(truth, 5000, 12, 8), e = new ActivityPosterior()
			.evidence(y, new Ar2[] { Ar2.withoutRise(40, 1), Ar2.of(2, 40, 1), truth, Ar2
				.of(15, 40, 1) }, ActivityPrior.of(1), Progress.none());
		for (final int other : new int[] { 0, 1, 3 })
			assertTrue(e[2] > e[other] + 10, Arrays.toString(e));
	}
}
