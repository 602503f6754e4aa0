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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.calab.io.DataFormatException;

/**
 * The rows of each cell, in a table with one row per cell and frame.
 *
 * @param names of the cells
 * @param rows of each cell, in the order of the table; as many for every cell
 */
record RowGroups(List<String> names, List<int[]> rows) {

	/** ImageJ's usual names of ROIs: positions of four or more digits. */
	private static final String ROI_NAME = "\\d{4,}-\\d{4,}(-\\d{4,})?(-\\d+)?";

	private static RowGroups by(final int rows, final IntFunction<Object> key,
		final IntFunction<String> name)
	{
		final Map<Object, List<Integer>> groups = new LinkedHashMap<>();
		for (int r = 0; r < rows; r++)
			groups.computeIfAbsent(key.apply(r), k -> new ArrayList<>()).add(r);
		return new RowGroups(groups.values().stream().map(g -> name.apply(g.get(0)))
			.toList(), groups.values().stream().map(g -> g.stream().mapToInt(
				Integer::intValue).toArray()).toList());
	}

	/** @return the rows by a column that names the cell; empty if it names each row */
	static Optional<RowGroups> byName(final TableColumn column, final int rows) {
		final RowGroups groups = by(rows, column::key, column::text);
		return groups.rows.stream().allMatch(g -> g.length == 1) ? Optional.empty()
			: Optional.of(groups);
	}

	/**
	 * @param labels of ImageJ: TITLE:ROI:SLICE, where each part but the title may be missing
	 * @return the rows by ROI; empty if the labels do not tell ROIs apart
	 */
	static Optional<RowGroups> byLabel(final TableColumn labels, final int rows) {
		if (!labels.isText()) return byName(labels, rows);
		final List<String> all = labels.texts();
		if (all.stream().allMatch(l -> l.indexOf(':') < 0)) return byName(labels, rows).filter(
			g -> g.names.size() > 1);
		final IntFunction<String> start = r -> all.get(r).substring(0, Math.max(0, all.get(
			r).lastIndexOf(':')));
		final RowGroups slices = by(rows, start::apply, r -> roi(start.apply(r)));
		final boolean frames = slices.rows.stream().allMatch(g -> g.length > 1 && IntStream
			.of(g).mapToObj(all::get).distinct().count() == g.length) && !all.stream()
				.allMatch(l -> last(l).matches(ROI_NAME));
		if (frames) return Optional.of(slices);
		final RowGroups whole = by(rows, all::get, r -> last(all.get(r)));
		return whole.rows.stream().allMatch(g -> g.length > 1) ? Optional.of(whole) : Optional
			.empty();
	}

	/**
	 * @param frames numbers of the frames or slices
	 * @return the rows by how often their frame came before; empty if a frame comes once
	 *         only
	 */
	static Optional<RowGroups> byRepeat(final TableColumn frames, final int rows) {
		final Map<Object, Integer> seen = new LinkedHashMap<>();
		final int[] turn = new int[rows];
		for (int r = 0; r < rows; r++)
			turn[r] = seen.merge(frames.key(r), 1, Integer::sum);
		return seen.size() == rows || seen.size() == 1 ? Optional.empty() : Optional.of(by(rows,
			r -> turn[r], r -> "Cell " + turn[r]));
	}

	private static String roi(final String start) {
		final String[] parts = start.split(":");
		return parts.length > 1 ? parts[1] : start;
	}

	private static String last(final String label) {
		return label.substring(label.lastIndexOf(':') + 1);
	}

	/** @throws DataFormatException if the cells differ in their frames */
	void requireSame(final String file, final List<TableColumn> axes)
		throws DataFormatException
	{
		final int[] first = rows.get(0);
		for (int i = 1; i < rows.size(); i++) {
			final int[] other = rows.get(i);
			boolean same = other.length == first.length;
			for (final TableColumn axis : axes)
				for (int t = 0; same && t < first.length; t++)
					same = axis.key(first[t]).equals(axis.key(other[t]));
			if (!same) throw new DataFormatException(file, "the cells of the table differ in their " +
				"frames: " + names.get(0) + " has " + first.length + " rows, " + names.get(i) + " has " +
				other.length + (other.length == first.length ? " with other frames or times" : "") +
				"; every cell must have the same frames.");
		}
		for (final TableColumn axis : axes) {
			final java.util.Set<Object> distinct = new HashSet<>();
			for (final int r : first)
				if (!distinct.add(axis.key(r))) throw new DataFormatException(file, "cell " + names
					.get(0) + " has more than one row with " + axis.heading() + " " + axis.text(r) +
					"; every cell must have one row per frame.");
		}
	}

	double[][] values(final double[] column) {
		return rows.stream().map(g -> IntStream.of(g).mapToDouble(r -> column[r]).toArray())
			.toArray(double[][]::new);
	}
}
