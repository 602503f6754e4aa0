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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numerical integration of the density itself. */
class SpikeMomentsTest {

	@ParameterizedTest
	@CsvSource({ "0.05,0.3,0,1", "0.05,0.3,2.5,1", "0.05,0.3,-3,1",
		"0.03,2,0.4,0.09", "0.1,1,30,4", "0.05,5,-1,0.5", "0.5,0.1,1,25",
		"0.05,20,1,9" })
	void momentsAreThoseOfTheDensity(final double w, final double l,
		final double m, final double v)
	{
		final double spike = (1 - w) * gaussian(0, m, v);
		final double end = Math.max(m, 0) + 40 * Math.sqrt(v), dx = end / 2_000_000;
		double all = 0, first = 0, second = 0;
		for (double s = dx / 2; s < end; s += dx) {
			final double p = w * l * Math.exp(-l * s) * gaussian(s, m, v) * dx;
			all += p;
			first += p * s;
			second += p * s * s;
		}
		final SpikeMoments found = new SpikeMoments(w, l);
		found.see(new double[] { m }, new double[] { v }, 1);
		final double mean = first / (all + spike);
		assertEquals(all / (all + spike), found.active[0], 1e-6);
		assertEquals(mean, found.mean[0], 1e-6 * (1 + mean));
		assertEquals(second / (all + spike) - mean * mean, found.variance[0], 1e-5 *
			(second / (all + spike)));
		assertEquals(Math.log1p(all / spike), found.logOnePlusOdds(0), 1e-5);
	}

	@Test
	void scaledErrorFunctionMatchesKnownValues() {
		// Abramowitz & Stegun, table 7.1 and 7.1.23
		assertEquals(1, SpikeMoments.erfcx(0), 1e-11);
		assertEquals(0.427583576155807, SpikeMoments.erfcx(1), 1e-11);
		assertEquals(0.255395676310506, SpikeMoments.erfcx(2), 1e-11);
		assertEquals(5.008980080762283, SpikeMoments.erfcx(-1), 1e-10);
		assertEquals(1 / (1e8 * Math.sqrt(Math.PI)), SpikeMoments.erfcx(1e8),
			1e-19);
	}

	@Test
	void nothingOverflows() {
		final SpikeMoments found = new SpikeMoments(0.05, 0.3);
		for (double m = 1e-3; m < 1e9; m *= 7)
			for (double v = 1e-9; v < 1e9; v *= 9)
				for (final double at : new double[] { m, -m }) {
					found.see(new double[] { at }, new double[] { v }, 1);
					final String where = at + " with variance " + v;
					assertTrue(found.mean[0] >= 0 && found.mean[0] <= Math.max(m, 0) + 10 * Math
						.sqrt(v), where);
					assertTrue(found.variance[0] > 0 && found.variance[0] < 1e20, where);
					assertTrue(Double.isFinite(found.logOnePlusOdds(0)), where);
				}
	}

	@Test
	void samplesOfABlockAreIndependent() {
		final int n = SpikeMoments.BLOCK;
		final double[] m = new double[n], v = new double[n];
		for (int k = 0; k < n; k++) {
			m[k] = 40 * Math.sin(k) - 10;
			v[k] = Math.exp(5 * Math.cos(3 * k));
		}
		final SpikeMoments all = new SpikeMoments(0.05, 0.3), one = new SpikeMoments(
			0.05, 0.3);
		all.see(m, v, n);
		for (int k = 0; k < n; k++) {
			one.see(new double[] { m[k] }, new double[] { v[k] }, 1);
			assertEquals(one.mean[0], all.mean[k], "mean of " + k);
			assertEquals(one.variance[0], all.variance[k], "variance of " + k);
			assertEquals(one.active[0], all.active[k], "probability of " + k);
			assertEquals(one.logOnePlusOdds(0), all.logOnePlusOdds(k), "odds of " + k);
		}
	}

	private static double gaussian(final double s, final double m,
		final double v)
	{
		return Math.exp(-0.5 * (s - m) * (s - m) / v) / Math.sqrt(2 * Math.PI * v);
	}
}
