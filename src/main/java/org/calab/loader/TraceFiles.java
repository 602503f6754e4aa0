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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;
import org.calab.io.hdf5.Hdf5File;
import org.calab.trace.TraceSet;

/** Loads traces from a file or folder of any supported format. */
public final class TraceFiles {

	/** Name of the format that stands for automatic detection. */
	public static final String AUTO = "auto";

	/** In the order in which they are tried, the most specific first. */
	private static final List<TraceLoader> LOADERS = List.of(new TuningLoader(),
		new NpyLoader(), new NpzLoader(), new MatLoader(), new NwbLoader(),
		new CaimanLoader(), new Suite2pLoader(), new MinianLoader(),
		new CsvLoader());

	private TraceFiles() {}

	/** @return the names of the formats, "auto" first */
	public static List<String> formats() {
		final List<String> names = new ArrayList<>();
		names.add(AUTO);
		LOADERS.forEach(l -> names.add(l.format()));
		return List.copyOf(names);
	}

	/**
	 * @param file of any format, detected by content
	 * @return the traces, with the file name as origin; the rate is unknown if the file does
	 *         not have it; samples that are NaN are kept
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it has none of the supported formats
	 */
	public static TraceSet load(final Path file) throws IOException {
		return load(file, AUTO, LoadOptions.defaults().withMissing(
			MissingValues.KEEP)).traces();
	}

	/**
	 * @param file a file or folder, or the stem of tuning data
	 * @param format one of {@link #formats}; case is ignored
	 * @return the traces, repaired as the options allow, with notes for the user
	 * @throws InvalidInputException if there is no such format
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it does not have this format, is damaged, or does not
	 *           contain what was asked for
	 */
	public static Loaded load(final Path file, final String format,
		final LoadOptions options) throws IOException
	{
		return loader(file, format, options).load(file, options);
	}

	/** @return the loader of this format; with "auto", the one that recognises the file */
	static TraceLoader loader(final Path file, final String format,
		final LoadOptions options) throws IOException
	{
		final String wanted = requireFormat(format);
		if (wanted.equals(AUTO)) return recognised(file, options);
		for (final TraceLoader loader : LOADERS)
			if (loader.format().equals(wanted)) return loader;
		throw new IllegalStateException(wanted);
	}

	/**
	 * @return the name as in {@link #formats}; "auto" if {@code format} is null or blank
	 * @throws InvalidInputException if there is no such format
	 */
	public static String requireFormat(final String format) {
		final String wanted = format == null || format.isBlank() ? AUTO : format
			.trim().toLowerCase(Locale.ROOT);
		if (!formats().contains(wanted)) throw InvalidInputException.mustBe("format", "one of " +
			String.join(", ", formats()), format);
		return wanted;
	}

	/**
	 * @return whether a folder is itself a recording (Minian, Suite2p), not a folder of
	 *          recordings
	 */
	public static boolean isTraces(final Path folder) throws IOException {
		for (final TraceLoader loader : LOADERS)
			if (ReadErrors.reading(folder, loader.description(), () -> loader.recognises(
				folder))) return true;
		return false;
	}

	private static TraceLoader recognised(final Path file,
		final LoadOptions options) throws IOException
	{
		final TuningLoader tuning = new TuningLoader();
		if (tuning.recognises(file)) return tuning;
		if (!Files.exists(file)) throw new FileNotFoundException(
			"File not found: " + file);
		for (final TraceLoader loader : LOADERS) {
			if (ReadErrors.reading(file, loader.description(), () -> loader.recognises(
				file))) return loader;
		}
		if (Hdf5File.hasSignature(file)) {
			// the CaImAn loader reads any dataset by its path
			if (options.traceKey().isPresent()) return new CaimanLoader();
			throw new DataFormatException(file.toString(), "the file is HDF5, but not of CaImAn (no " +
				"estimates), NWB (no processing) or MATLAB; set trace_key to one of its datasets: " +
				ReadErrors
					.reading(file, "an HDF5 file", () -> {
						try (Hdf5File hdf5 = Hdf5File.open(file, "an HDF5 file")) {
							return hdf5.listing();
						}
					}));
		}
		OtherFiles.refuse(file);
		throw new DataFormatException(file.toString(), (Files.isDirectory(file)
			? "this folder does not contain traces" : "the format of this file is not supported") +
				"; it must be one of: " + kinds() + ".");
	}

	private static String kinds() {
		return String.join(", ", LOADERS.stream().map(
			TraceLoader::description).toList());
	}
}
