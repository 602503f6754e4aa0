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

import org.calab.io.DataFormatException;
import org.calab.trace.Gaps;

/** Refuses, interpolates or keeps samples that are NaN or infinite, for all formats. */
final class MissingSamples {

	private MissingSamples() {}

	/**
	 * @param raw traces, modified in place
	 * @param notes receives the number of interpolated samples
	 */
	static void repair(final String file, final RawTraces raw,
		final MissingValues policy, final List<String> notes)
		throws DataFormatException
	{
		if (policy == MissingValues.KEEP) return;
		final double[][] rows = raw.rows();
		int replaced = 0, cells = 0;
		for (int i = 0; i < rows.length; i++) {
			final int first = firstMissing(rows[i]);
			if (first < 0) continue;
			final String cell = raw.names().isPresent() ? "cell " + (i + 1) + " (" +
				raw.names().get().get(i) + ")" : "cell " + (i + 1);
			if (policy == MissingValues.REFUSE) throw new DataFormatException(file,
				cell + " has " + rows[i][first] + " at frame " + first +
					" (counted from 0), but every sample must be a finite number; set missing to " +
					"interpolate or keep.");
			if (!Gaps.hasFinite(rows[i])) throw new DataFormatException(file, cell +
				" has no finite sample to interpolate from.");
			replaced += Gaps.fill(rows[i], raw.times().orElse(null));
			cells++;
		}
		if (replaced > 0) notes.add((replaced == 1 ? "1 missing sample" : replaced +
			" missing samples") + " in " + (cells == 1 ? "1 cell" : cells + " cells") + (replaced == 1
			? " was" : " were") + " interpolated.");
	}

	private static int firstMissing(final double[] row) {
		for (int t = 0; t < row.length; t++)
			if (!Double.isFinite(row[t])) return t;
		return -1;
	}
}
