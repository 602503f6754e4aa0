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
package org.calab.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.io.FolderFile;
import org.calab.io.Json;

/**
 * Exports traces and inferred activity in one or more formats. Beside the files, {@code OUT_export.json} says what
 * the numbers are and how they were made.
 */
public final class Export {

	/** Help of the output, for all doors. */
	public static final String OUTPUT_HELP =
		"Path without extension; for example, /data/m12 writes m12.xlsx, m12.mat, m12_events.csv, ..., and " +
			"m12_export.json, which says what the numbers are";

	/** Help of the result, for the doors that take files. */
	public static final String FILE_HELP =
		"A saved result (OUT.npy, OUT_activity.csv, OUT_cells.csv, OUT_info.json or OUT_results.json), or a file of " +
			"traces in any format of Load Traces..., for example /data/activity.npy";

	/** Help of the traces of a saved result. */
	public static final String FLUORESCENCE_HELP =
		"Traces that a saved result is from, which its files do not have, for example /data/traces.npy. Needed for " +
			"suite2p";

	/** Help of the shapes. */
	public static final String ROIS_HELP =
		"Shapes of the cells, which suite2p and nwb can have: a ROI set, or a file of another tool, whose names are " +
			"those of the cells, for example /data/RoiSet.zip";

	private static final String ZARR_MARK = ".zgroup", SETTINGS = "_export.json";

	private Export() {}

	/** @return the files and folders that {@link #save} writes, in the order of the formats */
	public static List<Path> files(final ExportOptions options, final Path stem) {
		final List<Path> files = new ArrayList<>();
		for (final ExportFormat f : options.formats())
			files.add(beside(stem, f.suffix()));
		files.add(beside(stem, SETTINGS));
		return files;
	}

	private static Path beside(final Path stem, final String suffix) {
		return stem.resolveSibling(stem.getFileName() + suffix);
	}

	/**
	 * Call this before reading what is exported.
	 *
	 * @throws InvalidInputException if an option that a format needs is missing
	 * @throws IOException if a file or folder exists and may not be overwritten, or cannot be written
	 */
	public static void requireWritable(final ExportOptions options,
		final Path stem, final boolean overwrite) throws IOException
	{
		for (final ExportFormat format : options.formats()) {
			final Path to = beside(stem, format.suffix());
			if (format == ExportFormat.NWB) {
				options.nwb().requireComplete();
				FolderFile.requireWritable(to, overwrite, ZARR_MARK);
			}
			else if (format == ExportFormat.SUITE2P) {
				if (!Files.isDirectory(to)) FileGroup.requireWritable(to, false);
			}
			else FileGroup.requireWritable(to, overwrite);
		}
		FileGroup.requireWritable(beside(stem, SETTINGS), overwrite);
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @param all of the recording
	 * @param cellsOnly whether to leave out rejected cells
	 * @param stem path of the files without extension
	 * @param overwrite whether existing files may be replaced
	 * @return the files and folders
	 * @throws InvalidInputException if a format cannot have these cells, or needs what is missing
	 * @throws IOException if a file exists and may not be overwritten, or cannot be written
	 */
	public static List<Path> save(final ExportData all,
		final ExportOptions options, final boolean cellsOnly, final Path stem,
		final boolean overwrite) throws IOException
	{
		requireWritable(options, stem, overwrite);
		final ExportData data = cellsOnly ? all.accepted() : all;
		for (final ExportFormat format : options.formats())
			requireFits(data, format);
		final Map<String, Object> settings = ExportSettings.of(data, options,
			cellsOnly);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		final List<Path> folders = new ArrayList<>();
		for (final ExportFormat format : options.formats()) {
			final Path to = beside(stem, format.suffix());
			switch (format) {
				case MAT -> contents.put(to, MatExport.of(data, settings));
				case XLSX -> contents.put(to, XlsxExport.of(data, options
					.eventThreshold(), settings));
				case EVENTS -> contents.put(to, CsvExport.events(data.main(), options
					.eventThreshold(), data.isRate()));
				case LONG -> contents.put(to, CsvExport.tidy(data.main(), options.animal()
					.orElse(""), options.session().orElse("")));
				case SUITE2P -> {
					folders.add(to);
					contents.putAll(Suite2pExport.contents(data, to, settings));
				}
				case NWB -> {}
			}
		}
		contents.put(beside(stem, SETTINGS), Json.of(settings));
		write(contents, folders, options.formats().contains(ExportFormat.NWB)
			? new FolderFile(beside(stem, ExportFormat.NWB.suffix()), NwbExport.files(
				data, options, settings), overwrite, ZARR_MARK) : null, overwrite);
		return files(options, stem);
	}

	private static void requireFits(final ExportData data,
		final ExportFormat format)
	{
		switch (format) {
			case XLSX -> XlsxExport.requireFits(data);
			case SUITE2P -> Suite2pExport.requireTraces(data);
			case NWB -> data.main().rate().hz(); // NWB has no frames without times
			case EVENTS -> {
				if (data.get(ExportData.ACTIVITY).isEmpty())
					throw new InvalidInputException(
						"The format events needs inferred activity, but these are traces: infer their activity first.");
			}
			case MAT, LONG -> {}
		}
	}

	/** @param zarr written already, to be moved into place with the others; or null */
	private static void write(final Map<Path, FileGroup.Content> contents,
		final List<Path> folders, final FolderFile zarr, final boolean overwrite)
		throws IOException
	{
		final List<Path> made = new ArrayList<>();
		try (FolderFile nwb = zarr; FileGroup group = new FileGroup(overwrite)) {
			for (final Path folder : folders)
				if (!Files.exists(folder)) made.add(Files.createDirectory(folder));
			group.addAll(contents);
			group.commit();
			if (nwb != null) nwb.commit();
		}
		catch (final IOException | RuntimeException e) {
			// empty after the group was closed
			for (final Path folder : made)
				Files.deleteIfExists(folder);
			throw e;
		}
	}
}
