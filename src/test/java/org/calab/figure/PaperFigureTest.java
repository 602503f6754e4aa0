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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterOutputStream;

import javax.imageio.ImageIO;

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

	/** Three cells, 10 s at 20 Hz. */
	private static PlotData data() {
		final double[][] rows = new double[3][200];
		for (int i = 0; i < 3; i++)
			for (int t = 0; t < 200; t++)
				rows[i][t] = (i + 1) * Math.sin(0.1 * t + i);
		return PlotData.of("Traces of a movie", TraceSet.of(rows, SamplingRate.ofHz(
			20)).withNames(List.of("Cell A", "Cell (B)", "Zelle Ω")));
	}

	private byte[] saved(final String name, final FigureOptions options)
		throws Exception
	{
		final Path file = folder.resolve(name);
		Figures.save(data(), file, options, true);
		return Files.readAllBytes(file);
	}

	/** @return what is drawn on the page */
	private static String content(final byte[] pdf) throws Exception {
		final String text = new String(pdf, StandardCharsets.ISO_8859_1);
		final Matcher m = Pattern.compile("4 0 obj\n<< /Length (\\d+)[^>]*>>\nstream\n")
			.matcher(text);
		assertTrue(m.find(), text.substring(0, 300));
		final ByteArrayOutputStream plain = new ByteArrayOutputStream();
		try (InflaterOutputStream inflate = new InflaterOutputStream(plain)) {
			inflate.write(pdf, m.end(), Integer.parseInt(m.group(1)));
		}
		return plain.toString(StandardCharsets.ISO_8859_1);
	}

	@Test
	void aPdfIsAsWideAsWantedAndItsTextIsText() throws Exception {
		final byte[] pdf = saved("figure.pdf", options("width", 85, "font_size",
			6));
		final String text = new String(pdf, StandardCharsets.ISO_8859_1);
		final Matcher box = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ").matcher(
			text);
		assertTrue(box.find());
		assertEquals(85 / 25.4 * 72, Double.parseDouble(box.group(1)), 1e-3);
		final String drawn = content(pdf);
		for (final String words : List.of("(Cell A)", "(Cell \\(B\\))",
			"(Time \\(s\\))"))
			assertTrue(drawn.contains(words + " Tj"), words);
		// no letter of the standard fonts
		assertFalse(drawn.contains("Zelle"));
		assertTrue(drawn.contains("/F1 6 Tf"));
		assertFalse(drawn.matches("(?s).*/F1 (?!6 Tf).*"), "one type size");
	}

	/** A reader finds each object where the table says. */
	@ParameterizedTest
	@ValueSource(strings = { "figure.pdf", "figure_raster.pdf" })
	void theTableOfAPdfIsRight(final String name) throws Exception {
		saved("figure.pdf", options("width", 60));
		final String text = Files.readString(folder.resolve(name),
			StandardCharsets.ISO_8859_1);
		final int table = Integer.parseInt(text.replaceAll(
			"(?s).*startxref\n(\\d+)\n%%EOF\n", "$1"));
		assertTrue(text.startsWith("xref\n", table));
		final Matcher entry = Pattern.compile("(\\d{10}) 00000 n \n").matcher(text
			.substring(table));
		int objects = 0;
		while (entry.find())
			assertTrue(text.startsWith(++objects + " 0 obj\n", Integer.parseInt(entry
				.group(1))), "object " + objects);
		assertTrue(text.contains("/Size " + (objects + 1) + " "), "size");
		assertEquals(name.contains("raster"), text.contains("/Subtype /Image"));
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
		final String drawn = content(saved("figure.pdf", options("width", 85, "cells",
			"2", "from", 2, "to", 4)));
		assertTrue(drawn.contains("(Cell \\(B\\)) Tj"));
		assertFalse(drawn.contains("(Cell A) Tj"));
		assertTrue(drawn.contains("(4.0) Tj"), drawn);
		assertFalse(drawn.contains("(10) Tj"));
	}

	@Test
	void barsReplaceTheAxes() throws Exception {
		final String drawn = content(saved("figure.pdf", options("width", 85,
			"scale_bars", true)));
		assertTrue(drawn.contains("(1 s) Tj"), "of the 10 s a fifth or less");
		assertFalse(drawn.contains("(Time \\(s\\)) Tj"));
		assertTrue(drawn.contains("(Cell A) Tj"));
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

	/** Lines, areas, clips and letters are where Java draws them. */
	@Test
	void drawsWhereJavaDraws() throws Exception {
		final PdfPage page = new PdfPage(100, 50);
		final PdfGraphics g = new PdfGraphics(page);
		g.translate(10, 5);
		g.clip(new Rectangle2D.Double(0, 0, 20, 20));
		g.setColor(new Color(255, 0, 0, 51));
		g.fillRect(1, 2, 3, 4);
		g.setClip(null);
		g.setColor(Color.BLUE);
		g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10));
		g.rotate(-Math.PI / 2);
		g.drawString("up", 0, 0);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		page.writeTo(out);
		final String drawn = content(out.toByteArray());
		// PDF counts from the lower edge
		assertTrue(drawn.contains("10 45 m 30 45 l 30 25 l 10 25 l"), drawn);
		assertTrue(drawn.contains("1 0 0 rg 11 43 m 14 43 l 14 39 l 11 39 l"), drawn);
		assertTrue(out.toString(StandardCharsets.ISO_8859_1).contains("/A51 << /ca 0.2 "));
		assertTrue(Pattern.compile(
			"0 0 1 rg BT /F2 10 Tf [\\d.]+ Tz 0 1 -1 0 10 45 Tm \\(up\\) Tj ET").matcher(
				drawn).find(), drawn);
	}
}
