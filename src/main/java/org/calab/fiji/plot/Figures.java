package org.calab.fiji.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The figures of a result, saved side by side. */
public final class Figures {

	/** More cells on one page cannot be read. */
	private static final int CELLS = 12;

	private static final int CELL_HEIGHT = 110, MARGINS = 130, RASTER_HEIGHT = 700;

	private Figures() {}

	/**
	 * Saves the traces of the first cells as {@code file}, and all cells × time
	 * beside it as {@code file_raster}.
	 *
	 * @param file .png or .svg
	 * @return both files
	 */
	public static List<Path> save(final PlotData data, final Path file,
		final boolean overwrite) throws IOException
	{
		final Path raster = rasterFile(file);
		final int cells = Math.min(CELLS, data.traces().numCells());
		ChartFiles.save(TracesChart.of(data, 0, cells), file, MARGINS +
			CELL_HEIGHT * cells, overwrite);
		ChartFiles.save(RasterChart.of(data), raster, RASTER_HEIGHT, overwrite);
		return List.of(file, raster);
	}

	/** @return where the raster that belongs to a figure goes */
	public static Path rasterFile(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 0 ? file : file.resolveSibling(name.substring(0, dot) +
			"_raster" + name.substring(dot));
	}
}
