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
package org.calab.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.calab.io.FileGroup;
import org.calab.trace.Table;

/** Builder of a self-contained HTML page with paragraphs, figures and tables. Text is escaped. */
public final class HtmlPage {

	private static final MathContext DIGITS = new MathContext(5);

	private static final String STYLE = "body{font:15px/1.5 sans-serif;color:#222;" +
		"background:#fff;max-width:1200px;margin:2em auto;padding:0 1em}" +
		"svg,img{width:100%;height:auto}h1,h2{font-weight:600}figure{margin:0}" +
		"table{border-collapse:collapse;font-size:13px}" +
		"th,td{border-bottom:1px solid #ddd;padding:.2em .8em;text-align:right;vertical-align:top}" +
		"th:first-child,td:first-child,.text td,.text th{text-align:left}" +
		".wide{overflow-x:auto}.warnings{background:#fff4e0;" +
		"border-left:4px solid #d55e00;padding:.5em 1em}";

	private final StringBuilder html = new StringBuilder();

	public HtmlPage(final String title) {
		html.append("<!DOCTYPE html>\n" +
			"<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escaped(
				title)).append("</title><style>").append(STYLE).append(
					"</style></head>\n<body>\n<h1>").append(escaped(title)).append(
						"</h1>\n");
	}

	public void paragraph(final String text) {
		html.append("<p>").append(escaped(text)).append("</p>\n");
	}

	/** Adds a highlighted list of warnings. */
	public void warnings(final String heading, final List<String> words) {
		html.append("<div class=\"warnings\"><strong>").append(escaped(heading))
			.append("</strong><ul>\n");
		words.forEach(w -> html.append("<li>").append(escaped(w)).append(
			"</li>\n"));
		html.append("</ul></div>\n");
	}

	/** @param element an svg or img element; not escaped */
	public void figure(final String heading, final String element) {
		html.append("<h2>").append(escaped(heading)).append("</h2>\n<figure>")
			.append(element).append("</figure>\n");
	}

	/** Adds a table of numbers, in which only the first column is left-aligned. */
	public void table(final String heading, final Table table) {
		table(heading, table, "wide");
	}

	/** Adds a table of text, in which all columns are left-aligned. */
	public void textTable(final String heading, final Table table) {
		table(heading, table, "wide text");
	}

	private void table(final String heading, final Table table,
		final String style)
	{
		html.append("<h2>").append(escaped(heading)).append(
			"</h2>\n<div class=\"").append(style).append("\"><table>\n");
		row("th", table.columns());
		table.rows().forEach(r -> row("td", r));
		html.append("</table></div>\n");
	}

	private void row(final String tag, final List<?> values) {
		html.append("<tr>");
		for (final Object v : values)
			html.append('<').append(tag).append('>').append(escaped(
				v instanceof Double d ? number(d) : v.toString())).append("</").append(
					tag).append('>');
		html.append("</tr>\n");
	}

	/** @return the content of the page */
	public FileGroup.Content content() {
		final byte[] page = (html + "</body></html>\n").getBytes(
			StandardCharsets.UTF_8);
		return out -> out.write(page);
	}

	/** @return the number with five significant digits; empty if it is not finite */
	public static String number(final double v) {
		return Double.isFinite(v) ? BigDecimal.valueOf(v).round(DIGITS)
			.stripTrailingZeros().toPlainString() : "";
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replace("\"", "&quot;");
	}
}
