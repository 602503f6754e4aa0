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
package org.calab.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Shifts that are known, of spots that are drawn where they are. */
class ImageShiftTest {

	private static final int WIDTH = 90, HEIGHT = 70, DIAMETER = 10, SPOTS = 25;

	private final ImageShift shift = new ImageShift(WIDTH, HEIGHT, DIAMETER);

	/** Gaussian spots at random places, moved. @param bright brightness of the first spot; the others have 1 */
	private static float[] spots(final double dx, final double dy,
		final double bright, final double noise, final long seed)
	{
		final Random places = new Random(5), noises = new Random(seed);
		final double[] x = new double[SPOTS], y = new double[SPOTS];
		for (int i = 0; i < SPOTS; i++) {
			x[i] = WIDTH * places.nextDouble();
			y[i] = HEIGHT * places.nextDouble();
		}
		final float[] out = new float[WIDTH * HEIGHT];
		for (int p = 0; p < out.length; p++) {
			double sum = noise * noises.nextGaussian();
			for (int i = 0; i < SPOTS; i++)
				sum += (i == 0 ? bright : 1) * Math.exp(-(Math.pow(p % WIDTH - x[i] - dx,
					2) + Math.pow(p / WIDTH - y[i] - dy, 2)) / 18);
			out[p] = (float) sum;
		}
		return out;
	}

	private ImageShift.Shift between(final float[] image,
		final float[] reference)
	{
		return shift.between(shift.transform(image), shift.transform(reference));
	}

	@Test
	void findsFractionsOfAPixel() {
		final double[][] moves = { { 0, 0 }, { 1, 0 }, { -0.5, 0.3 }, { 1.3, -2.6 }, {
			-4.2, 3.7 } };
		for (final double[] m : moves) {
			final ImageShift.Shift s = between(spots(m[0], m[1], 1, 0.05, 1), spots(0, 0,
				1, 0.05, 2));
			// the fade at the edges stands still, which takes some of a large shift
			assertEquals(m[0], s.x(), 0.12 + 0.08 * Math.abs(m[0]));
			assertEquals(m[1], s.y(), 0.12 + 0.08 * Math.abs(m[1]));
			assertTrue(s.clarity() > 10, "clarity: " + s.clarity());
		}
	}

	@Test
	void aBrightCellIsNoMotion() {
		final ImageShift.Shift s = between(spots(0, 0, 8, 0.05, 1), spots(0, 0, 1,
			0.05, 2));
		assertEquals(0, s.x(), 0.1);
		assertEquals(0, s.y(), 0.1);
	}

	@Test
	void noiseHasNoClearShift() {
		final Random random = new Random(3);
		for (int k = 0; k < 20; k++) {
			final float[] a = new float[WIDTH * HEIGHT], b = a.clone();
			for (int p = 0; p < a.length; p++) {
				a[p] = (float) random.nextGaussian();
				b[p] = (float) random.nextGaussian();
			}
			assertTrue(between(a, b).clarity() < 6, "clarity: " + between(a, b)
				.clarity());
		}
		final float[] flat = new float[WIDTH * HEIGHT];
		assertEquals(0, between(flat, flat).clarity());
	}
}
