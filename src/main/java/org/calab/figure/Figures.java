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
package org.calab.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;

/** Saves the figures of a result: traces and raster. */
public final class Figures {

	/** Largest number of cells that remains readable. */
	private static final int CELLS = 12;

	private static final int CELL_HEIGHT = 110, MARGINS = 130, RASTER_HEIGHT = 700;

	private Figures() {}

	/**
	 * Saves the traces of the first cells as {@code file}, and a raster of all cells over time as
	 * {@code file_raster}.
	 *
	 * @param file .png or .svg file
	 * @return both files
	 */
	public static List<Path> save(final PlotData data, final Path file,
		final boolean overwrite) throws IOException
	{
		FileGroup.write(contents(data, file), overwrite);
		return List.of(file, rasterFile(file));
	}

	/** @return the files that {@link #save} writes, with their content */
	public static Map<Path, FileGroup.Content> contents(final PlotData data,
		final Path file)
	{
		final int cells = Math.min(CELLS, data.traces().numCells());
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(file, ChartFiles.content(TracesChart.of(data, 0, cells), file,
			ChartFiles.WIDTH, MARGINS + CELL_HEIGHT * cells));
		contents.put(rasterFile(file), ChartFiles.content(RasterChart.of(data),
			rasterFile(file), ChartFiles.WIDTH, RASTER_HEIGHT));
		return contents;
	}

	/** @return the file of the raster that belongs to a figure */
	public static Path rasterFile(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 0 ? file : file.resolveSibling(name.substring(0, dot) +
			"_raster" + name.substring(dot));
	}
}
