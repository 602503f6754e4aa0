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
package org.calab.extraction;

import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;

/**
 * Creates the neuropil rings of cells. A ring consists of the pixels beyond the gap that belong to no
 * cell, clipped at the border. It grows by whole steps of the Chebyshev distance from the cell until it
 * has enough pixels, so that it is never one-sided.
 */
final class NeuropilRing {

	private final int width;
	private final int height;
	private final boolean[] cell;

	/** The last ring that reached a pixel; avoids clearing between rings. */
	private final int[] stamp;
	private int rings;

	NeuropilRing(final int width, final int height,
		final List<Region.Pixels> cells)
	{
		this.width = width;
		this.height = height;
		cell = new boolean[width * height];
		stamp = new int[width * height];
		for (final Region.Pixels p : cells)
			for (final int offset : p.offsets())
				cell[offset] = true;
	}

	/** @throws InvalidInputException if no pixel of the image remains for the ring */
	Region.Pixels around(final String name, final Region.Pixels pixels,
		final NeuropilOptions options)
	{
		rings++;
		int[] front = pixels.offsets().clone();
		for (final int offset : front)
			stamp[offset] = rings;
		int[] ring = new int[64];
		int size = 0;
		for (int distance = 1; front.length > 0 && size < options
			.minPixels(); distance++)
		{
			front = next(front);
			if (distance <= options.innerGap()) continue;
			for (final int offset : front) {
				if (cell[offset]) continue;
				if (size == ring.length) ring = Arrays.copyOf(ring, 2 * size);
				ring[size++] = offset;
			}
		}
		if (size == 0) throw InvalidInputException.of("inner_gap", "of " + options
			.innerGap() + " pixels leaves no pixel outside the ROIs for the neuropil of " +
			"ROI \"" + name + "\". Use a smaller gap, or no neuropil subtraction.");
		final int[] out = Arrays.copyOf(ring, size);
		Arrays.sort(out);
		return new Region.Pixels(out, null);
	}

	/** @return the pixels at the next distance */
	private int[] next(final int[] front) {
		int[] out = new int[front.length + 16];
		int size = 0;
		for (final int offset : front) {
			final int cx = offset % width, cy = offset / width;
			for (int y = Math.max(0, cy - 1); y <= Math.min(height - 1, cy + 1); y++) {
				for (int x = Math.max(0, cx - 1); x <= Math.min(width - 1, cx + 1); x++) {
					final int to = y * width + x;
					if (stamp[to] == rings) continue;
					stamp[to] = rings;
					if (size == out.length) out = Arrays.copyOf(out, 2 * size);
					out[size++] = to;
				}
			}
		}
		return Arrays.copyOf(out, size);
	}
}
