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
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;

/**
 * Reads the cells' shapes from the files of Suite2p, CaImAn, Minian, NWB and Cellpose
 * ({@code _seg.npy}). Weights of pixels are kept. Nothing that is in a file is executed.
 */
public final class FootprintFiles {

	private static final String KINDS =
		"a Suite2p folder with stat.npy, a CaImAn HDF5 file with estimates/A and dims, a Minian " +
			"folder with A.zarr, an NWB file with masks, or " + CellposeSeg.DESCRIPTION;

	private FootprintFiles() {}

	/**
	 * @param file a file or folder, as for {@link TraceFiles#load(Path, String, LoadOptions)}
	 * @param format of the traces; one of {@link TraceFiles#formats}
	 * @return the footprints of the cells that would be loaded, with the names of their
	 *         traces; empty if the file has none
	 * @throws DataFormatException if it is damaged
	 */
	public static Optional<Footprints> find(final Path file, final String format,
		final LoadOptions options) throws IOException
	{
		if (CellposeSeg.recognises(file)) return Optional.of(ReadErrors.reading(file,
			CellposeSeg.DESCRIPTION, () -> CellposeSeg.read(file)));
		final TraceLoader loader = isBareSuite2p(file) ? new Suite2pLoader()
			: TraceFiles.loader(file, format, options);
		return ReadErrors.reading(file, loader.description(), () -> loader.footprints(
			file, options));
	}

	/**
	 * As {@link #find}, of any format.
	 *
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it has no footprints, or is damaged
	 */
	public static Footprints read(final Path file, final LoadOptions options)
		throws IOException
	{
		return find(file, TraceFiles.AUTO, options).orElseThrow(
			() -> new DataFormatException(file.toString(),
				"the file has no shapes of cells; it must be " + KINDS + "."));
	}

	/** @return whether this is a folder of ROIs for Suite2p without traces */
	private static boolean isBareSuite2p(final Path file) {
		return Files.isDirectory(file) && Suite2pStat.exists(file) && !Files
			.exists(file.resolve("F.npy"));
	}
}
