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
package org.calab.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A TIFF whose pages were checked.
 *
 * @param file its path
 * @param at offsets of the pages that are planes of the movie
 * @param page the first of them; the others are like it
 * @param forImageJ whether ImageJ's own reader reads it rightly
 * @param header description and software of the first page
 * @param notes which pages were left out
 */
record TiffPages(Path file, long[] at, TiffPage page, boolean forImageJ,
	String header, List<String> notes)
{

	/** @return the planes per page: an RGB page is one, otherwise each sample is a channel */
	int channelsPerPage() {
		return page.isRgb() ? 1 : (int) page.samples();
	}

	/** @return the samples of page {@code n}, counted from 0: pixel by pixel, row by row */
	double[][] read(final int n, final int... samples) throws IOException {
		return TiffPlanes.read(file, at[n], page, samples);
	}
}
