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

import java.util.Random;

import org.calab.kernel.Ar2;
import org.junit.jupiter.api.Test;

class FrameMomentsTest {

	private static final FrameSteps STEPS = new FrameSteps(Ar2.of(2, 5, 3), 3);
	private static final double PRIOR = 0.3, RATE = 0.8;

	/** By the midpoint rule along the line of each step. */
	@Test
	void momentsAreThoseOfTheIntegral() {
		final Random random = new Random(1);
		for (int i = 0; i < 20; i++) {
			final double a = 0.2 + random.nextDouble(), b = 0.5 * random.nextGaussian(),
					c = 0.3 + random.nextDouble(), ec = 2 * random.nextGaussian(), ew = 2 *
						random.nextGaussian();
			final double jcc = a * a, jcw = a * b, jww = b * b + c * c;
			double all = 1 - PRIOR, active = 0, mean = 0, square = 0, meanC = 0,
					meanW = 0;
			for (int k = 0; k < 3; k++) {
				final double gc = STEPS.c[k], gw = STEPS.w[k], h = 0.002;
				for (double s = h / 2; s < 60; s += h) {
					final double weight = h * PRIOR / 3 * RATE * Math.exp(-RATE * s + s *
						(gc * ec + gw * ew) - 0.5 * s * s * (gc * gc * jcc + 2 * gc * gw *
							jcw + gw * gw * jww));
					all += weight;
					active += weight;
					mean += weight * s;
					square += weight * s * s;
					meanC += weight * s * gc;
					meanW += weight * s * gw;
				}
			}
			final FrameMoments found = new FrameMoments(STEPS, PRIOR, RATE);
			found.see(ec, ew, jcc, jcw, jww);
			assertEquals(active / all, found.active, 1e-5);
			assertEquals(mean / all, found.mean, 1e-4 * (1 + mean / all));
			assertEquals(square / all - Math.pow(mean / all, 2), found.variance, 1e-3 *
				(1 + square / all));
			assertEquals(meanC / all, found.meanC, 1e-4 * (1 + mean / all));
			assertEquals(meanW / all, found.meanW, 1e-4 * (1 + mean / all));
		}
	}

	/** Where the mixture is narrower than the cavity, site and cavity together have its moments. */
	@Test
	void siteGivesTheMoments() {
		final double jcc = 0.01, jcw = 0.002, jww = 0.02, ec = 0.4, ew = 0.3;
		final FrameMoments found = new FrameMoments(STEPS, PRIOR, RATE);
		found.see(ec, ew, jcc, jcw, jww);
		// covariance (V⁻¹ + J)⁻¹, mean of it times V⁻¹m + η
		final double det = found.cc * found.ww - found.cw * found.cw;
		assertTrue(det > 0);
		final double pcc = found.ww / det, pcw = -found.cw / det, pww = found.cc /
			det, a = pcc + jcc, b = pcw + jcw, c = pww + jww, i = 1 / (a * c - b * b);
		final double tc = pcc * found.siteC + pcw * found.siteW + ec, tw = pcw *
			found.siteC + pww * found.siteW + ew;
		assertEquals(found.meanC, i * (c * tc - b * tw), 1e-9);
		assertEquals(found.meanW, i * (a * tw - b * tc), 1e-9);
	}

	/** A mixture that is wider than the cavity has a positive site all the same. */
	@Test
	void siteIsPositive() {
		final Random random = new Random(2);
		final FrameMoments found = new FrameMoments(STEPS, PRIOR, RATE);
		for (int i = 0; i < 1000; i++) {
			final double a = random.nextDouble() * 5, b = random.nextGaussian(), c =
				random.nextDouble() * 5;
			found.see(20 * random.nextGaussian(), 20 * random.nextGaussian(), a * a, a *
				b, b * b + c * c);
			assertTrue(found.cc >= 0 && found.ww >= 0 && found.cw * found.cw <= found.cc *
				found.ww * (1 + 1e-9) + 1e-300);
			assertTrue(Double.isFinite(found.siteC) && Double.isFinite(found.siteW));
		}
	}
}
