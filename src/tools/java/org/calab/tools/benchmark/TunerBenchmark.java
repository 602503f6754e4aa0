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
package org.calab.tools.benchmark;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.calab.figure.Theme;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.tuner.view.LanesPanel;
import org.calab.fiji.tuner.view.Layer;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * How long a change of a slider takes until all cells in view are solved and drawn,
 * and how long drawing takes. Offscreen; all processors.
 */
public final class TunerBenchmark {

	private static final int WIDTH = 1000, HEIGHT = 900, WARM = 40, RUNS = 61;

	private TunerBenchmark() {}

	public static void main(final String... args) throws Exception {
		System.out.printf("Picture of %d x %d pixels, %d processors, median of %d%n%n",
			WIDTH, HEIGHT, Runtime.getRuntime().availableProcessors(), RUNS);
		System.out.println("| what | median ms | 10 % below | 90 % below |");
		System.out.println("|---|---|---|---|");
		sliders(20, 3_000);
		drawing(20, 3_000);
		drawing(200, 2_700);
		drawing(200, 27_000);
	}

	private static void sliders(final int cells, final int frames)
		throws Exception
	{
		try (Bench b = new Bench(cells, frames)) {
			b.report("λ slider to picture", i -> TunerSettings.of(Indicator.GCAMP6F)
				.withLambda(OptionalDouble.of(0.01 * Math.pow(1.02, i))));
			final TunerSettings start = TunerSettings.of(Indicator.GCAMP6F);
			for (final TunerMethod method : List.of(TunerMethod.DECONVOLVE,
				TunerMethod.POSTERIOR))
				b.report("width slider to picture, " + method, i -> start.withMethod(
					method).withKernel(start.kernel().withWidth(0.6 * Math.pow(1.004,
						i))));
		}
	}

	private static void drawing(final int cells, final int frames)
		throws Exception
	{
		try (Bench b = new Bench(cells, frames)) {
			b.settle(TunerSettings.of(Indicator.GCAMP6F));
			b.drawing("drawing alone (processor time)");
		}
	}

	/** A session whose picture is drawn when all in view is solved. */
	private static final class Bench implements AutoCloseable {

		private final ExecutorService ui = Executors.newSingleThreadExecutor();
		private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT,
			BufferedImage.TYPE_INT_RGB);
		private final int cells, frames;
		private final TunerSession session;
		private CountDownLatch drawn = new CountDownLatch(1);
		private boolean waiting;

		Bench(final int cells, final int frames) throws Exception {
			this.cells = cells;
			this.frames = frames;
			final SimulationResult r = Simulation.run(Presets.GCAMP6F.config()
				.withNumCells(cells).withNumTimepoints(frames), 2, Progress.none());
			final TraceSet spikes = r.traces().withTraces(r.spikes());
			session = ui.submit(() -> new TunerSession(r.traces(), Optional.of(spikes),
				TunerSettings.of(Indicator.GCAMP6S), ui, this::changed)).get();
			ui.submit(() -> session.show(IntStream.range(0, cells).boxed().toList()))
				.get();
		}

		private void changed() {
			if (!waiting || !session.isUpToDate()) return;
			waiting = false;
			draw();
			drawn.countDown();
		}

		private void draw() {
			final Graphics2D g = image.createGraphics();
			g.setClip(0, 0, WIDTH, HEIGHT);
			g.setColor(Theme.PRINT.paper());
			g.fillRect(0, 0, WIDTH, HEIGHT);
			LanesPanel.draw(g, session, EnumSet.allOf(Layer.class), Theme.PRINT,
				new Rectangle(0, 0, WIDTH, HEIGHT), 0);
			g.dispose();
		}

		void settle(final TunerSettings settings) throws Exception {
			drawn = new CountDownLatch(1);
			ui.submit(() -> {
				waiting = true;
				session.move(settings);
			}).get();
			drawn.await();
		}

		void report(final String what,
			final java.util.function.IntFunction<TunerSettings> at) throws Exception
		{
			final double[] ms = new double[RUNS];
			for (int i = -WARM; i < RUNS; i++) {
				final TunerSettings next = at.apply(i);
				final long start = System.nanoTime();
				settle(next);
				if (i >= 0) ms[i] = (System.nanoTime() - start) / 1e6;
			}
			print(what, ms);
		}

		void drawing(final String what) throws Exception {
			final double[] ms = new double[RUNS];
			for (int i = -WARM; i < RUNS; i++) {
				final int k = i;
				ui.submit(() -> {
					final long start = processor();
					draw();
					if (k >= 0) ms[k] = (processor() - start) / 1e6;
				}).get();
			}
			print(what, ms);
		}

		/** @return what this thread has used, in ns: others on the machine do not count */
		private static long processor() {
			return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		}

		private void print(final String what, final double[] ms) {
			Arrays.sort(ms);
			System.out.printf(Locale.ROOT, "| %s, %d cells x %,d samples | %.1f | %.1f | %.1f |%n",
				what, cells, frames, ms[ms.length / 2], ms[ms.length / 10], ms[ms.length * 9 / 10]);
		}

		@Override
		public void close() {
			session.close();
			ui.shutdown();
		}
	}
}
