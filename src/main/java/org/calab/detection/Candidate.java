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

import java.util.Optional;

/**
 * A component with all that is measured of it.
 *
 * @param component footprint and trace
 * @param outline in the same coordinates
 * @param snr peak of the trace over its noise
 * @param r correlation of footprint and active frames
 * @param contrast 1 minus surroundings over inside
 * @param area in areas of a disc of the diameter
 * @param elongation long axis over short axis
 * @param compactness 1 for a disc
 */
record Candidate(Component component, Outline outline, double snr, double r,
	double contrast, double area, double elongation, double compactness)
{

	/** Half of the pixels' variance explained would be 0.7; noise alone gives about 0. */
	private static final double SMALLEST_R = 0.5;

	private static final double LONGEST = 2.5;

	/** A footprint of less than this area is a fragment if it is longer than that. */
	private static final double SMALL = 0.45, LONGEST_SMALL = 1.7;

	private static final double SMALLEST_CONTRAST = 0.75, LARGEST_CONTRAST = 1.5;

	private static final double LARGEST_COMPACTNESS = 1.4;

	/** A cell so plain that it may be taken away before the neuropil is estimated again. */
	private static final double SURE_R = 0.8, SURE_CONTRAST = 1.35,
			SURE_COMPACTNESS = 1.3;

	/** @return the first gate that it fails */
	Optional<Gate> failed(final double minSnr) {
		if (area < Scale.SMALLEST_AREA || area > Scale.LARGEST_AREA) return Optional.of(Gate.AREA);
		if (!(snr >= minSnr)) return Optional.of(Gate.SNR);
		if (!(r >= SMALLEST_R)) return Optional.of(Gate.R);
		if (elongation > LONGEST || area < SMALL && elongation > LONGEST_SMALL)
			return Optional.of(Gate.ELONGATION);
		if (!(contrast >= SMALLEST_CONTRAST && contrast <= LARGEST_CONTRAST))
			return Optional.of(Gate.CONTRAST);
		return compactness <= LARGEST_COMPACTNESS ? Optional.empty() : Optional.of(
			Gate.COMPACTNESS);
	}

	/** @return the same in an image whose origin lies {@code dx} and {@code dy} pixels further up and left */
	Candidate moved(final int dx, final int dy) {
		return new Candidate(new Component(component.x() + dx, component.y() + dy,
			component.footprint().moved(dx, dy), component.trace()), new Outline(outline
				.patch().moved(dx, dy), outline.inside()), snr, r, contrast, area,
			elongation, compactness);
	}

	boolean isSure() {
		return r >= SURE_R && contrast >= SMALLEST_CONTRAST && contrast <= SURE_CONTRAST &&
			compactness <= SURE_COMPACTNESS;
	}

	/** @return by which candidates are ordered: strong and well-explained ones first */
	double score() {
		return snr * Math.max(r, 0);
	}
}
