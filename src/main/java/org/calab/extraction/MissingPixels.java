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

import java.util.ArrayList;
import java.util.List;

/** Counts the pixels that are not finite, such as the NaN borders that motion correction leaves. */
final class MissingPixels {

	/** More regions than these are only counted in a note. */
	private static final int NAMED = 5;

	private final int[] frames, most, empty;

	MissingPixels(final int regions) {
		frames = new int[regions];
		most = new int[regions];
		empty = new int[regions];
	}

	/** @param missing pixels of the region that are not finite in a frame */
	void count(final int region, final int missing, final int pixels) {
		if (missing == 0) return;
		if (missing == pixels) empty[region]++;
		else {
			frames[region]++;
			most[region] = Math.max(most[region], missing);
		}
	}

	/**
	 * @param names of the regions
	 * @param regions their pixels
	 * @param numFrames of the movie
	 * @param what the regions are, for example "ROI"
	 * @return at most two notes
	 */
	List<String> notes(final List<String> names,
		final List<Region.Pixels> regions, final int numFrames, final String what)
	{
		final List<String> partly = new ArrayList<>(), entirely = new ArrayList<>();
		for (int i = 0; i < frames.length; i++) {
			final String name = what + " \"" + names.get(i) + "\"";
			if (frames[i] > 0) partly.add(name + " up to " + most[i] + " of " + regions
				.get(i).offsets().length + " pixels in " + frames[i] + " of " + numFrames +
				" frames");
			if (empty[i] > 0) entirely.add(name + " in " + empty[i] + " of " + numFrames +
				" frames");
		}
		final List<String> notes = new ArrayList<>();
		if (!partly.isEmpty()) notes.add(
			"Pixels that are not finite (NaN) were left out of the mean: " + list(partly) +
				".");
		if (!entirely.isEmpty()) notes.add(
			"Samples are missing (NaN) where no pixel is finite: " + list(entirely) + ".");
		return notes;
	}

	private static String list(final List<String> all) {
		return String.join("; ", all.subList(0, Math.min(NAMED, all.size()))) + (all
			.size() > NAMED ? "; and " + (all.size() - NAMED) + " more" : "");
	}
}
