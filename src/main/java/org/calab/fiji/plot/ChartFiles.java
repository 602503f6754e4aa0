package org.calab.fiji.plot;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.graphics2d.svg.SVGGraphics2D;

/** Figures as PNG or SVG, with or without a screen. */
public final class ChartFiles {

	public static final int WIDTH = 1200;

	private ChartFiles() {}

	/** @throws InvalidInputException unless the file's name ends in .png or .svg */
	public static void requireKnown(final Path file) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (!name.endsWith(".png") && !name.endsWith(".svg")) {
			throw new InvalidInputException("figure is \"" + file +
				"\"; allowed is a name that ends in .png or .svg");
		}
	}

	/**
	 * @param file .png or .svg
	 * @param height in pixels; the width is {@link #WIDTH}
	 * @param overwrite whether an existing file may be replaced
	 */
	public static void save(final JFreeChart chart, final Path file,
		final int height, final boolean overwrite) throws IOException
	{
		requireKnown(file);
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			FileGroup.write(file, overwrite, out -> ChartUtils.writeChartAsPNG(out,
				chart, WIDTH, height));
			return;
		}
		final SVGGraphics2D svg = new SVGGraphics2D(WIDTH, height);
		chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, height));
		FileGroup.write(file, overwrite, out -> out.write(svg.getSVGDocument()
			.getBytes(StandardCharsets.UTF_8)));
	}
}
