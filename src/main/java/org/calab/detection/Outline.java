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
package org.calab.detection;

/**
 * The outline of a cell: the pixels whose fluorescence changes with the cell's trace by more than a
 * part of the plateau, in one piece and without holes.
 *
 * @param patch fluorescence of the pixels in grey levels, of its own pixels and not only of those
 *          inside
 * @param inside whether a pixel of the patch is inside the outline
 */
record Outline(Patch patch, boolean[] inside) {

	/** The edge, relative to the plateau: a sharp edge that is blurred has half of the plateau; a little less gives the area of a disc. */
	private static final double EDGE = 0.45;

	/** Smallest eigenvalue of the covariance of the pixels: that of a line of 1 pixel is 1/12. */
	private static final double LINE = 0.08;

	/**
	 * Pixels around the mask for its blurred edge, which reaches 3, and its gradient. The prototype
	 * mirrored the mask one pixel beyond its rectangle; compactness then depends on the rectangle, and
	 * tells discs and crescents less well apart: 1.01 and 1.21 instead of 0.97 and 1.24 at 12 pixels.
	 */
	private static final int FREE = 5;

	/** Two outlines of which one covers this part of the other are one cell. */
	private static final double SAME = 0.5;

	/** @param sd noise SD of each pixel of the image in grey levels */
	static Outline of(final Component c, final float[] sd, final int imageWidth) {
		final Patch p = c.footprint();
		final float[] grey = p.weights().clone();
		for (int i = 0; i < grey.length; i++)
			grey[i] *= sd[(p.y0() + i / p.width()) * imageWidth + p.x0() + i % p
				.width()];
		final float[] smooth = Masks.positive(Masks.smoothed(grey, p.width()), Masks
			.above(p.weights(), 0));
		final boolean[] mask = Masks.heaviestPart(Masks.above(smooth, EDGE * Masks
			.plateau(smooth)), smooth, p.width());
		return new Outline(p.withWeights(smooth), Masks.filled(mask, p.width()));
	}

	int area() {
		return Masks.count(inside);
	}

	/** @return the mean column and row of the pixels */
	double[] centre() {
		double x = 0, y = 0;
		for (int i = 0; i < inside.length; i++)
			if (inside[i]) {
				x += patch.x0() + i % patch.width();
				y += patch.y0() + i / patch.width();
			}
		return new double[] { x / area(), y / area() };
	}

	/** @return the long axis over the short one, of the ellipse with the same moments */
	double elongation() {
		final int n = area();
		if (n <= 3) return 1;
		final double[] c = centre();
		double xx = 0, xy = 0, yy = 0;
		for (int i = 0; i < inside.length; i++) {
			if (!inside[i]) continue;
			final double x = patch.x0() + i % patch.width() - c[0], y = patch.y0() + i /
				patch.width() - c[1];
			xx += x * x;
			xy += x * y;
			yy += y * y;
		}
		final double mean = (xx + yy) / 2 / (n - 1), apart = Math.hypot((xx - yy) / 2,
			xy) / (n - 1);
		return Math.sqrt((mean + apart) / Math.max(mean - apart, LINE));
	}

	/**
	 * @return the square of the perimeter over 4 π times the area: about 1 for a disc. The perimeter is
	 *         the sum of the gradient of the mask, blurred by one pixel: smooth, unlike a count of edges
	 */
	double compactness() {
		final int width = patch.width() + 2 * FREE, height = patch.height() + 2 *
			FREE;
		final float[] mask = new float[width * height], blurred = mask.clone();
		for (int i = 0; i < inside.length; i++)
			if (inside[i]) mask[(i / patch.width() + FREE) * width + i % patch.width() +
				FREE] = 1;
		new GaussianBlur(1).apply(mask, width, new GaussianBlur.Buffers(), blurred);
		double perimeter = 0;
		for (int y = 1; y < height - 1; y++)
			for (int x = 1; x < width - 1; x++) {
				final int i = y * width + x;
				perimeter += Math.hypot(blurred[i + 1] - blurred[i - 1], blurred[i +
					width] - blurred[i - width]) / 2;
			}
		return perimeter * perimeter / (4 * Math.PI * area());
	}

	/** @return whether one of the two outlines covers half of the other */
	boolean isSame(final Outline other) {
		if (!patch.intersects(other.patch)) return false;
		final int[] both = new int[1];
		patch.forShared(other.patch, (here, there) -> {
			if (inside[here] && other.inside[there]) both[0]++;
		});
		return both[0] >= SAME * Math.min(area(), other.area());
	}
}
