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
 * One axis of the image in equal pieces, the sides of the squares whose means the neuropil is
 * estimated from.
 *
 * @param edges first pixel of each piece, and the pixel after the last one
 */
record Axis(int[] edges) {

	/** @return an axis of {@code length} pixels in pieces of at least {@code piece} pixels, if it has so many */
	static Axis of(final int length, final int piece) {
		final int n = Math.max(1, length / piece);
		final int[] edges = new int[n + 1];
		for (int i = 0; i <= n; i++)
			edges[i] = (int) ((long) i * length / n);
		return new Axis(edges);
	}

	int pieces() {
		return edges.length - 1;
	}

	int start() {
		return edges[0];
	}

	int end() {
		return edges[edges.length - 1];
	}

	int length() {
		return end() - start();
	}

	/** @return the part of whole pieces that contains these pixels */
	Axis containing(final int from, final int to) {
		int a = 0, b = pieces();
		while (edges[a + 1] <= from)
			a++;
		while (edges[b - 1] >= to)
			b--;
		return new Axis(java.util.Arrays.copyOfRange(edges, a, b + 1));
	}

	/** Linear interpolation between the centres of the pieces: {@code (1 - f) v[j] + f v[j + 1]}. */
	record Interpolation(int[] left, int[] right, float[] f) {}

	/** @return for each pixel of the axis, between which pieces it lies; constant beyond the outer centres */
	Interpolation interpolation() {
		final int n = length(), last = pieces() - 1;
		final int[] left = new int[n], right = new int[n];
		final float[] f = new float[n];
		int j = -1;
		for (int i = 0; i < n; i++) {
			final double at = start() + i;
			while (j < last && centre(j + 1) < at)
				j++;
			left[i] = Math.max(0, j);
			right[i] = Math.min(last, j + 1);
			if (left[i] != right[i]) f[i] = (float) ((at - centre(j)) / (centre(j +
				1) - centre(j)));
		}
		return new Interpolation(left, right, f);
	}

	private double centre(final int piece) {
		return (edges[piece] + edges[piece + 1] - 1) / 2.0;
	}
}
