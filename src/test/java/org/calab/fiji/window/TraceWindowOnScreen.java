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
package org.calab.fiji.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.swing.JComboBox;
import javax.swing.JTextField;

import org.calab.figure.PlotData;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.Indicator;
import org.calab.screen.Hands;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window of traces with mouse and keys; started by WindowsTest, on a screen. */
public class TraceWindowOnScreen {

	@TempDir
	Path folder;

	/** The choice changes the plot and the figure that is saved, and back. */
	@Test
	void theProbabilityOnDemand() throws Exception {
		final Hands hands = new Hands();
		final TraceSet traces = Simulation.run(Presets.GCAMP6F.config().withNumCells(
			3).withNumTimepoints(600).withSeed(4), 1, Progress.none()).traces();
		final PlotData data = PlotData.of("posterior", traces, PosteriorInference.run(
			traces, PosteriorOptions.of(Indicator.GCAMP6F.kernel()), 1, Progress
				.none()));
		final TraceWindow window = Hands.on(() -> {
			final TraceWindow w = new TraceWindow(data);
			w.setVisible(true);
			return w;
		});
		final ChartPane chart = Hands.find(window, ChartPane.class, c -> true);
		final BufferedImage activity = hands.picture(chart);
		assertEquals("Activity (a.u., proportional to rate)", label(chart));
		final JComboBox<?> shown = Hands.named(window, JComboBox.class, "shown");
		hands.choose(shown, PlotData.PROBABILITY);
		Hands.until("probability", () -> label(chart).equals(PlotData.PROBABILITY));
		hands.settle();
		assertTrue(differ(activity, hands.picture(chart)) > 1000);
		hands.click(Hands.button(window, "Save figure..."));
		final java.awt.Window dialog = Hands.window("Save");
		hands.enter(Hands.find(dialog, JTextField.class, f -> true), folder.resolve(
			"p.svg").toString());
		Hands.until("saved", () -> Files.exists(folder.resolve("p.svg")));
		assertTrue(Files.readString(folder.resolve("p.svg")).contains(
			PlotData.PROBABILITY));
		hands.choose(shown, "Activity");
		Hands.until("activity", () -> label(chart).startsWith("Activity"));
		Hands.on(() -> {
			window.dispose();
			return null;
		});
	}

	private static String label(final ChartPane chart) {
		return chart.getChart().getXYPlot().getFixedLegendItems().get(2).getLabel();
	}

	private static int differ(final BufferedImage a, final BufferedImage b) {
		int n = 0;
		for (int y = 0; y < a.getHeight(); y++)
			for (int x = 0; x < a.getWidth(); x++)
				if (a.getRGB(x, y) != b.getRGB(x, y)) n++;
		return n;
	}
}
