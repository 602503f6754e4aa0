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
package org.calab.cadecon;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the subsets exactly as the reference does: the recording is divided into slots, the slots
 * are shuffled, and each subset is placed at random within its slot, which minimises the overlap. Only the
 * limit of the length is not in the reference.
 */
final class SubsetPlacement {

	private final int frames;
	private final int cells;
	private final int length;
	private final int height;
	private long state;

	private SubsetPlacement(final int cells, final int frames,
		final int longest, final SubsetOptions options)
	{
		this.frames = frames;
		this.cells = cells;
		final double part = Math.sqrt(options.targetCoverage() / options
			.numSubsets()), stretch = Math.sqrt(options.aspectRatio());
		length = Math.min(longest, clamp(frames * part * stretch, frames));
		height = clamp(cells * part / stretch, cells);
		state = options.seed();
	}

	/**
	 * @param longest largest number of frames of a subset, at least 1
	 * @return the subsets of a recording with this number of cells and frames
	 */
	static List<Subset> of(final int cells, final int frames, final int longest,
		final SubsetOptions options)
	{
		return new SubsetPlacement(cells, frames, longest, options).place(options
			.numSubsets());
	}

	private static int clamp(final double size, final int most) {
		return (int) Math.max(1, Math.min(most, Math.floor(size)));
	}

	private List<Subset> place(final int count) {
		final int across = frames / length, down = cells / height;
		final int[] slots = new int[across * down];
		for (int i = 0; i < slots.length; i++)
			slots[i] = i;
		for (int i = slots.length - 1; i > 0; i--) {
			final int j = below(i + 1), kept = slots[i];
			slots[i] = slots[j];
			slots[j] = kept;
		}
		final List<Subset> subsets = new ArrayList<>();
		for (int k = 0; k < count; k++) {
			// subsets beyond the number of slots are placed anywhere
			final boolean slotted = k < slots.length;
			final int t = slotted ? within(slots[k] % across, across, frames, length)
				: below(frames - length + 1);
			final int c = slotted ? within(slots[k] / across, down, cells, height)
				: below(cells - height + 1);
			subsets.add(new Subset(t, t + length, c, c + height));
		}
		return subsets;
	}

	/** A random position within a slot; the last slot extends to the edge. */
	private int within(final int slot, final int slots, final int size,
		final int part)
	{
		final int width = size / slots, from = slot * width;
		final int to = slot == slots - 1 ? size : from + width;
		return from + below(to - from - part + 1);
	}

	/** A random integer below n, from a linear congruential generator with a = 1664525, c = 1013904223 and m = 2^32. */
	private int below(final int n) {
		state = state * 1664525 + 1013904223 & 0xffffffffL;
		return (int) (state / 4294967296.0 * n);
	}
}
