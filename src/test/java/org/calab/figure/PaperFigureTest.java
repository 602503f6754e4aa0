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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.calab.check.InvalidInputException;
import org.calab.options.OptionList;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures with a size in mm. */
class PaperFigureTest {

	@TempDir
	Path folder;

	private static FigureOptions options(final Object... keysAndValues) {
		final Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2)
			values.put((String) keysAndValues[i], keysAndValues[i + 1]);
		return OptionList.of(FigureOptions.class).read(values);
	}

	/** Four cells, 10 s at 20 Hz. */
	private static PlotData data() {
		final double[][] rows = new double[4][200];
		for (int i = 0; i < 4; i++)
			for (int t = 0; t < 200; t++)
				rows[i][t] = (i + 1) * Math.sin(0.1 * t + i);
		return PlotData.of("Traces of a movie", TraceSet.of(rows, SamplingRate.ofHz(
			20)).withNames(List.of("Cell A", "Cell (B)", "Zelle Ω", "日")));
	}

	private byte[] saved(final String name, final FigureOptions options)
		throws Exception
	{
		final Path file = folder.resolve(name);
		Figures.save(data(), file, options, true);
		return Files.readAllBytes(file);
	}

	/** @return the letters on the page in the order in which they were written */
	private static List<TextPosition> letters(final byte[] pdf) throws Exception {
		final List<TextPosition> all = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			new PDFTextStripper() {

				@Override
				protected void processTextPosition(final TextPosition letter) {
					all.add(letter);
				}
			}.getText(document);
		}
		return all;
	}

	private static String words(final byte[] pdf) throws Exception {
		return letters(pdf).stream().map(TextPosition::getUnicode).collect(Collectors
			.joining());
	}

	@Test
	void aPdfIsAsWideAsWantedAndItsTextIsText() throws Exception {
		final byte[] pdf = saved("figure.pdf", options("width", 85, "font_size",
			6));
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertEquals(1, document.getNumberOfPages());
			assertEquals(85 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(),
				1e-3);
		}
		final String words = words(pdf);
		for (final String word : List.of("Cell A", "Cell (B)", "Zelle Ω",
			"Time (s)"))
			assertTrue(words.contains(word), words);
		// no letter of the embedded font
		assertFalse(words.contains("日"), words);
		for (final TextPosition letter : letters(pdf)) {
			assertEquals(6, letter.getFontSizeInPt(), 1e-3, letter.toString());
			assertTrue(letter.getFont().isEmbedded());
			assertTrue(letter.getFont().getName().matches(
				"[A-Z]{6}\\+LiberationSans"), letter.getFont().getName());
		}
		assertTrue(pdf.length < 30_000, "only the letters that occur: " + pdf.length);
	}

	/** What an interrupted batch wrote is compared with what it writes again. */
	@ParameterizedTest
	@ValueSource(strings = { "figure.pdf", "figure_raster.pdf" })
	void thePdfOfAFigureIsAlwaysTheSame(final String name) throws Exception {
		saved("figure.pdf", options("width", 60));
		final byte[] first = Files.readAllBytes(folder.resolve(name));
		saved("figure.pdf", options("width", 60));
		assertArrayEquals(first, Files.readAllBytes(folder.resolve(name)));
	}

	@ParameterizedTest
	@CsvSource({ "300, 1004, 11811", "600, 2008, 23622" })
	void aPngHasTheResolution(final int dpi, final int pixels,
		final int perMetre) throws Exception
	{
		final byte[] png = saved("figure.png", options("width", 85, "dpi", dpi));
		final BufferedImage image = ImageIO.read(folder.resolve("figure.png")
			.toFile());
		assertEquals(pixels, image.getWidth());
		final int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
		assertTrue(at > 0);
		assertEquals(perMetre, ByteBuffer.wrap(png).getInt(at + 4));
		assertEquals(1, png[at + 12], "metres");
	}

	@Test
	void anSvgSaysHowLargeItIs() throws Exception {
		final String svg = new String(saved("figure.svg", options("width", 85)),
			StandardCharsets.UTF_8);
		assertTrue(Pattern.compile(
			"<svg [^>]*width='85mm' height='[\\d.]+mm' viewBox='0 0 241 \\d+'").matcher(
				svg).find(), svg.substring(0, 400));
		assertFalse(svg.contains("Traces of a movie"), "no title in a paper");
	}

	@Test
	void cellsAndTimeAreChosen() throws Exception {
		final String words = words(saved("figure.pdf", options("width", 85, "cells",
			"2", "from", 2, "to", 4)));
		assertTrue(words.contains("Cell (B)"));
		assertFalse(words.contains("Cell A"));
		assertTrue(words.contains("4.0"), words);
		assertFalse(words.contains("10"));
	}

	@Test
	void barsReplaceTheAxes() throws Exception {
		final String words = words(saved("figure.pdf", options("width", 85,
			"scale_bars", true)));
		assertTrue(words.contains("1 s"), "of the 10 s a fifth or less");
		assertFalse(words.contains("Time (s)"));
		assertTrue(words.contains("Cell A"));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1.9, 1", "2, 2", "4.99, 2", "5, 5", "12, 10", "0.03, 0.02",
		"700, 500" })
	void barsHaveRoundLengths(final double v, final double nice) {
		assertEquals(nice, ScaleBars.nice(v), 1e-12 * nice);
	}

	@Test
	void whatCannotBeIsRefused() {
		for (final Map.Entry<String, FigureOptionsOf> wrong : Map.<String, FigureOptionsOf> of(
			"to must be greater than from (5.0), but is 3.", () -> options("from", 5, "to",
				3), "width must be a number from 20 to 1000 mm, or auto, but is 5.",
			() -> options("width", 5),
			"dpi is given, but applies only with a width in mm.", () -> options("dpi",
				600)).entrySet())
			assertEquals(wrong.getKey(), assertThrows(InvalidInputException.class, wrong
				.getValue()::of).getMessage());
		assertThrows(InvalidInputException.class, () -> Figures.save(data(), folder
			.resolve("a.png"), options("from", 10), true));
		assertThrows(InvalidInputException.class, () -> Figures.save(data(), folder
			.resolve("a.jpg"), true));
	}

	@FunctionalInterface
	private interface FigureOptionsOf {

		FigureOptions of();
	}

	/** Lines, areas, clips and letters are where Java draws them: pictures of both are alike. */
	@Test
	void drawsWhereJavaDraws() throws Exception {
		final Consumer<Graphics2D> drawing = g -> {
			g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL,
				RenderingHints.VALUE_STROKE_PURE);
			g.setColor(Color.WHITE);
			g.fillRect(0, 0, 100, 50);
			g.translate(10, 5);
			g.clip(new Rectangle2D.Double(0, 0, 20, 20));
			g.setColor(new Color(255, 0, 0, 51));
			g.fillRect(1, 2, 30, 4);
			g.setClip(null);
			g.setColor(Color.BLUE);
			g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT,
				BasicStroke.JOIN_MITER, 10, new float[] { 8, 4 }, 0));
			g.drawLine(20, 35, 80, 35);
			g.drawImage(checks(), 50, 0, 20, 20, null);
		};
		final BufferedImage expected = new BufferedImage(100, 50,
			BufferedImage.TYPE_INT_RGB), drawn;
		drawing.accept(expected.createGraphics());
		try (PDDocument document = Loader.loadPDF(Pdf.of(100, 50, drawing))) {
			final PDFRenderer renderer = new PDFRenderer(document);
			renderer.setRenderingHints(new RenderingHints(
				RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE));
			drawn = renderer.renderImage(0);
		}
		for (int y = 0; y < 50; y++)
			for (int x = 0; x < 100; x++)
				for (int shift = 0; shift < 24; shift += 8)
					assertEquals(expected.getRGB(x, y) >> shift & 0xff, drawn.getRGB(x,
						y) >> shift & 0xff, 1, x + ", " + y);
	}

	/** @return four squares */
	private static BufferedImage checks() {
		final BufferedImage image = new BufferedImage(2, 2,
			BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, 0xff0000);
		image.setRGB(1, 1, 0x00ff00);
		return image;
	}

	@Test
	void turnedTextIsText() throws Exception {
		final List<TextPosition> up = letters(Pdf.of(100, 50, g -> {
			g.translate(10, 30);
			g.rotate(-Math.PI / 2);
			g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10));
			g.drawString("up", 0, 0);
		}));
		assertEquals("u", up.get(0).getUnicode());
		assertEquals(90, up.get(0).getDir());
		final Matrix place = up.get(0).getTextMatrix();
		assertEquals(10, place.getTranslateX(), 1e-3);
		assertEquals(20, place.getTranslateY(), 1e-3, "from the lower edge");
	}
}
