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

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.Drawable;
import org.jfree.graphics2d.svg.MeetOrSlice;
import org.jfree.graphics2d.svg.PreserveAspectRatio;
import org.jfree.graphics2d.svg.SVGGraphics2D;
import org.jfree.graphics2d.svg.ViewBox;

/** Saves figures as PNG or SVG; works headless. */
public final class ChartFiles {

	public static final int WIDTH = 1200;

	private static final Pattern TAG = Pattern.compile("<[^>]*>");

	private ChartFiles() {}

	/** @throws InvalidInputException if the name of the file does not end in .png or .svg */
	public static void requireKnown(final Path file) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (!name.endsWith(".png") && !name.endsWith(".svg")) {
			throw InvalidInputException.mustBe("figure",
				"a file name that ends in .png or .svg", file);
		}
	}

	/**
	 * @param chart chart to save
	 * @param file .png or .svg file
	 * @param height height in pixels; the width is {@link #WIDTH}
	 * @param overwrite whether to replace an existing file
	 */
	public static void save(final JFreeChart chart, final Path file,
		final int height, final boolean overwrite) throws IOException
	{
		save(chart, file, WIDTH, height, overwrite);
	}

	/** As {@link #save(JFreeChart, Path, int, boolean)}, for any drawable. */
	public static void save(final Drawable figure, final Path file,
		final int width, final int height, final boolean overwrite)
		throws IOException
	{
		FileGroup.write(file, overwrite, content(figure, file, width, height));
	}

	/**
	 * Draws a figure, to be written later.
	 *
	 * @param file file whose name selects the format, .png or .svg
	 * @return the content of the file
	 */
	public static FileGroup.Content content(final Drawable figure,
		final Path file, final int width, final int height)
	{
		requireKnown(file);
		final Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			final BufferedImage image = new BufferedImage(width, height,
				BufferedImage.TYPE_INT_ARGB);
			final Graphics2D g = image.createGraphics();
			figure.draw(g, area);
			g.dispose();
			return out -> out.write(png(image));
		}
		final SVGGraphics2D svg = new SVGGraphics2D(width, height);
		svg.setDefsKeyPrefix("figure"); // the default is the time, which makes each file different
		figure.draw(svg, area);
		return out -> out.write(withLatinDigits(svg.getSVGDocument()).getBytes(
			StandardCharsets.UTF_8));
	}

	/** Encodes in memory, since ImageIO hides errors of files and creates temporary ones. */
	private static byte[] png(final BufferedImage image) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(image, "png", out);
		}
		return bytes.toByteArray();
	}

	/**
	 * @param name prefix of the ids in the element, unique on a page
	 * @return an svg element for an HTML page
	 */
	static String inline(final JFreeChart chart, final int height,
		final String name)
	{
		final SVGGraphics2D svg = new SVGGraphics2D(WIDTH, height);
		svg.setDefsKeyPrefix(name);
		chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, height));
		return withLatinDigits(svg.getSVGElement(name, false, new ViewBox(0, 0,
			WIDTH, height), PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET));
	}

	/**
	 * Replaces the digits inside tags by Latin ones. JFreeSVG writes coordinates in the digits of the default
	 * locale, which viewers cannot read.
	 */
	static String withLatinDigits(final String svg) {
		return TAG.matcher(svg).replaceAll(tag -> Matcher.quoteReplacement(tag
			.group().codePoints().filter(c -> Character.getType(c) != Character.FORMAT)
			.map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c).collect(
				StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()));
	}
}
