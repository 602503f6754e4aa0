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

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * A PDF file of one page: what is drawn on it, its pictures and its opacities.
 * Source: ISO 32000-1:2008.
 */
final class PdfPage {

	private static final int ALPHA_STEPS = 255;

	private final double width, height;
	private final StringBuilder content = new StringBuilder();
	private final List<BufferedImage> images = new ArrayList<>();
	private final Map<Integer, String> alphas = new LinkedHashMap<>();

	/** Sizes in points. */
	PdfPage(final double width, final double height) {
		this.width = width;
		this.height = height;
	}

	double height() {
		return height;
	}

	void add(final String operators) {
		content.append(operators).append('\n');
	}

	/** @return the name of the picture among the resources */
	String image(final BufferedImage image) {
		images.add(image);
		return "/I" + images.size();
	}

	/** @return the operator that sets the opacity, 0 to 1, of lines and areas */
	String alpha(final double alpha) {
		final int step = (int) Math.round(alpha * ALPHA_STEPS);
		return alphas.computeIfAbsent(step, s -> "/A" + s) + " gs ";
	}

	/** @return a number as PDF has it, without an exponent */
	static String number(final double v) {
		final BigDecimal d = BigDecimal.valueOf(v).setScale(3, RoundingMode.HALF_UP)
			.stripTrailingZeros();
		return d.signum() == 0 ? "0" : d.toPlainString();
	}

	void writeTo(final OutputStream out) throws IOException {
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		final List<Integer> starts = new ArrayList<>();
		file.writeBytes(ascii("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n"));
		object(file, starts, "<< /Type /Catalog /Pages 2 0 R >>");
		object(file, starts, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
		object(file, starts, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(
			width) + " " + number(height) + "] /Contents 4 0 R /Resources << " +
			resources() + " >> >>");
		stream(file, starts, "", ascii(content.toString()));
		for (final String font : List.of("Helvetica", "Helvetica-Bold"))
			object(file, starts, "<< /Type /Font /Subtype /Type1 /BaseFont /" + font +
				" /Encoding /WinAnsiEncoding >>");
		for (final BufferedImage image : images)
			stream(file, starts, "/Type /XObject /Subtype /Image /Width " + image
				.getWidth() + " /Height " + image.getHeight() +
				" /ColorSpace /DeviceRGB /BitsPerComponent 8 ", rgb(image));
		final int xref = file.size();
		final StringBuilder end = new StringBuilder("xref\n0 " + (starts.size() +
			1) + "\n0000000000 65535 f \n");
		for (final int at : starts) {
			final String digits = Integer.toString(at);
			end.append("0".repeat(10 - digits.length())).append(digits).append(
				" 00000 n \n");
		}
		end.append("trailer\n<< /Size ").append(starts.size() + 1).append(
			" /Root 1 0 R >>\nstartxref\n").append(xref).append("\n%%EOF\n");
		file.writeBytes(ascii(end.toString()));
		file.writeTo(out);
	}

	/** Fonts are the objects 5 and 6, pictures come after them. */
	private String resources() {
		final StringBuilder all = new StringBuilder(
			"/Font << /F1 5 0 R /F2 6 0 R >> /XObject <<");
		for (int i = 0; i < images.size(); i++)
			all.append(" /I").append(i + 1).append(' ').append(7 + i).append(" 0 R");
		all.append(" >> /ExtGState <<");
		alphas.forEach((step, name) -> {
			final String value = number(step / (double) ALPHA_STEPS);
			all.append(' ').append(name).append(" << /ca ").append(value).append(" /CA ")
				.append(value).append(" >>");
		});
		return all.append(" >>").toString();
	}

	private static byte[] rgb(final BufferedImage image) {
		final int w = image.getWidth(), h = image.getHeight();
		final byte[] bytes = new byte[3 * w * h];
		int at = 0;
		for (final int pixel : image.getRGB(0, 0, w, h, null, 0, w)) {
			bytes[at++] = (byte) (pixel >> 16);
			bytes[at++] = (byte) (pixel >> 8);
			bytes[at++] = (byte) pixel;
		}
		return bytes;
	}

	private static void object(final ByteArrayOutputStream file,
		final List<Integer> starts, final String content)
	{
		starts.add(file.size());
		file.writeBytes(ascii(starts.size() + " 0 obj\n" + content + "\nendobj\n"));
	}

	private static void stream(final ByteArrayOutputStream file,
		final List<Integer> starts, final String entries, final byte[] content)
		throws IOException
	{
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream deflate = new DeflaterOutputStream(packed)) {
			deflate.write(content);
		}
		starts.add(file.size());
		file.writeBytes(ascii(starts.size() + " 0 obj\n<< " + entries + "/Length " +
			packed.size() + " /Filter /FlateDecode >>\nstream\n"));
		file.writeBytes(packed.toByteArray());
		file.writeBytes(ascii("\nendstream\nendobj\n"));
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
