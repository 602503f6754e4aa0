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
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Drawable;
import org.jfree.graphics2d.svg.MeetOrSlice;
import org.jfree.graphics2d.svg.PreserveAspectRatio;
import org.jfree.graphics2d.svg.SVGGraphics2D;
import org.jfree.graphics2d.svg.ViewBox;

/** Saves figures as PNG, SVG or PDF; works headless. */
public final class ChartFiles {

	public static final int WIDTH = 1200;

	private static final Pattern TAG = Pattern.compile("<[^>]*>");

	private ChartFiles() {}

	/** @throws InvalidInputException if the name of the file does not end in .png, .svg or .pdf */
	public static void requireKnown(final Path file) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (Stream.of(FigureOptions.endings()).noneMatch(e -> name.endsWith("." + e)))
			throw InvalidInputException.mustBe("figure", "a file name that ends in " +
				FigureOptions.FORMATS, file);
	}

	/**
	 * @param chart chart to save
	 * @param file .png, .svg or .pdf file
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
	 * @param file file whose name selects the format: .png, .svg or .pdf
	 * @return the content of the file
	 */
	public static FileGroup.Content content(final Drawable figure,
		final Path file, final int width, final int height)
	{
		return content(figure, file, Sheet.screen(width, height));
	}

	/** As {@link #content(Drawable, Path, int, int)}, on paper, too. */
	static FileGroup.Content content(final Drawable figure, final Path file,
		final Sheet sheet)
	{
		requireKnown(file);
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".png")) {
			final byte[] png = png(figure, sheet);
			return out -> out.write(png);
		}
		if (name.endsWith(".pdf")) {
			final byte[] pdf = Pdf.of(sheet.width() * sheet.points(), sheet.height() *
				sheet.points(), g -> {
					g.scale(sheet.points(), sheet.points());
					draw(figure, g, area(sheet));
				});
			return out -> out.write(pdf);
		}
		final String svg = svg(figure, sheet);
		return out -> out.write(svg.getBytes(StandardCharsets.UTF_8));
	}

	/** Draws with rotated text as text, which JFreeChart otherwise replaces by outlines. */
	private static synchronized void draw(final Drawable figure,
		final Graphics2D g, final Rectangle2D area)
	{
		final boolean before = TextUtils.isUseDrawRotatedStringWorkaround();
		TextUtils.setUseDrawRotatedStringWorkaround(false);
		try {
			figure.draw(g, area);
		}
		finally {
			TextUtils.setUseDrawRotatedStringWorkaround(before);
		}
	}

	private static Rectangle2D area(final Sheet sheet) {
		return new Rectangle2D.Double(0, 0, sheet.width(), sheet.height());
	}

	private static String svg(final Drawable figure, final Sheet sheet) {
		final int width = (int) Math.round(sheet.width()), height = (int) Math.round(
			sheet.height());
		final SVGGraphics2D svg = new SVGGraphics2D(width, height);
		svg.setDefsKeyPrefix("figure"); // the default is the time, which makes each file different
		draw(figure, svg, area(sheet));
		final String document = withLatinDigits(svg.getSVGDocument());
		if (sheet.dpi().isEmpty()) return document;
		// a unit is a point: the drawing says how large that is
		return document.replaceFirst("width='[^']*' height='[^']*'", "width='" + mm(
			sheet, sheet.width()) + "' height='" + mm(sheet, sheet.height()) +
			"' viewBox='0 0 " + width + " " + height + "'");
	}

	private static String mm(final Sheet sheet, final double units) {
		return BigDecimal.valueOf(sheet.mm(units)).setScale(3, RoundingMode.HALF_UP)
			.stripTrailingZeros().toPlainString() + "mm";
	}

	/** Encodes in memory, since ImageIO hides errors of files and creates temporary ones. */
	private static byte[] png(final Drawable figure, final Sheet sheet) {
		final BufferedImage image = new BufferedImage((int) Math.round(sheet.width() *
			sheet.pixels()), (int) Math.round(sheet.height() * sheet.pixels()),
			BufferedImage.TYPE_INT_ARGB);
		final Graphics2D g = image.createGraphics();
		g.scale(sheet.pixels(), sheet.pixels());
		figure.draw(g, area(sheet));
		g.dispose();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(new IIOImage(image, null, resolution(writer, image, sheet)));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // in memory
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/** @return that a picture for paper has so many pixels per metre; otherwise nothing */
	private static IIOMetadata resolution(final ImageWriter writer,
		final BufferedImage image, final Sheet sheet) throws IOException
	{
		final IIOMetadata data = writer.getDefaultImageMetadata(ImageTypeSpecifier
			.createFromRenderedImage(image), null);
		if (sheet.dpi().isEmpty()) return data;
		final String format = "javax_imageio_png_1.0", perMetre = Long.toString(Math
			.round(sheet.dpi().getAsInt() / 0.0254));
		final IIOMetadataNode root = new IIOMetadataNode(format), size =
			new IIOMetadataNode("pHYs");
		size.setAttribute("pixelsPerUnitXAxis", perMetre);
		size.setAttribute("pixelsPerUnitYAxis", perMetre);
		size.setAttribute("unitSpecifier", "meter");
		root.appendChild(size);
		data.mergeTree(format, root);
		return data;
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
