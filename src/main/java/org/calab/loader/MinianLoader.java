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

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.zarr.ZarrArray;

/**
 * Loads Minian output, a Zarr store of version 2 or 3: an array folder, a group with the
 * array {@code C} ({@code trace_key} chooses another), or Minian's own folder with
 * {@code C.zarr/C}. If the dimensions are named {@code unit_id} and {@code frame}, their
 * order is used; otherwise cells come first. Cells are named after the array
 * {@code unit_id} in the same folder, if there is one; frames that are missing from the
 * array {@code frame} are gaps. The store has no sampling rate.
 */
public final class MinianLoader implements TraceLoader {

	private static final String DEFAULT_KEY = "C";
	private static final String FOOTPRINTS = "A";
	/** Largest number of units whose footprints are read. */
	private static final int MOST_UNITS = 1 << 20;
	private static final String UNIT = "unit_id", FRAME = "frame";

	/** Largest number of arrays in a listing; an analysis has about a dozen. */
	private static final int MOST_LISTED = 50;

	@Override
	public String format() {
		return "minian";
	}

	@Override
	public String description() {
		return "a Minian Zarr folder";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return Files.isDirectory(path) && (ZarrArray.isNode(path) || !arrays(path)
			.isEmpty());
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		if (!recognises(path)) throw new DataFormatException(path.toString(),
			"this is not a Minian Zarr folder: neither it nor a folder *.zarr in it has a .zgroup, " +
				".zarray or zarr.json.");
		final Path folder = find(path, options.traceKey());
		final ZarrArray array = ZarrArray.open(folder);
		final int rank = array.grid().shape().length;
		final boolean cellsLast = rank == 2 && cellsLast(array, folder);
		final List<String> notes = new ArrayList<>();
		double[][] rows = array.read(cellsLast);
		final Optional<double[]> frames = frames(folder);
		if (frames.isPresent()) rows = FrameNumbers.even(path.toString(), frames
			.get(), rows, options, notes);
		RawTraces raw = RawTraces.of(rows);
		final Optional<List<String>> names = names(folder, rows.length);
		if (names.isPresent()) raw = raw.withNames(names.get());
		if (options.fsKey().isPresent()) notes.add(
			"fs_key was ignored: a Minian store has no sampling rate.");
		return raw.withNotes(notes);
	}

	@Override
	public Optional<Footprints> footprints(final Path path,
		final LoadOptions options) throws IOException
	{
		if (ZarrArray.isArray(path) || !arrays(path).contains(FOOTPRINTS))
			return Optional.empty();
		final Path folder = find(path, Optional.of(FOOTPRINTS));
		final ZarrArray array = ZarrArray.open(folder);
		if (array.grid().shape().length != 3) return Optional.empty();
		final int axis = Math.max(0, array.dimensions().indexOf(UNIT));
		final int n = array.grid().shape()[axis];
		if (n > MOST_UNITS) throw new DataFormatException(folder.toString(),
			"A has too many units: " + n + ".");
		final List<String> names = names(folder, n).orElseGet(() -> IntStream
			.rangeClosed(1, n).mapToObj(i -> "Cell " + i).toList());
		return MinianFootprints.read(folder, names, path);
	}

	private static Path find(final Path path, final Optional<String> given)
		throws IOException
	{
		if (given.isEmpty() && ZarrArray.isArray(path)) return path;
		final String key = given.orElse(DEFAULT_KEY);
		for (final String part : key.split("/", -1)) {
			if (part.isBlank() || part.equals(".") || part.equals("..") || part
				.contains("\\") || part.indexOf('\0') >= 0)
				throw InvalidInputException.mustBe("trace_key", "a path within the folder, with / " +
					"between names", key);
		}
		final String last = key.substring(key.lastIndexOf('/') + 1);
		for (final Path candidate : List.of(path.resolve(key), path.resolve(key +
			".zarr").resolve(last), path.resolve(key + ".zarr"), path.resolve(key)
				.resolve(last)))
			if (ZarrArray.isArray(candidate)) return candidate;
		final List<String> there = arrays(path);
		throw new DataFormatException(path.toString(), "the folder has no array \"" + key +
			"\"; it contains " + (there.isEmpty() ? "none" : String.join(", ", there)) + ".");
	}

	/** @return the keys of the arrays in the folder: NAME, or NAME.zarr/NAME */
	private static List<String> arrays(final Path path) throws IOException {
		final List<String> found = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(path,
			Files::isDirectory))
		{
			for (final Path entry : entries) {
				final String name = entry.getFileName().toString();
				final String stem = name.endsWith(".zarr") ? name.substring(0, name
					.length() - ".zarr".length()) : name;
				if (ZarrArray.isArray(entry) || ZarrArray.isArray(entry.resolve(stem)))
					found.add(stem);
				if (found.size() == MOST_LISTED) break;
			}
		}
		found.sort(null);
		return found;
	}

	private static boolean cellsLast(final ZarrArray array, final Path folder)
		throws DataFormatException
	{
		final List<String> names = array.dimensions();
		if (names.isEmpty()) return false;
		final int unit = names.indexOf(UNIT), frame = names.indexOf(FRAME);
		if (names.size() != 2 || unit < 0 && frame < 0)
			throw DataFormatException.mustBe(folder.toString(), "the dimensions",
				"unit_id and frame, in either order", String.join(", ", names));
		return unit == 1 || frame == 0;
	}

	/** @return the frame numbers; empty if the array is missing or not of numbers */
	private static Optional<double[]> frames(final Path folder)
		throws IOException
	{
		final Path beside = folder.resolveSibling(FRAME);
		if (!ZarrArray.isArray(beside)) return Optional.empty();
		final ZarrArray numbers;
		try {
			numbers = ZarrArray.open(beside);
		}
		catch (final DataFormatException e) {
			return Optional.empty(); // dates, for example
		}
		return numbers.grid().shape().length == 1 ? Optional.of(numbers.read(
			false)[0]) : Optional.empty();
	}

	private static Optional<List<String>> names(final Path folder,
		final int cells) throws IOException
	{
		final Path beside = folder.resolveSibling(UNIT);
		if (!ZarrArray.isArray(beside)) return Optional.empty();
		final ZarrArray ids;
		try {
			ids = ZarrArray.open(beside);
		}
		catch (final DataFormatException e) {
			return Optional.empty(); // text, for example; the traces do not need it
		}
		// these are not the names of these cells
		if (ids.grid().shape().length != 1 || ids.grid().shape()[0] != cells || ids
			.grid().type().kind() == 'f') return Optional.empty();
		final List<String> names = new ArrayList<>();
		for (final double id : ids.read(false)[0])
			names.add("Unit " + (long) id);
		return Optional.of(names);
	}
}
