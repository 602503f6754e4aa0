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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.calab.io.DataFormatException;
import org.calab.io.FileSignature;

/** Files that users take for traces and that hold none, by what they are and what to do. */
final class OtherFiles {

	private OtherFiles() {}

	/** @throws DataFormatException if the file is known to be of another kind */
	static void refuse(final Path file) throws IOException {
		final Optional<String> kind = kind(file);
		if (kind.isPresent()) throw new DataFormatException(file.toString(), kind.get());
	}

	private static Optional<String> kind(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) return Optional.empty();
		if (FileSignature.starts(file, 0xD0, 0xCF, 0x11, 0xE0)) return Optional.of(
			"the file is an Excel workbook (.xls); save the sheet as CSV in Excel, and load that file.");
		if (FileSignature.starts(file, 0x1F, 0x8B)) return Optional.of(
			"the file is compressed with gzip; decompress it, and load what it contains.");
		if (!FileSignature.starts(file, 'P', 'K')) return Optional.empty();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return zip.stream().map(ZipEntry::getName).map(OtherFiles::zipOf).flatMap(
				Optional::stream).findFirst();
		}
	}

	/** @param entry name of an entry that tells what kind of zip it is in */
	private static Optional<String> zipOf(final String entry) {
		final String name = entry.substring(entry.lastIndexOf('/') + 1);
		if (entry.startsWith("xl/")) return Optional.of(
			"the file is an Excel workbook (.xlsx); save the sheet as CSV in Excel, and load that file.");
		if (entry.equals("content.xml")) return Optional.of(
			"the file is an OpenDocument spreadsheet (.ods); save the sheet as CSV, and load that file.");
		if (entry.startsWith("Index/") && name.endsWith(".iwa")) return Optional.of(
			"the file is a Numbers spreadsheet; export the sheet as CSV, and load that file.");
		if (name.equals(".zgroup") || name.equals(".zarray") || name.equals("zarr.json"))
			return Optional.of("the file is a zipped Zarr store; unzip it, and load the folder.");
		if (name.endsWith(".roi")) return Optional.of(
			"the file is a set of ROIs, not of traces; give it with its movie to Extract ROI Traces..., or " +
				"to calab extract.");
		return Optional.empty();
	}
}
