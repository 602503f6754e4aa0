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
package org.calab.fiji.tuner.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.calab.figure.ChartFiles;
import org.calab.figure.Theme;
import org.calab.fiji.lanes.Band;
import org.calab.fiji.lanes.BandPainter;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.LinePainter;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn, without a screen. */
class TunerPaintingTest {

	private static final Theme DARK = new Theme(new Color(30, 30, 30), new Color(
		230, 230, 230));

	private static ExecutorService ui;
	private static TunerSession session;

	@TempDir
	Path folder;

	/** Eight cells of a quarter of an hour at 30 Hz, solved. */
	@BeforeAll
	static void solve() throws Exception {
		final SimulationResult r = Simulation.run(Presets.GCAMP6F.config()
			.withNumCells(8).withNumTimepoints(27_000), 2, Progress.none());
		ui = Executors.newSingleThreadExecutor();
		ui.submit(() -> {
			session = new TunerSession(r.traces(), Optional.of(r.traces().withTraces(r
				.spikes())), TunerSettings.of(Indicator.GCAMP6F).withBandPass(true), ui,
				() -> {});
			session.show(List.of(0, 1, 2, 3, 4, 5, 6, 7));
		}).get();
		await();
		ui.submit(session::pin).get();
	}

	private static void await() throws Exception {
		final long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (!ui.submit(() -> session.isUpToDate()).get() && System
			.nanoTime() < end)
			Thread.sleep(5);
		assertTrue(ui.submit(() -> session.isUpToDate()).get());
	}

	@AfterAll
	static void close() {
		session.close();
		ui.shutdown();
	}

	private static BufferedImage draw(final Set<Layer> shown,
		final Theme theme) throws Exception
	{
		final BufferedImage image = new BufferedImage(900, 1200,
			BufferedImage.TYPE_INT_RGB);
		ui.submit(() -> {
			final Graphics2D g = image.createGraphics();
			g.setColor(theme.paper());
			g.fillRect(0, 0, 900, 1200);
			g.setClip(0, 0, 900, 1200);
			LanesPanel.draw(g, session, shown, theme, new Rectangle(0, 0, 900, 1200),
				2);
			g.dispose();
		}).get();
		return image;
	}

	/** @return how many pixels of a lane have this colour */
	private static int count(final BufferedImage image, final int lane,
		final Color colour)
	{
		int n = 0;
		for (int y = lane * 150; y < (lane + 1) * 150; y++)
			for (int x = LanePainter.LEFT; x < 900 - LanePainter.RIGHT; x++)
				if ((image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff)) n++;
		return n;
	}

	@Test
	void everyCellHasItsBandsInLightAndDark() throws Exception {
		for (final Theme theme : List.of(Theme.PRINT, DARK)) {
			final BufferedImage image = draw(EnumSet.allOf(Layer.class), theme);
			for (int lane = 0; lane < 8; lane++)
				for (final Layer layer : EnumSet.complementOf(EnumSet.of(Layer.PINNED,
					Layer.FILTERED, Layer.SPREAD)))
					assertTrue(count(image, lane, layer.colour(theme)) > 30, lane + " " +
						layer);
		}
	}

	@Test
	void whatIsHiddenIsNotDrawn() throws Exception {
		for (final Layer layer : List.of(Layer.FIT, Layer.ACTIVITY, Layer.RESIDUAL,
			Layer.RAW, Layer.FILTERED))
		{
			final BufferedImage without = draw(EnumSet.complementOf(EnumSet.of(layer)),
				DARK), alone = draw(EnumSet.of(layer), DARK);
			for (int lane = 0; lane < 8; lane++) {
				assertEquals(0, count(without, lane, layer.colour(DARK)), layer
					.toString());
				assertTrue(count(alone, lane, layer.colour(DARK)) > 30, layer
					.toString());
			}
		}
	}

	/**
	 * No event is lost: where the line is decimated each column spans its samples,
	 * but for a quarter of a pixel.
	 */
	@Test
	void decimationKeepsEveryPeak() {
		final double[] y = new double[50_000];
		final int[] peaks = { 33, 777, 12_345, 49_949 };
		for (final int p : peaks)
			y[p] = 1;
		final BufferedImage image = new BufferedImage(500, 100,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		final Rectangle box = new Rectangle(0, 5, 500, 90);
		LinePainter.draw(g, new Series(y), TimeWindow.whole(y.length), box, 0, 1,
			Color.WHITE, false);
		g.dispose();
		for (int x = 0; x < 500; x++) {
			boolean peak = false;
			for (final int p : peaks)
				peak |= p / 100 == x;
			assertEquals(peak, (image.getRGB(x, 6) & 0xffffff) != 0, "column " + x);
		}
	}

	/** In each column, the area reaches from the lowest of the lower to the highest of the upper line. */
	@Test
	void aBandSpansItsSamples() {
		for (final int n : new int[] { 50_000, 400 }) {
			final double[] mean = new double[n], sd = new double[n];
			for (int t = 0; t < n; t++) {
				mean[t] = t < n / 2 ? 0.5 : 0.1;
				sd[t] = t < n / 2 ? 0.2 : 0.4;
			}
			final BufferedImage image = new BufferedImage(500, 110,
				BufferedImage.TYPE_INT_RGB);
			final Graphics2D g = image.createGraphics();
			BandPainter.draw(g, Band.of(mean, sd, 0, n), TimeWindow.whole(n), new Rectangle(
				0, 5, 500, 100), 0, 1, new Color(255, 255, 255, 128));
			g.dispose();
			for (int x = 5; x < 495; x++) {
				if (Math.abs(x - 250) < 5) continue; // the step
				for (int y = 0; y < 110; y++) {
					final double value = (105 - y - 0.5) / 100;
					final boolean inside = x < 250 ? value > 0.3 && value < 0.7
						: value > 0 && value < 0.5; // from 0, not from -0.3
					assertEquals(inside ? 128 : 0, image.getRGB(x, y) & 0xff, 1, n + " " +
						x + " " + y);
				}
			}
		}
	}

	@Test
	void aPeakOfTheBandIsSeen() {
		final double[] mean = new double[50_000], sd = new double[50_000];
		sd[12_345] = 1;
		final BufferedImage image = new BufferedImage(500, 100,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		BandPainter.draw(g, Band.of(mean, sd, 0, 50_000), TimeWindow.whole(50_000),
			new Rectangle(0, 5, 500, 90), 0, 1, Color.WHITE);
		g.dispose();
		for (int x = 0; x < 500; x++)
			assertEquals(x == 123, (image.getRGB(x, 50) & 0xff) > 0, "column " + x);
	}

	/** The band of the posterior, in light and dark; hidden with its entry in the legend. */
	@Test
	void thePosteriorHasItsBand() throws Exception {
		final TunerSettings before = ui.submit(session::settings).get();
		ui.submit(() -> session.set(before.withMethod(TunerMethod.POSTERIOR))).get();
		await();
		for (final Theme theme : List.of(Theme.PRINT, DARK)) {
			final Color band = mixed(theme.paper(), Layer.SPREAD.colour(theme));
			final BufferedImage with = draw(EnumSet.allOf(Layer.class), theme),
					without = draw(EnumSet.complementOf(EnumSet.of(Layer.SPREAD)), theme);
			for (int lane = 0; lane < 8; lane++) {
				assertTrue(count(with, lane, band) > 30, "lane " + lane);
				assertEquals(0, count(without, lane, band));
			}
		}
		final Path svg = folder.resolve("posterior.svg");
		ui.submit(() -> {
			ChartFiles.save(new TunerFigure(session, EnumSet.allOf(Layer.class)), svg,
				1200, 1440, false);
			return null;
		}).get();
		final String text = Files.readString(svg);
		assertTrue(text.contains("Posterior, τ rise 0.1") && text.contains("± 1 SD") &&
			!text.contains("λ"));
		ui.submit(session::undo).get();
		await();
	}

	private static Color mixed(final Color under, final Color over) {
		final BufferedImage dot = new BufferedImage(1, 1,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = dot.createGraphics();
		g.setColor(under);
		g.fillRect(0, 0, 1, 1);
		g.setColor(over);
		g.fillRect(0, 0, 1, 1);
		g.dispose();
		return new Color(dot.getRGB(0, 0));
	}

	@Test
	void theFigureIsSavedAsPngAndSvg() throws Exception {
		final TunerFigure figure = new TunerFigure(session, EnumSet.allOf(
			Layer.class));
		final Path png = folder.resolve("f.png"), svg = folder.resolve("f.svg");
		ui.submit(() -> {
			ChartFiles.save(figure, png, 1200, 1440, false);
			ChartFiles.save(figure, svg, 1200, 1440, false);
			return null;
		}).get();
		assertTrue(Files.size(png) > 20_000);
		final String text = Files.readString(svg);
		assertTrue(text.contains("rise 0.1") && text.contains("True spikes") && text
			.contains("Time (s)") && text.contains("Cell 8"));
	}

	@Test
	void ticksAreRoundNumbersWithin() {
		final Ticks t = Ticks.of(0, 100, 5);
		assertEquals(6, t.count());
		assertEquals("20", t.label(1));
		final Ticks fine = Ticks.of(12.31, 12.74, 5);
		assertEquals("12.4", fine.label(0));
		assertEquals("12.7", fine.label(fine.count() - 1));
		assertEquals("0.0123", Ticks.number(0.01234));
		assertEquals("-15.7", Ticks.number(-15.72));
	}
}
