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
package org.calab.io.table;

import java.util.Locale;
import java.util.Set;

/** Headings of columns that name or number the rows, and are no cells. */
final class RowNames {

	/** Columns that name the cell or ROI of a row. */
	private static final Set<String> CELLS = Set.of("cell", "cells", "cell id", "cell name",
		"cell number", "cell index", "cell no", "cell #", "cellid", "roi", "rois", "roi id",
		"roi name", "roi number", "roi index", "roi no", "roi #", "roiid", "neuron",
		"neuron id", "neuron name", "unit", "unit id", "unit name", "unitid", "component",
		"component id", "object", "object id", "trace name", "cell label", "roi label",
		"label", "name", "id", "variable");

	/** Columns that number the rows whatever they hold. */
	private static final Set<String> INDEXES = Set.of("index", "idx", "level 0", "row",
		"row number", "rownames", "row names", "slice", "slice number", "slice #", "frame",
		"frames", "frame number", "frame no", "frame #", "frame id", "frame index",
		"frame idx", "frame num", "framenum", "frameno", "framenumber", "frameindex", "image #",
		"image number", "image no", "buffer index", "buffer", "camnum", "timepoint #",
		"time index", "sample #", "sample number", "sample index", "nframe", "frame nr",
		"bild", "bild nr");

	/** Columns that number the rows if they hold whole numbers that increase. */
	private static final Set<String> COUNTERS = Set.of("#", "no", "no.", "nr", "nr.", "n",
		"image", "sample", "samples", "scan", "timepoint", "timepoints", "time point",
		"time points", "tp", "bin", "x", "i", "t", "time");

	private RowNames() {}

	/** @return the heading in lower case, with single blanks for the usual joints */
	static String plain(final String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[ _.:-]+", " ").strip();
	}

	/** @return whether the column may name rows, and so may hold texts beside numbers */
	static boolean isHeading(final String heading) {
		return heading.isEmpty() || isCell(heading) || isIndex(heading);
	}

	/** @return whether the column names the cell of each row */
	static boolean isCell(final String heading) {
		return CELLS.contains(plain(heading));
	}

	/** @return whether the column names cells, and cannot be a name or number of anything else */
	static boolean isClearlyCell(final String heading) {
		return isCell(heading) && plain(heading).matches("(cell|roi|neuron|unit|component).*");
	}

	/** @return whether the column numbers the rows, whatever it holds */
	static boolean isIndex(final String heading) {
		final String plain = plain(heading);
		return INDEXES.contains(plain) || plain.matches("unnamed \\d+( level \\d+)?");
	}

	/** @return whether the column numbers the frames of each cell */
	static boolean isFrame(final String heading) {
		final String plain = plain(heading);
		return INDEXES.contains(plain) && plain.matches(".*(frame|slice|image|time|sample).*") ||
			plain.matches("t|timepoints?|time points?");
	}

	/** @return whether the column numbers the rows if it counts */
	static boolean isCounter(final String heading) {
		return heading.isEmpty() || COUNTERS.contains(plain(heading));
	}
}
