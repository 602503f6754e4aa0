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

import org.calab.extraction.Region;

/**
 * A cell that was found, or a candidate that was rejected.
 *
 * @param region pixels inside the outline, weighted by how much their fluorescence changes with the
 *          trace, in grey levels; rejected if it failed a gate
 * @param x column of the centre of the outline in pixels
 * @param y row of the centre in pixels
 * @param snr peak of the trace over its noise
 * @param r correlation of the footprint with the image of the cell's active frames
 * @param contrast 1 minus the change around the cell over the change inside
 * @param area number of pixels inside the outline
 * @param score SNR times r, by which cells are ordered
 * @param failed the gate that it failed; empty for a cell
 * @param trace one sample per binned frame, in noise SDs of a pixel. Not copied; do not modify.
 */
public record FoundCell(Region region, double x, double y, double snr, double r,
	double contrast, int area, double score, Optional<Gate> failed, float[] trace)
{

	/** @return its name */
	public String name() {
		return region.name();
	}

	FoundCell named(final String name) {
		return new FoundCell(region.named(name), x, y, snr, r, contrast, area, score,
			failed, trace);
	}
}
