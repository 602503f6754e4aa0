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
package org.calab.loader;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.calab.io.mat.MatNames.Candidate;

/** Whether a matrix of a MATLAB file is cells × frames or frames × cells. */
final class MatOrientation {

	/** What EXTRACT calls its traces, which are frames × cells. */
	private static final String EXTRACT = "temporal_weights";

	/**
	 * Names of footprints: pixels × cells (CNMF-E, CaImAn, MIN1PIPE) or height × width × cells
	 * (EXTRACT, CIAtah).
	 */
	private static final Set<String> FOOTPRINTS = Set.of("A", "A_or",
		"spatial_weights", "roifn", "filters", "extractedImages");

	private MatOrientation() {}

	/**
	 * @param all of the arrays in the file: footprints beside the traces tell the number of
	 *          cells
	 * @param notes receives the reason if the matrix has to be turned
	 * @return whether the rows of the matrix are frames
	 */
	static boolean framesFirst(final Candidate chosen,
		final List<Candidate> all, final List<String> notes)
	{
		final long rows = chosen.dimensions()[0], columns = chosen.dimensions()[1];
		final boolean extract = chosen.lastName().equals(EXTRACT);
		for (final Candidate c : all) {
			final OptionalLong cells = c.parent().equals(chosen.parent())
				? footprints(c) : OptionalLong.empty();
			if (cells.isEmpty() || rows == columns) continue;
			if (cells.getAsLong() == rows) return false;
			if (cells.getAsLong() != columns || extract) continue;
			notes.add(chosen.name() + " was read as frames x cells: " + c.text() +
				" has the footprints of " + columns + " cells.");
			return true;
		}
		if (extract) notes.add(chosen.name() +
			" was read as frames x cells, as EXTRACT writes it.");
		return extract;
	}

	/** @return the number of footprints, which is the last length */
	private static OptionalLong footprints(final Candidate c) {
		final long[] lengths = c.dimensions();
		if (!FOOTPRINTS.contains(c.lastName())) return OptionalLong.empty();
		if (lengths.length == 3) return OptionalLong.of(lengths[2]);
		return lengths.length == 2 && lengths[0] > lengths[1] && lengths[1] > 1
			? OptionalLong.of(lengths[1]) : OptionalLong.empty();
	}
}
