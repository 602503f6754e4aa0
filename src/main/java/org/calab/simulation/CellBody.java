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
 * Position and shape of a simulated cell: a slightly elliptical body with an irregular outline and a soft
 * edge, bright all over or as a ring around a dark nucleus.
 *
 * @param x column of the centre in pixels; pixel 0 extends from 0 to 1
 * @param y row of the centre in pixels
 * @param radius mean radius of the outline in pixels
 * @param donut whether it has a dark nucleus
 * @param outlineX columns of the polygon at half the brightness of the cell. Do not modify.
 * @param outlineY rows of the polygon. Do not modify.
 * @param left first column of the mask
 * @param top first row of the mask
 * @param maskWidth number of columns of the mask
 * @param mask brightness of each pixel as a fraction of that of the bright parts, 0 to 1, row by row,
 *          clipped to the image. Do not modify.
 */
public record CellBody(double x, double y, double radius, boolean donut,
	float[] outlineX, float[] outlineY, int left, int top, int maskWidth,
	float[] mask)
{

	private static final int CORNERS = 36, LOBES = 3;

	/** Radius of a nucleus relative to that of its cell, and the part of the brightness that it lacks. */
	private static final double NUCLEUS = 0.6, DARKER = 0.75;

	/** Draws a random shape around a centre. */
	static CellBody draw(final double x, final double y, final double radius,
		final boolean donut, final int width, final int height,
		final Xorshift32 random)
	{
		final double ellipse = 0.15 * random.uniform(), tilt = Math.PI * random
			.uniform();
		final double[] size = new double[LOBES], phase = new double[LOBES];
		for (int k = 0; k < LOBES; k++) {
			size[k] = 0.08 * random.uniform() / (k + 1);
			phase[k] = 2 * Math.PI * random.uniform();
		}
		final Edge edge = angle -> {
			double r = 1 + ellipse * Math.cos(2 * (angle - tilt));
			for (int k = 0; k < LOBES; k++)
				r += size[k] * Math.cos((k + 3) * angle + phase[k]);
			return radius * r;
		};
		final float[] px = new float[CORNERS], py = new float[CORNERS];
		double reach = 0;
		for (int i = 0; i < CORNERS; i++) {
			final double angle = 2 * Math.PI * i / CORNERS, r = edge.at(angle);
			reach = Math.max(reach, r);
			px[i] = (float) (x + r * Math.cos(angle));
			py[i] = (float) (y + r * Math.sin(angle));
		}
		final int left = Math.max(0, (int) Math.floor(x - reach - 2)), top = Math
			.max(0, (int) Math.floor(y - reach - 2)), right = Math.min(width,
				(int) Math.ceil(x + reach + 2)), bottom = Math.min(height, (int) Math
					.ceil(y + reach + 2));
		final float[] mask = new float[(right - left) * (bottom - top)];
		for (int row = top, i = 0; row < bottom; row++) {
			for (int column = left; column < right; column++, i++) {
				final double dx = column + 0.5 - x, dy = row + 0.5 - y, r = edge.at(Math
					.atan2(dy, dx)), distance = Math.hypot(dx, dy);
				mask[i] = (float) inside(r, distance);
				if (donut) mask[i] *= (float) (1 - DARKER * inside(NUCLEUS * r,
					distance));
			}
		}
		return new CellBody(x, y, radius, donut, px, py, left, top, right - left,
			mask);
	}

	/** @return 1 inside a radius and 0 outside, with an edge that falls over two pixels */
	private static double inside(final double radius, final double distance) {
		return Math.max(0, Math.min(1, (radius + 1 - distance) / 2));
	}

	@FunctionalInterface
	private interface Edge {

		/** @return the radius in this direction */
		double at(double angle);
	}
}
