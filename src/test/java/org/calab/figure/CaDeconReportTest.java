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
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.StopOptions;
import org.calab.check.InvalidInputException;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.Calibration;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class CaDeconReportTest {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(4).withNumTimepoints(900), 1, Progress.none()).traces()
		.withNames(List.of("a<b>&c", "second", "third", "fourth"));

	private static final CaDeconResult RESULT = CaDecon.run(TRACES, CaDeconOptions
		.defaults().withStop(StopOptions.defaults().withMaxIterations(2)), 2,
		Progress.none());

	@TempDir
	Path folder;

	@Test
	void reportIsSelfContained() throws Exception {
		final Path file = folder.resolve("r.html");
		CaDeconReport.save("CaDecon of <x>", TRACES, RESULT, file, false);
		final String page = Files.readString(file);
		assertTrue(page.contains("<title>CaDecon of &lt;x&gt;</title>"));
		assertTrue(page.contains("<td>a&lt;b&gt;&amp;c</td>"), "names are escaped");
		assertFalse(RESULT.warnings().isEmpty());
		for (final String w : RESULT.warnings())
			assertTrue(page.contains("<li>" + w + "</li>"), w);
		for (final String s : new String[] {
			"<tr><td>solver</td><td>exact</td></tr>",
			"<tr><td>max_iterations</td><td>2</td></tr>", "<th>kernel_rmse</th>",
			"<tr><td>convergence_tol</td><td>0.005</td></tr>",
			"<th>pve</th>" })
			assertTrue(page.contains(s), s);
		// a heading and the seed and two iterations
		assertEquals(4, rows(page, "History (times in s)"));
		assertEquals(5, rows(page, "Cells"));
		// needs no other file: only names of XML stand as addresses
		final Matcher links = Pattern.compile("(?:href|src)=['\"](?!data:)")
			.matcher(page);
		assertFalse(links.find());
		assertTrue(page.length() < 3_000_000, page.length() + " characters");
	}

	private static long rows(final String page, final String heading) {
		final String after = page.substring(page.indexOf("<h2>" + heading));
		return Pattern.compile("<tr>").matcher(after.substring(0, after.indexOf(
			"</table>"))).results().count();
	}

	/** Each figure by itself is well-formed, and no id stands twice on the page. */
	@Test
	void figuresAreValidXml() throws Exception {
		final Path file = folder.resolve("r.html");
		CaDeconReport.save("t", TRACES, RESULT, file, false);
		final String page = Files.readString(file);
		final List<String> figures = Pattern.compile("(?s)<svg.*?</svg>").matcher(
			page).results().map(m -> m.group()).toList();
		assertEquals(5, figures.size());
		for (final String svg : figures)
			assertEquals("svg", DocumentBuilderFactory.newInstance()
				.newDocumentBuilder().parse(new InputSource(new StringReader(svg)))
				.getDocumentElement().getNodeName());
		final List<String> ids = Pattern.compile("\\sid=['\"]([^'\"]+)").matcher(
			page).results().map(m -> m.group(1)).collect(Collectors.toList());
		assertEquals(ids.size(), ids.stream().distinct().count(), ids.toString());
	}

	@Test
	void refusesOtherFileTypes() throws Exception {
		assertThrows(InvalidInputException.class, () -> CaDeconReport.save("t",
			TRACES, RESULT, folder.resolve("r.pdf"), false));
		final Path file = Files.writeString(folder.resolve("r.html"), "mine");
		assertThrows(FileAlreadyExistsException.class, () -> CaDeconReport.save("t",
			TRACES, RESULT, file, false));
		assertEquals("mine", Files.readString(file));
	}

	@Test
	void chartsWorkBeforeDuringAndAfterARun() {
		final CaDeconData none = CaDeconData.of("t", TRACES,
			RESULT.options()), all = CaDeconData.of(
			"t", TRACES, RESULT);
		assertEquals("Kernel: none yet", KernelsChart.of(none).getTitle().getText());
		assertEquals(1 + RESULT.last().subsets().stream().filter(k -> k
			.free().length > 0).count(), KernelsChart.of(all).getXYPlot()
				.getSeriesCount());
		final var measures = ((CombinedDomainXYPlot) ConvergenceChart.of(all)
			.getXYPlot()).getSubplots();
		assertEquals(6, measures.size());
		assertEquals(3, ((XYPlot) measures.get(0)).getDataset().getItemCount(0));
		assertEquals(2, ((XYPlot) measures.get(2)).getDataset().getItemCount(0),
			"the seed has no change");
		assertEquals(1, lanes(InspectorChart.of(none, 0)));
		assertEquals(3, lanes(InspectorChart.of(all, 0)));
		final long counted = RESULT.cells().stream().filter(
			SpikeSolution::isInSpikes).count();
		final long[] binned = { counted, 4, counted }; // amplitude, PVE, rate
		int k = 0;
		for (final Object p : ((CombinedRangeXYPlot) DistributionsChart.of(all)
			.getXYPlot()).getSubplots())
		{
			final XYDataset bins = ((XYPlot) p).getDataset();
			double sum = 0;
			for (int i = 0; bins.getSeriesCount() > 0 && i < bins.getItemCount(
				0); i++)
				sum += bins.getYValue(0, i);
			assertEquals(binned[k++], sum, "every cell that has the number is in one bin");
		}
		assertEquals(RESULT.subsets(), none.subsets(),
			"known before the run, and as it takes them");
		for (final CaDeconData data : List.of(none, all))
			assertEquals(RESULT.subsets().size(), SubsetsRaster.of(data).getXYPlot()
				.getAnnotations().stream().filter(XYBoxAnnotation.class::isInstance)
				.count());
	}

	/** A relative cell does not show the size of one spike: nothing of it is called a spike. */
	@Test
	void relativeCellsHaveNoSpikes() {
		final SpikeSolution s = RESULT.cells().get(0);
		for (final Calibration c : List.of(Calibration.RELATIVE,
			Calibration.CALIBRATED))
		{
			final SpikeSolution cell = new SpikeSolution(s.counts(), s.alpha(), s
				.baseline(), s.threshold(), s.pve(), s.iterations(), s.converged(), s
					.filtered(), s.fit(), new SpikeSolution.Uncertainty(c, 0, new double[0],
						new double[0]));
			final JFreeChart chart = InspectorChart.of(new CaDeconData("t", TRACES, RESULT
				.subsets(), RESULT.history(), Optional.of(RESULT.kernel()), List.of(
					new CaDeconData.Part(0, 0, cell))), 0);
			final String title = chart.getTitle().getText();
			final boolean spikes = c == Calibration.CALIBRATED;
			assertEquals(spikes, title.contains("alpha"), title);
			assertEquals(spikes, title.contains("spikes/s"), title);
			assertEquals(!spikes, title.contains("relative"), title);
			assertEquals(spikes ? "Spikes / frame" : "Activity",
				((CombinedDomainXYPlot) chart.getXYPlot()).getSubplots().get(2)
					.getRangeAxis().getLabel());
		}
	}

	/** Paper, words and what is drawn in ink follow the theme; colours with a meaning stay. */
	@Test
	void chartsFollowTheTheme() {
		final Theme dark = new Theme(new Color(40, 44, 52), new Color(220, 221,
			222));
		final CaDeconData data = CaDeconData.of("t", TRACES, RESULT);
		for (final JFreeChart chart : List.of(KernelsChart.of(data),
			ConvergenceChart.of(data), DistributionsChart.of(data), InspectorChart.of(
				data, 0), RasterChart.of(PlotData.of("t", TRACES, RESULT)), TracesChart
					.of(PlotData.of("t", TRACES, RESULT), 0, 3)))
		{
			final String title = chart.getTitle().getText();
			final BufferedImage print = chart.createBufferedImage(500, 400);
			assertTrue(count(print, Color.WHITE) > 20_000, title);
			final List<Paint> printed = colours(chart.getXYPlot());
			ChartTheme.apply(chart, Theme.PRINT, dark);
			final BufferedImage screen = chart.createBufferedImage(500, 400);
			assertEquals(0, count(screen, Color.WHITE), title);
			assertTrue(count(screen, dark.paper()) > 20_000, title);
			final List<Paint> shown = colours(chart.getXYPlot());
			printed.replaceAll(c -> Theme.PRINT.ink().equals(c) ? dark.ink()
				: c instanceof Color known ? dark.onPaper(known) : c);
			assertEquals(printed, shown, title);
			ChartTheme.apply(chart, dark, Theme.PRINT);
			assertEquals(0, count(chart.createBufferedImage(500, 400), dark.paper()),
				title);
		}
		final JFreeChart kernels = KernelsChart.of(data);
		ChartTheme.apply(kernels, Theme.PRINT, dark);
		assertEquals(dark.ink(), kernels.getXYPlot().getRenderer().getSeriesPaint(
			0));
	}

	/** @return those of all lines and bars, in their order */
	private static List<Paint> colours(final XYPlot plot) {
		final List<Paint> all = new ArrayList<>();
		if (plot instanceof CombinedDomainXYPlot c) c.getSubplots().forEach(p -> all
			.addAll(colours((XYPlot) p)));
		if (plot instanceof CombinedRangeXYPlot c) c.getSubplots().forEach(p -> all
			.addAll(colours((XYPlot) p)));
		for (int i = 0; i < plot.getRendererCount(); i++)
			for (int k = 0; plot.getDataset(i) != null && plot.getRenderer(
				i) != null && k < plot.getDataset(i).getSeriesCount(); k++)
				all.add(plot.getRenderer(i).getSeriesPaint(k));
		return all;
	}

	private static int count(final BufferedImage image, final Color colour) {
		int n = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				if (image.getRGB(x, y) == colour.getRGB()) n++;
		return n;
	}

	@Test
	void zoomedTracesAreDrawn() {
		final JFreeChart chart = InspectorChart.of(CaDeconData.of("t", TRACES,
			RESULT), 0);
		chart.getXYPlot().getDomainAxis().setRange(10, 15);
		final BufferedImage picture = chart.createBufferedImage(600, 400);
		int drawn = 0;
		for (int y = 80; y < 330; y++)
			for (int x = 100; x < 550; x++)
				if (picture.getRGB(x, y) == Palette.TRACE.getRGB()) drawn++;
		assertTrue(drawn > 200, drawn + " pixels of the trace");
	}

	private static int lanes(final JFreeChart chart) {
		return ((CombinedDomainXYPlot) chart.getXYPlot()).getSubplots().size();
	}
}
