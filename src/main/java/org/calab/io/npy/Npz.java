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
package org.calab.io.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.calab.io.DataFormatException;

/**
 * Reads NumPy {@code .npz} archives, stored or deflated. Nothing is unpacked to disk, so
 * malicious entry names have no effect.
 */
public final class Npz {

	private static final String SUFFIX = ".npy";

	/** Deflate compresses at most 1032 to 1; a larger ratio is not genuine. */
	public static final long LARGEST_RATIO = 1032;

	private Npz() {}

	/** @return the names of the arrays, in the order of the archive */
	public static List<String> names(final Path file) throws IOException {
		try (ZipFile zip = open(file)) {
			return names(zip);
		}
	}

	/**
	 * @param array one of {@link #names}
	 * @return n_rows × n_columns; a one-dimensional array is one row
	 */
	public static double[][] read(final Path file, final String array)
		throws IOException
	{
		try (ZipFile zip = open(file)) {
			final ZipEntry entry = zip.getEntry(array + SUFFIX);
			if (entry == null) throw new DataFormatException(file.toString(),
				"the archive has no array \"" + array + "\"; it contains " + String.join(", ",
					names(zip)));
			final long most = Math.min(entry.getSize() < 0 ? Long.MAX_VALUE : entry
				.getSize(), entry.getCompressedSize() * LARGEST_RATIO + 1024);
			try (InputStream in = zip.getInputStream(entry)) {
				return Npy.read(in, file + " (" + array + ")", most);
			}
		}
		catch (final ZipException e) {
			throw new DataFormatException(file.toString(), "the .npz archive is damaged: " +
				e.getMessage(), e);
		}
	}

	private static ZipFile open(final Path file) throws IOException {
		Npy.requireFile(file);
		try {
			return new ZipFile(file.toFile());
		}
		catch (final ZipException e) {
			throw new DataFormatException(file.toString(),
				"the file is not a .npz archive, or it is damaged: " + e.getMessage(), e);
		}
	}

	private static List<String> names(final ZipFile zip) {
		return zip.stream().map(ZipEntry::getName).filter(n -> n.endsWith(SUFFIX))
			.map(n -> n.substring(0, n.length() - SUFFIX.length())).toList();
	}
}
