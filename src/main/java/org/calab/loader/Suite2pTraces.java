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

import java.util.Arrays;
import java.util.List;

import org.calab.io.DataFormatException;

/** What Suite2p's arrays of ROI × frame mean, in its folders and in Fall.mat. */
final class Suite2pTraces {

	/** The tool's name in notes. */
	static final String TOOL = "Suite2p";

	/** The array that is loaded by default. */
	static final String DEFAULT = "F";

	/** The arrays of ROI × frame. */
	static final List<String> ARRAYS = List.of(DEFAULT, "Fneu", "spks", "F_chan2",
		"Fneu_chan2");

	private Suite2pTraces() {}

	/** @return whether neuropil is to be subtracted from the array */
	static boolean hasNeuropil(final String array, final LoadOptions options) {
		return options.neuropilFactor() > 0 && (array.equals(DEFAULT) || array.equals(
			"F_chan2"));
	}

	/** @return the array with the neuropil of a fluorescence array */
	static String neuropil(final String array) {
		return "Fneu" + array.substring(1);
	}

	/**
	 * Subtracts the neuropil from the fluorescence.
	 *
	 * @param file that has the neuropil, for messages
	 * @param f fluorescence, ROI × frame, modified in place
	 */
	static void subtract(final String file, final String array,
		final double[][] f, final double[][] neuropil, final double factor)
		throws DataFormatException
	{
		if (neuropil.length != f.length || f.length > 0 &&
			neuropil[0].length != f[0].length) throw new DataFormatException(file,
				"the shape of " + neuropil(array) + " differs from that of " + array + ".");
		for (int i = 0; i < f.length; i++)
			for (int t = 0; t < f[i].length; t++)
				f[i][t] -= factor * neuropil[i][t];
	}

	/**
	 * @param file for messages
	 * @param iscell the class of each ROI, with or without its probability
	 * @param n number of ROIs
	 * @return whether each is a cell
	 * @throws DataFormatException if the number of ROIs differs, unless all are to be loaded
	 */
	static boolean[] classes(final String file, final double[][] iscell,
		final int n, final LoadOptions options) throws DataFormatException
	{
		final boolean[] cells = new boolean[n];
		final boolean flat = iscell.length == 1 && iscell[0].length == n && n != 1;
		if (!flat && (iscell.length != n || n > 0 && iscell[0].length == 0)) {
			if (options.cellsOnly()) throw new DataFormatException(file, "iscell has " +
				iscell.length + " ROIs, but the traces beside it have " + n +
					"; set cells_only to false to load all ROIs.");
			Arrays.fill(cells, true);
			return cells;
		}
		for (int i = 0; i < n; i++)
			cells[i] = (flat ? iscell[0][i] : iscell[i][0]) > 0;
		return cells;
	}
}
