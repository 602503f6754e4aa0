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
package org.calab.results;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.calab.io.DataFormatException;
import org.calab.io.Json;
import org.calab.io.mat.Mat5Arrays;
import org.calab.io.mat.MatArrays;
import org.calab.io.mat.MatNames;
import org.calab.io.npy.Npy;
import org.calab.io.npy.Npz;

/**
 * Reads the zip that the CaDecon page saves: {@code results.json} with {@code activity.npy} or,
 * since CaLab 2.7 and for traces from a MATLAB file, {@code activity.mat}.
 */
public final class ResultsZip {

	static final String NPY = "activity.npy", MAT = "activity.mat", JSON =
		"results.json";

	/** The matrix in {@link #MAT}. */
	static final String VARIABLE = "activity";

	/** Results are small; longer ones are not genuine. */
	private static final int LONGEST_JSON = 64 << 20;

	private ResultsZip() {}

	/** @return whether an archive has both entries */
	public static boolean is(final Path file) throws IOException {
		try {
			return reading(file, zip -> zip.getEntry(JSON) != null && (zip.getEntry(
				NPY) != null || zip.getEntry(MAT) != null));
		}
		catch (final DataFormatException e) {
			return false; // whoever reads it as something else says what is wrong
		}
	}

	/** @throws DataFormatException if there are none, or they are not a JSON object */
	public static JsonNode json(final Path file) throws IOException {
		return reading(file, zip -> {
			try (InputStream in = zip.getInputStream(entry(file, zip, JSON))) {
				final byte[] text = in.readNBytes(LONGEST_JSON + 1);
				if (text.length > LONGEST_JSON) throw new DataFormatException(file
					.toString(), JSON + " must have at most " + LONGEST_JSON + " bytes.");
				return Json.parse(text, file + " (" + JSON + ")");
			}
		});
	}

	/** @return n_cells × n_timepoints */
	public static double[][] activity(final Path file) throws IOException {
		return reading(file, zip -> {
			if (zip.getEntry(MAT) == null) return npy(file, zip, entry(file, zip, NPY));
			final Path copy = Files.createTempFile("calab-", ".mat");
			try {
				unpack(file, zip, copy);
				return mat(file, copy);
			}
			finally {
				Files.deleteIfExists(copy);
			}
		});
	}

	private static double[][] npy(final Path file, final ZipFile zip,
		final ZipEntry entry) throws IOException
	{
		try (InputStream in = zip.getInputStream(entry)) {
			return Npy.read(in, file + " (" + NPY + ")", longest(entry));
		}
	}

	private static void unpack(final Path file, final ZipFile zip,
		final Path copy) throws IOException
	{
		final ZipEntry entry = entry(file, zip, MAT);
		final long longest = longest(entry);
		try (InputStream in = zip.getInputStream(entry);
				var out = Files.newOutputStream(copy))
		{
			final byte[] buffer = new byte[1 << 16];
			long written = 0;
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				written += n;
				if (written > longest) throw new DataFormatException(file.toString(),
					MAT + " is longer than the archive says.");
				out.write(buffer, 0, n);
			}
		}
	}

	private static double[][] mat(final Path file, final Path copy)
		throws IOException
	{
		final String name = file + " (" + MAT + ")";
		try {
			final MatArrays arrays = Mat5Arrays.open(copy, Optional.of(VARIABLE));
			final List<MatNames.Candidate> all = arrays.candidates();
			return arrays.rows(all.stream().filter(c -> c.name().equals(VARIABLE))
				.findFirst().orElseThrow(() -> new DataFormatException(name,
					"the file has no matrix \"" + VARIABLE + "\".")));
		}
		catch (final IOException | RuntimeException e) {
			throw new DataFormatException(name, "it cannot be read: " + String.valueOf(e
				.getMessage()).replace(copy + ": ", "").replace(name + ": ", ""), e);
		}
	}

	/** @return the most bytes that an entry can have */
	private static long longest(final ZipEntry entry) {
		return Math.min(entry.getSize() < 0 ? Long.MAX_VALUE : entry.getSize(), entry
			.getCompressedSize() * Npz.LARGEST_RATIO + 1024);
	}

	private static ZipEntry entry(final Path file, final ZipFile zip,
		final String name) throws DataFormatException
	{
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new DataFormatException(file.toString(),
			"the archive has no " + name + "; it must be one that CaDecon saved.");
		return entry;
	}

	private interface Reading<T> {

		T of(ZipFile zip) throws IOException;
	}

	private static <T> T reading(final Path file, final Reading<T> reading)
		throws IOException
	{
		Npy.requireFile(file);
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return reading.of(zip);
		}
		catch (final ZipException e) {
			throw new DataFormatException(file.toString(),
				"the file is not a zip archive, or it is damaged: " + e.getMessage(), e);
		}
	}
}
