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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.calab.io.DataFormatException;
import org.calab.trace.CellNames;
import org.calab.trace.CellStates;

/** Leaves out the cells that the tool which found them has rejected itself, with a note of how many. */
final class AcceptedCells {

	private AcceptedCells() {}

	/**
	 * @param file for messages
	 * @param accepted whether the tool accepted each cell
	 * @param tool its name, for messages
	 * @param number the tool's own number of each cell, for its name
	 * @return the accepted cells, or all if the options say so, with the states of all; without
	 *         names of their own they are named "ROI" and the tool's number
	 * @throws DataFormatException if none was accepted, unless all are to be loaded
	 */
	static RawTraces select(final String file, final RawTraces raw,
		final boolean[] accepted, final String tool, final LoadOptions options,
		final IntUnaryOperator number) throws DataFormatException
	{
		final List<double[]> rows = new ArrayList<>();
		final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
		final List<String> all = CellNames.distinct(raw.names().orElseGet(
			() -> IntStream.range(0, accepted.length).mapToObj(i -> "ROI " + number
				.applyAsInt(i)).toList()));
		for (int i = 0; i < accepted.length; i++) {
			if (!accepted[i]) rejected.add(all.get(i));
			if (!accepted[i] && options.cellsOnly()) continue;
			rows.add(raw.rows()[i]);
			names.add(all.get(i));
		}
		requireSome(file, rows.size(), accepted.length, tool);
		final List<String> notes = new ArrayList<>(raw.notes());
		note(accepted, tool, options, notes);
		return new RawTraces(rows.toArray(new double[0][]), raw.rate(), raw.times(),
			Optional.of(names), CellStates.rejecting(rejected), notes);
	}

	/** @param loaded number of cells that are left */
	static void requireSome(final String file, final int loaded, final int all,
		final String tool) throws DataFormatException
	{
		if (loaded == 0 && all > 0) throw new DataFormatException(file, (all == 1
			? "the only ROI was" : "all " + all + " ROIs were") + " rejected by " + tool +
				"; set cells_only to false to load all ROIs.");
	}

	/** Adds a note of how many were rejected, if any. */
	static void note(final boolean[] accepted, final String tool,
		final LoadOptions options, final List<String> notes)
	{
		int rejected = 0;
		for (final boolean a : accepted)
			if (!a) rejected++;
		if (rejected == 0) return;
		notes.add(options.cellsOnly() ? rejected + " of " + accepted.length +
			" ROIs " + (rejected == 1 ? "was rejected by " + tool + " and is"
				: "were rejected by " + tool + " and are") +
			" left out; set cells_only to false to load all." : "All " + accepted.length +
				" ROIs were loaded, including " + rejected + " that " + tool +
				" rejected.");
	}
}
