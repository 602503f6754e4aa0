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

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.calab.io.hdf5.Hdf5File;

/**
 * The table of the ROIs of a series, and the rows of it that the series refers to
 * ({@code rois}).
 *
 * @param region rows of the table, one for each trace; empty if the series has none
 * @param table the group of the table's columns; empty if there is none
 */
record NwbRois(Optional<double[]> region, Optional<Group> table) {

	/**
	 * Which ROIs are cells.
	 *
	 * @param accepted one for each ROI
	 * @param column the column of the table that says so
	 */
	record Classes(boolean[] accepted, String column) {}

	/** Largest number of ROIs whose classes are read. */
	private static final long MOST = 1 << 20;

	/** Columns that say whether a ROI is a cell, the most specific first; case is ignored. */
	private static final List<String> CELL = List.of("iscell", "is_cell", "keep",
		"valid_roi", "is_accepted"), ACCEPTED = List.of("accepted"), REJECTED = List
			.of("rejected", "is_rejected", "is_bad"), STATUS = List.of("cell_status",
				"status");

	/** @param series path of the series */
	static NwbRois of(final Hdf5File file, final String series)
		throws IOException
	{
		final Optional<Dataset> rois = file.dataset(series + "/rois").filter(
			Hdf5File::isNumeric).filter(d -> d.getDimensionsAsLong().length == 1 && d
				.getSize() > 0 && d.getSize() <= MOST);
		Optional<Group> table = Optional.empty();
		if (rois.isPresent()) table = file.referenced(rois.get(), "table").filter(
			Group.class::isInstance).map(Group.class::cast);
		if (table.isEmpty()) table = onlyTable(file);
		return new NwbRois(rois.isEmpty() ? Optional.empty() : Optional.of(file.read(
			rois.get(), false)[0]), table);
	}

	/** @return the table of ROIs, if the file has exactly one */
	private static Optional<Group> onlyTable(final Hdf5File file)
		throws IOException
	{
		final List<Group> tables = new ArrayList<>();
		file.visit(NwbSeries.PROCESSING, (at, node) -> {
			if (node instanceof Group g && (Hdf5File.text(g, "neurodata_type").equals(
				"PlaneSegmentation") || isTable(g))) tables.add(g);
		});
		return tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
	}

	private static boolean isTable(final Group group) {
		return Hdf5File.text(group, "neurodata_type").equals("DynamicTable") || group
			.getName().equals("PlaneSegmentation") ? column(group, CELL).isPresent() ||
				column(group, ACCEPTED).isPresent() || column(group, REJECTED)
					.isPresent() || column(group, STATUS).isPresent() : false;
	}

	/** @return the number of ROIs that the series refers to */
	OptionalLong referred() {
		return region.isPresent() ? OptionalLong.of(region.get().length)
			: OptionalLong.empty();
	}

	/** @return the number of ROIs in the table */
	OptionalLong rows() {
		if (table.isEmpty()) return OptionalLong.empty();
		final Group group = table.get();
		for (final List<String> names : List.of(List.of("id"), CELL, ACCEPTED, REJECTED,
			STATUS))
		{
			final Optional<Dataset> c = column(group, names);
			if (c.isPresent() && c.get().getDimensionsAsLong().length > 0)
				return OptionalLong.of(c.get().getDimensionsAsLong()[0]);
		}
		return OptionalLong.empty();
	}

	/** @return the row of each of {@code n} traces in the table; empty if it is not known */
	Optional<int[]> rows(final int n) {
		final long size = rows().orElse(-1);
		final int[] rows = new int[n];
		final boolean isWhole = region.isEmpty() || region.get().length != n;
		if (isWhole && size != n) return Optional.empty();
		for (int i = 0; i < n; i++) {
			final double row = isWhole ? i : region.get()[i];
			if (!(row >= 0 && row < size)) return Optional.empty();
			rows[i] = (int) row;
		}
		return Optional.of(rows);
	}

	/**
	 * @param n number of the traces
	 * @param notes receives the reason why the classes are not used
	 * @return whether each trace is of a cell; empty if the table does not say, or all are
	 */
	Optional<Classes> accepted(final Hdf5File file, final int n,
		final List<String> notes) throws IOException
	{
		if (table.isEmpty()) return Optional.empty();
		final Optional<Classes> found = classes(file);
		if (found.isEmpty()) return Optional.empty();
		final boolean[] classes = found.get().accepted();
		final Optional<int[]> rows = rows(n);
		if (rows.isEmpty()) {
			notes.add("The column " + found.get().column() +
				" of the ROI table was not used: it has " + classes.length + " ROIs, the series " + n +
				".");
			return Optional.empty();
		}
		final boolean[] accepted = new boolean[n];
		boolean all = true;
		for (int i = 0; i < n; i++) {
			accepted[i] = rows.get()[i] < classes.length && classes[rows.get()[i]];
			all &= accepted[i];
		}
		return all ? Optional.empty() : Optional.of(new Classes(accepted, found.get()
			.column()));
	}

	private Optional<Classes> classes(final Hdf5File file) throws IOException {
		final Group group = table.get();
		final Optional<Dataset> isCell = column(group, CELL), accept = column(group,
			ACCEPTED), reject = column(group, REJECTED), status = column(group, STATUS);
		final Optional<double[]> cell = flags(file, isCell);
		if (cell.isPresent()) return classes(where(cell.get(), true), isCell);
		final Optional<boolean[]> words = status(status);
		if (words.isPresent()) return classes(words.get(), status);
		final Optional<double[]> accepted = flags(file, accept), rejected = flags(
			file, reject);
		// both columns all 0: nobody has decided, as CaImAn writes them
		if (rejected.isPresent() && (accepted.isEmpty() || any(rejected.get())))
			return classes(where(rejected.get(), false), reject);
		if (accepted.isPresent() && (rejected.isEmpty() || any(accepted.get())))
			return classes(where(accepted.get(), true), accept);
		return Optional.empty();
	}

	private static Optional<Classes> classes(final boolean[] accepted,
		final Optional<Dataset> column)
	{
		return Optional.of(new Classes(accepted, column.orElseThrow().getName()));
	}

	/** @return the first column of these names */
	private static Optional<Dataset> column(final Group table,
		final List<String> names)
	{
		for (final String name : names)
			for (final Node node : table)
				if (!node.isLink() && node instanceof Dataset d && d.getName().toLowerCase(
					Locale.ROOT).equals(name)) return Optional.of(d);
		return Optional.empty();
	}

	/** @return 0 or 1 for each ROI, the first of two numbers in Suite2p's iscell */
	private static Optional<double[]> flags(final Hdf5File file,
		final Optional<Dataset> column) throws IOException
	{
		if (column.isEmpty() || !Hdf5File.isNumeric(column.get()) || column.get()
			.getSize() == 0 || column.get().getSize() > 2 * MOST || column.get()
				.getDimensionsAsLong().length > 2) return Optional.empty();
		final double[][] read = file.read(column.get(), false);
		if (column.get().getDimensionsAsLong().length == 1) return isFlags(read[0])
			? Optional.of(read[0]) : Optional.empty();
		final double[] first = new double[read.length];
		for (int i = 0; i < first.length; i++)
			first[i] = read[i][0];
		return isFlags(first) ? Optional.of(first) : Optional.empty();
	}

	private static boolean isFlags(final double[] values) {
		for (final double v : values)
			if (v != 0 && v != 1) return false;
		return true;
	}

	private static boolean any(final double[] flags) {
		for (final double f : flags)
			if (f > 0) return true;
		return false;
	}

	private static boolean[] where(final double[] flags, final boolean set) {
		final boolean[] out = new boolean[flags.length];
		for (int i = 0; i < out.length; i++)
			out[i] = flags[i] > 0 == set;
		return out;
	}

	/** @return the classes in a column of words, as Inscopix has them */
	private static Optional<boolean[]> status(final Optional<Dataset> column) {
		if (column.isEmpty() || column.get().getSize() > MOST || column.get()
			.getSize() == 0 || Hdf5File.isNumeric(column.get()) || !(column.get()
				.getDataFlat() instanceof String[] words)) return Optional.empty();
		final boolean[] out = new boolean[words.length];
		for (int i = 0; i < out.length; i++) {
			final String word = String.valueOf(words[i]).strip().toLowerCase(
				Locale.ROOT);
			if (!Set.of("accepted", "rejected", "undecided").contains(word))
				return Optional.empty();
			out[i] = !word.equals("rejected");
		}
		return Optional.of(out);
	}
}
