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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconTables;
import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.results.HtmlPage;
import org.calab.trace.TraceSet;

/**
 * Report of a run of CaDecon as a self-contained HTML file: warnings, figures as SVG, and tables of the
 * settings, the history and the cells.
 */
public final class CaDeconReport {

	private static final int CELLS = 8, CELL_HEIGHT = 110, MARGINS = 130;

	private CaDeconReport() {}

	/** @throws InvalidInputException if the name of the file does not end in .html */
	public static void requireKnown(final Path file) {
		if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".html"))
			throw InvalidInputException.mustBe("report",
				"a file name that ends in .html", file);
	}

	/**
	 * Saves a report.
	 *
	 * @param title title of the page
	 * @param traces input traces of the result
	 * @param file .html file
	 * @param overwrite whether to replace an existing file
	 */
	public static void save(final String title, final TraceSet traces,
		final CaDeconResult result, final Path file, final boolean overwrite)
		throws IOException
	{
		requireKnown(file);
		FileGroup.write(file, overwrite, page(title, traces, result).content());
	}

	private static HtmlPage page(final String title, final TraceSet traces,
		final CaDeconResult result)
	{
		final CaDeconData data = CaDeconData.of(title, traces, result);
		final HtmlPage page = new HtmlPage(title);
		page.paragraph(traces.numCells() + " cells, " + traces.numTimepoints() +
			" frames at " + HtmlPage.number(traces.rate().hz()) + " Hz. CaLab for Fiji, " +
			Instant.now().truncatedTo(ChronoUnit.SECONDS) + ".");
		page.paragraph("Kernel of the final pass: tau rise " + HtmlPage.number(result
			.kernel().tauRise()) + " s, tau decay " + HtmlPage.number(result.kernel()
				.tauDecay()) + " s, from " + (result.history().size() - 1) +
			" iterations" + (result.converged() ? "; unchanged from iteration " +
				result.convergedAt().getAsInt() + "." : "."));
		if (result.warnings().isEmpty()) page.paragraph("No warnings.");
		else page.warnings("Warnings", result.warnings());
		page.figure("Kernel", ChartFiles.inline(KernelsChart.of(data), 420,
			"kernel"));
		page.figure("Convergence", ChartFiles.inline(ConvergenceChart.of(data),
			760, "convergence"));
		page.figure("Raster", ChartFiles.inline(SubsetsRaster.of(data), 600,
			"raster"));
		page.figure("Distributions", ChartFiles.inline(DistributionsChart.of(
			data), 380, "distributions"));
		final int cells = Math.min(CELLS, traces.numCells());
		page.figure("Traces", ChartFiles.inline(TracesChart.of(PlotData.of(cells +
			" of " + traces.numCells() + " cells", traces, result), 0, cells),
			MARGINS + CELL_HEIGHT * cells, "traces"));
		page.table("Settings", CaDeconTables.settings(result.options()));
		page.table("History (times in s)", CaDeconTables.history(result));
		page.table("Cells", result.cellTable());
		return page;
	}
}
