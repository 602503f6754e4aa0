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
package org.calab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.calab.kernel.AmplitudeFit.Candidate;
import org.junit.jupiter.api.Test;

class AmplitudeFitTest {

	/** Whatever the kernel: the error is what is left, and no amplitude is out of bounds. */
	@Test
	void amplitudesStayWithinTheirBounds() {
		final Random random = new Random(3);
		int free = 0, atCeiling = 0, none = 0;
		for (int i = 0; i < 2000; i++) {
			final double[] h = new BiexponentialKernel(0.05 + 0.2 * random
				.nextDouble(), 0.4, 1, 0, 0, 0, 0,
				BiexponentialKernel.Outcome.SLOW_ONLY).slow(40, 30);
			for (int k = 0; k < h.length; k++)
				h[k] += 0.1 * random.nextGaussian() + (k == 1 ? random.nextDouble() : 0);
			final double rise = 0.04 + 0.1 * random.nextDouble(), riseFast = 0.05 *
				random.nextDouble() + 0.01;
			final AmplitudeFit fit = new AmplitudeFit(h, 30, 1);
			final double[] slow = fit.component(rise, 0.4), fast = fit.component(
				riseFast, riseFast + 0.06);
			final Candidate c = fit.both(slow, fast, rise, 0.4, riseFast, riseFast +
				0.06);
			double left = 0, withSlow = 0, withFast = 0;
			for (int k = 1; k < h.length; k++) {
				final double r = h[k] - c.beta() * slow[k] - c.betaFast() * fast[k];
				left += r * r;
				withSlow += r * slow[k];
				withFast += r * fast[k];
			}
			assertEquals(left, c.error(), 1e-12);
			assertTrue(c.betaFast() >= 0 && c.betaFast() <= c.beta());
			// beta is the best for this betaFast
			assertEquals(0, withSlow, 1e-11);
			final double ceiling = ceiling(h, slow, fast);
			assertTrue(c.betaFast() <= ceiling + 1e-12);
			if (c.betaFast() == 0) none++;
			else if (Math.abs(c.betaFast() - ceiling) < 1e-12) {
				assertTrue(withFast > 0, "more would fit better");
				atCeiling++;
			}
			else {
				assertEquals(0, withFast, 1e-11);
				free++;
			}
		}
		assertTrue(free > 50 && atCeiling > 50 && none > 50, free + ", " +
			atCeiling + ", " + none);
	}

	/** Twice what the slow component alone leaves for the fast one. */
	private static double ceiling(final double[] h, final double[] slow,
		final double[] fast)
	{
		double ss = 0, hs = 0, ff = 0;
		for (int k = 1; k < h.length; k++) {
			ss += slow[k] * slow[k];
			hs += h[k] * slow[k];
			ff += fast[k] * fast[k];
		}
		double left = 0;
		for (int k = 1; k < h.length; k++)
			left += (h[k] - hs / ss * slow[k]) * fast[k];
		return 2 * Math.max(0, left / ff);
	}
}
