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
package org.calab.fiji.plot;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import org.calab.cadecon.CaDeconResult;
import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.results.CaDeconTables;
import org.calab.results.CellTable;
import org.calab.results.Table;
import org.calab.trace.TraceSet;

/**
 * A run of CaDecon as one HTML file that needs no other: figures as SVG, tables of
 * settings, history and cells, and the warnings.
 */
public final class CaDeconReport {

	private static final int CELLS = 8, CELL_HEIGHT = 110, MARGINS = 130;

	private static final MathContext DIGITS = new MathContext(5);

	private static final String STYLE = "body{font:15px/1.5 sans-serif;color:#222;" +
		"background:#fff;max-width:1200px;margin:2em auto;padding:0 1em}" +
		"svg{width:100%;height:auto}h1,h2{font-weight:600}" +
		"table{border-collapse:collapse;font-size:13px}" +
		"th,td{border-bottom:1px solid #ddd;padding:.2em .8em;text-align:right}" +
		"th:first-child,td:first-child{text-align:left}" +
		".wide{overflow-x:auto}.warnings{background:#fff4e0;" +
		"border-left:4px solid #d55e00;padding:.5em 1em}";

	private CaDeconReport() {}

	/** @throws InvalidInputException unless the file's name ends in .html */
	public static void requireKnown(final Path file) {
		if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".html"))
			throw new InvalidInputException("report is \"" + file +
				"\"; allowed is a name that ends in .html");
	}

	/**
	 * @param title of the page
	 * @param traces that the result is of
	 * @param file .html
	 * @param overwrite whether an existing file may be replaced
	 */
	public static void save(final String title, final TraceSet traces,
		final CaDeconResult result, final Path file, final boolean overwrite)
		throws IOException
	{
		requireKnown(file);
		final String page = page(title, traces, result);
		FileGroup.write(file, overwrite, out -> out.write(page.getBytes(
			StandardCharsets.UTF_8)));
	}

	private static String page(final String title, final TraceSet traces,
		final CaDeconResult result)
	{
		final CaDeconData data = CaDeconData.of(title, traces, result);
		final StringBuilder html = new StringBuilder("<!DOCTYPE html>\n" +
			"<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escaped(
				title)).append("</title><style>").append(STYLE).append(
					"</style></head>\n<body>\n<h1>").append(escaped(title)).append(
						"</h1>\n");
		paragraph(html, traces.numCells() + " cells, " + traces.numTimepoints() +
			" frames at " + number(traces.rate().hz()) + " Hz. CaLab for Fiji, " +
			Instant.now().truncatedTo(ChronoUnit.SECONDS) + ".");
		paragraph(html, "Kernel of the final pass: tau rise " + number(result
			.kernel().tauRise()) + " s, tau decay " + number(result.kernel()
				.tauDecay()) + " s, from " + (result.history().size() - 1) +
			" iterations" + (result.converged() ? "; it stood still from iteration " +
				result.convergedAt().getAsInt() + " on." : "."));
		warnings(html, result.warnings());
		figure(html, "Kernel", ChartFiles.inline(KernelsChart.of(data), 420,
			"kernel"));
		figure(html, "Convergence", ChartFiles.inline(ConvergenceChart.of(data),
			760, "convergence"));
		figure(html, "Raster", ChartFiles.inline(SubsetsRaster.of(data), 600,
			"raster"));
		figure(html, "Distributions", ChartFiles.inline(DistributionsChart.of(
			data), 380, "distributions"));
		final int cells = Math.min(CELLS, traces.numCells());
		figure(html, "Traces", ChartFiles.inline(TracesChart.of(PlotData.of(cells +
			" of " + traces.numCells() + " cells", traces, result), 0, cells),
			MARGINS + CELL_HEIGHT * cells, "traces"));
		table(html, "Settings", CaDeconTables.settings(result.options()));
		table(html, "History (times in s)", CaDeconTables.history(result));
		table(html, "Cells", CellTable.of(result));
		return html.append("</body></html>\n").toString();
	}

	private static void paragraph(final StringBuilder html, final String text) {
		html.append("<p>").append(escaped(text)).append("</p>\n");
	}

	private static void warnings(final StringBuilder html,
		final List<String> words)
	{
		if (words.isEmpty()) {
			paragraph(html, "No warnings.");
			return;
		}
		html.append("<div class=\"warnings\"><strong>Warnings</strong><ul>\n");
		words.forEach(w -> html.append("<li>").append(escaped(w)).append(
			"</li>\n"));
		html.append("</ul></div>\n");
	}

	private static void figure(final StringBuilder html, final String heading,
		final String svg)
	{
		html.append("<h2>").append(heading).append("</h2>\n<figure>").append(svg)
			.append("</figure>\n");
	}

	private static void table(final StringBuilder html, final String heading,
		final Table table)
	{
		html.append("<h2>").append(heading).append(
			"</h2>\n<div class=\"wide\"><table>\n");
		row(html, "th", table.columns());
		table.rows().forEach(r -> row(html, "td", r));
		html.append("</table></div>\n");
	}

	private static void row(final StringBuilder html, final String tag,
		final List<?> values)
	{
		html.append("<tr>");
		for (final Object v : values)
			html.append('<').append(tag).append('>').append(escaped(
				v instanceof Double d ? number(d) : v.toString())).append("</").append(
					tag).append('>');
		html.append("</tr>\n");
	}

	/** @return five digits; nothing for what there is not */
	private static String number(final double v) {
		return Double.isFinite(v) ? BigDecimal.valueOf(v).round(DIGITS)
			.stripTrailingZeros().toPlainString() : "";
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replace("\"", "&quot;");
	}
}
