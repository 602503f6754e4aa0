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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much the image of a movie moves.
 *
 * @param pixels distance between two pictures of the movie, each a mean of about 0.25 s: of all pairs, one in
 *          ten is further apart
 * @param diameter of a cell in pixels
 * @param pictures number of pictures that could be compared
 */
public record Motion(double pixels, double diameter, int pictures) {

	/** Motion beyond this part of a cell's diameter changes traces and blurs footprints. */
	private static final double TOLERATED = 0.1;

	/** @return whether it moves by more than a tenth of a cell's diameter */
	public boolean isTooMuch() {
		return pixels > TOLERATED * diameter;
	}

	/** @return what to do about it, if it is too much */
	public Optional<String> warning() {
		return isTooMuch() ? Optional.of(String.format(Locale.ROOT,
			"The image moves by about %.1f pixels, which is more than a tenth of a cell's diameter " +
				"(%.0f pixels): traces mix cells with what is around them. Nothing is corrected here. " +
				"Correct the motion first, with StackReg or moco in Fiji, or with NoRMCorre or Suite2p.",
			pixels, diameter)) : Optional.empty();
	}

	/** @return for metadata: the motion and what it was compared with */
	public Map<String, Object> info() {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("motion_pixels", Math.rint(1000 * pixels) / 1000);
		info.put("cell_diameter", Math.rint(10 * diameter) / 10);
		info.put("pictures", pictures);
		return info;
	}
}
