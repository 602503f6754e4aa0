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
package org.calab.simulation;

/**
 * Motion of a whole image: a shift of each frame that is drawn at random, and a steady
 * drift. The shift at the middle of the movie is 0 on average, so that the true ROIs are
 * where the cells are on average.
 */
final class ImageMotion {

	private final MovieConfig config;
	private final double directionX, directionY;

	ImageMotion(final MovieConfig config) {
		this.config = config;
		final double angle = 2 * Math.PI * Seeds.DIRECTION.random(config.cells()
			.seed()).uniform();
		directionX = Math.cos(angle);
		directionY = Math.sin(angle);
	}

	/** @return the shift of a frame to the right and down, in pixels */
	double[] shift(final int t) {
		final SceneOptions scene = config.scene();
		final int last = config.cells().numTimepoints() - 1;
		final double drifted = last == 0 ? 0 : scene.motionDrift() * ((double) t /
			last - 0.5);
		final Xorshift32 random = Seeds.MOTION.random(config.cells().seed(), t);
		return new double[] { drifted * directionX + scene.motionJitter() * random
			.gaussian(), drifted * directionY + scene.motionJitter() * random
				.gaussian() };
	}

	/** @return the light of a frame, row by row, shifted as the frame is; not below 0 */
	double[] moved(final double[] light, final int t) {
		if (config.scene().motionJitter() == 0 && config.scene()
			.motionDrift() == 0) return light;
		final double[] shift = shift(t);
		final int w = config.scene().width(), h = config.scene().height();
		final double[] across = shifted(light, shift[0], w, 1, h, w), moved = shifted(
			across, shift[1], h, w, w, 1);
		for (int p = 0; p < moved.length; p++)
			moved[p] = Math.max(0, moved[p]);
		return moved;
	}

	/**
	 * Shifts lines by cubic convolution (Keys, IEEE Trans. ASSP 29:1153, 1981), which keeps
	 * polynomials of degree 2 and so hardly blurs; the first and last pixels continue
	 * beyond the edges.
	 *
	 * @param length pixels per line, which are {@code step} apart
	 * @param lines number of lines, which are {@code apart} apart
	 */
	private static double[] shifted(final double[] in, final double shift,
		final int length, final int step, final int lines, final int apart)
	{
		final int whole = (int) Math.floor(-shift);
		final double f = -shift - whole;
		final double[] weights = { ((-0.5 * f + 1) * f - 0.5) * f, (1.5 * f - 2.5) *
			f * f + 1, ((-1.5 * f + 2) * f + 0.5) * f, (0.5 * f - 0.5) * f * f };
		final double[] out = new double[in.length];
		for (int line = 0; line < lines; line++) {
			for (int i = 0; i < length; i++) {
				double sum = 0;
				for (int k = 0; k < weights.length; k++)
					sum += weights[k] * in[line * apart + step * Math.max(0, Math.min(
						length - 1, i + whole + k - 1))];
				out[line * apart + step * i] = sum;
			}
		}
		return out;
	}
}
