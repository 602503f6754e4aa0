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
package org.calab.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.calab.cells.CellFilter;
import org.calab.cells.CellList;
import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.Table;

/**
 * Accepts and rejects cells in files: tables of cells ({@code OUT_cells.csv}), traces
 * ({@code OUT.npy} with {@code OUT_metadata.json}) and ROI sets. Several files are of the same
 * cells: the first one says which cells there are, and the others follow by name.
 */
public final class StateFiles {

	/**
	 * What was changed.
	 *
	 * @param names of the cells of the first file
	 * @param states of these cells now
	 * @param files that were written
	 * @param notes for the user
	 */
	public record Changed(List<String> names, CellStates states,
		List<Path> files, List<String> notes)
	{

		public Changed {
			notes = List.copyOf(notes);
		}

		/** @return one line: how many cells are accepted, and where this is written */
		public String summary() {
			return states.summary(names) + " -> " + String.join(", ", files.stream()
				.map(Path::toString).toList());
		}
	}

	/** Decides the states. */
	private interface Rule {

		CellStates states(StateFile first, List<String> notes) throws IOException;
	}

	private StateFiles() {}

	/**
	 * @param files at least one
	 * @param cells as {@link CellList} has them, of the first file
	 * @param as their new state
	 * @param folder folder for the changed files; empty: in place
	 * @param overwrite whether existing files may be replaced
	 */
	public static Changed mark(final List<Path> files, final String cells,
		final CellState as, final Optional<Path> folder, final boolean overwrite)
		throws IOException
	{
		return change(files, folder, overwrite, (first, notes) -> first.states()
			.with(Arrays.stream(CellList.of(cells, first.names())).mapToObj(first
				.names()::get).toList(), as));
	}

	/**
	 * As {@link #mark}, for the cells that do not meet a condition, which are rejected.
	 *
	 * @param keep as {@link CellFilter} has it, on the columns of the first file
	 */
	public static Changed filter(final List<Path> files, final String keep,
		final Optional<Path> folder, final boolean overwrite) throws IOException
	{
		final CellFilter filter = CellFilter.parse(keep);
		return change(files, folder, overwrite, (first, notes) -> {
			final Table table = first.table();
			final CellFilter.Answer answer = filter.apply(table);
			notes.addAll(answer.notes());
			return CellFilter.keep(table, answer, first.states());
		});
	}

	private static Changed change(final List<Path> files,
		final Optional<Path> folder, final boolean overwrite, final Rule rule)
		throws IOException
	{
		if (files.isEmpty()) throw new InvalidInputException(
			"There is no file: give a table of cells, traces or a ROI set.");
		if (folder.isEmpty() && !overwrite) throw new InvalidInputException(
			"The files would be changed in place: set overwrite to allow it, or give a folder for the changed files.");
		final List<StateFile> all = new ArrayList<>();
		for (final Path f : files)
			all.add(of(f));
		final StateFile first = all.get(0);
		final List<String> notes = new ArrayList<>();
		final CellStates states = rule.states(first, notes);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		for (int i = 0; i < all.size(); i++) {
			final StateFile file = all.get(i);
			final Set<String> known = Set.copyOf(file.names());
			final List<String> common = first.names().stream().filter(known::contains)
				.toList();
			if (common.isEmpty()) throw new InvalidInputException(files.get(i) + " and " +
				files.get(0) + " have no cell of the same name.");
			if (common.size() < file.names().size()) notes.add((file.names().size() - common
				.size()) + " of " + file.names().size() + " cells of " + files.get(i) + " are not in " + files
					.get(0) + " and keep their state.");
			final Map<Path, FileGroup.Content> own = new LinkedHashMap<>();
			if (folder.isPresent()) file.unchanged().forEach(p -> own.put(p,
				out -> Files.copy(p, out)));
			own.putAll(file.with(file.states().with(common, states)));
			own.forEach((from, content) -> {
				final Path to = folder.map(d -> d.resolve(from.getFileName())).orElse(from);
				if (contents.put(to, content) != null) throw new InvalidInputException(
					"Two files would both be written to " + to + ".");
			});
		}
		if (folder.isPresent()) Files.createDirectories(folder.get());
		FileGroup.write(contents, overwrite);
		return new Changed(first.names(), states, List.copyOf(contents.keySet()), notes);
	}

	private static StateFile of(final Path file) throws IOException {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString()
			.toLowerCase(Locale.ROOT);
		if (name.endsWith(".csv")) return CellTableFile.read(file);
		if (name.endsWith(".zip") || name.endsWith(".roi")) return RoiSetFile.read(file);
		return TuningFile.read(file);
	}
}
