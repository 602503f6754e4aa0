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

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;

import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.fiji.workspace.view.WorkspaceActions;
import org.calab.fiji.workspace.view.WorkspaceWindow;
import org.calab.task.Progress;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * How long the workspace takes, on a screen, from an action until its last repaint, with 2,000 cells
 * of 27,000 frames: what is prepared in the background is included.
 */
public final class WorkspaceBenchmark {

	private static final int WARM = 6, RUNS = 21;

	/** Milliseconds without a repaint after which an action is over. */
	private static final int REST = 250;

	private static final AtomicLong PAINTED = new AtomicLong();

	private final Workspace workspace = new Workspace();
	private final Random random = new Random(1);
	private final int cells, frames;

	private WorkspaceBenchmark(final int cells, final int frames) {
		this.cells = cells;
		this.frames = frames;
	}

	/** @param args numbers of cells and of frames; 2,000 and 27,000 without */
	public static void main(final String... args) throws Exception {
		RepaintManager.setCurrentManager(new RepaintManager() {

			@Override
			public void paintDirtyRegions() {
				super.paintDirtyRegions();
				PAINTED.set(System.nanoTime());
			}
		});
		new WorkspaceBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 2000,
			args.length > 1 ? Integer.parseInt(args[1]) : 27_000).run();
		System.exit(0); // the window would keep it alive
	}

	private void run() throws Exception {
		final TraceSet traces = traces(7);
		final OpenTraces.Entry entry = new OpenTraces.Entry("Traces", traces, Optional
			.of(new Made(traces(0), traces)));
		final WorkspaceWindow[] made = new WorkspaceWindow[1];
		EventQueue.invokeAndWait(() -> {
			made[0] = new WorkspaceWindow("benchmark", workspace, WorkspaceSettings
				.defaults().withKernel("gcamp6f"), new NoActions());
			made[0].setSize(1280, 800);
			made[0].setVisible(true);
			workspace.show(List.of(), List.of(), Optional.of(entry), Optional.of(
				table()));
		});
		settle();
		System.out.printf("%d x %d, window of 1280 x 800, %d processors, median of %d%n%n",
			cells, frames, Runtime.getRuntime().availableProcessors(), RUNS);
		System.out.println("| what | median ms | 90 % below |");
		System.out.println("|---|---|---|");
		report("select a cell", () -> workspace.select(List.of(random.nextInt(
			cells))));
		report("select 20 cells", () -> workspace.select(random.ints(20, 0, cells)
			.distinct().boxed().toList()));
		workspaceSelects(7);
		report("zoom and pan", () -> workspace.look(new TimeWindow(random.nextInt(
			frames / 2), frames / 2 + random.nextInt(frames / 2), frames)));
		report("go to a frame", () -> workspace.goTo(random.nextInt(frames)));
		report("sort by a column", () -> workspace.sort(workspace.state().order()
			.by(random.nextBoolean() ? "snr" : "rate")));
		report("sort by correlation", () -> workspace.sort(workspace.state().order()
			.by(Order.CORRELATION)));
		report("filter", () -> workspace.filter("snr >= " + random.nextInt(8)));
		EventQueue.invokeAndWait(() -> workspace.filter(""));
		workspaceSelects(11);
		final List<JComboBox<?>> kernels = new ArrayList<>();
		find(made[0].getRootPane(), kernels);
		report("re-solve a cell", () -> kernels.get(0).setSelectedItem(kernels.get(0)
			.getSelectedItem().equals("gcamp6s") ? "jgcamp8f" : "gcamp6s"));
	}

	private void workspaceSelects(final int cell) throws Exception {
		EventQueue.invokeAndWait(() -> workspace.select(List.of(cell % cells)));
		settle();
	}

	private static void find(final JComponent in, final List<JComboBox<?>> found) {
		for (final var c : in.getComponents()) {
			if (c instanceof JComboBox<?> box && "kernel".equals(box.getName())) found
				.add(box);
			if (c instanceof JComponent inner) find(inner, found);
		}
	}

	private void report(final String what, final Runnable action)
		throws Exception
	{
		final double[] ms = new double[RUNS];
		for (int i = -WARM; i < RUNS; i++) {
			final long[] start = new long[1];
			EventQueue.invokeAndWait(() -> {
				start[0] = System.nanoTime();
				action.run();
			});
			settle();
			if (i >= 0) ms[i] = Math.max(0, PAINTED.get() - start[0]) / 1e6;
		}
		Arrays.sort(ms);
		System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, ms[RUNS / 2],
			ms[RUNS * 9 / 10]);
	}

	/** Waits until nothing was painted for a while. */
	private static void settle() throws Exception {
		final long begin = System.nanoTime();
		for (;;) {
			SwingUtilities.invokeAndWait(() -> {});
			final long quiet = System.nanoTime() - Math.max(begin, PAINTED.get());
			if (quiet > REST * 1_000_000L) return;
			Thread.sleep(10);
		}
	}

	/** @param seed 0: sparse and not negative; others: transients with noise */
	private TraceSet traces(final long seed) {
		final double[][] rows = new double[cells][frames];
		IntStream.range(0, cells).parallel().forEach(c -> {
			final SplittableRandom r = new SplittableRandom(seed * cells + c);
			double calcium = 0;
			for (int t = 0; t < frames; t++) {
				final double spike = r.nextDouble() < 0.01 ? 1 : 0;
				calcium = 0.96 * calcium + spike;
				rows[c][t] = seed == 0 ? spike : calcium + 0.2 * (r.nextDouble() + r
					.nextDouble() - 1);
			}
		});
		return TraceSet.of(rows, SamplingRate.ofHz(30));
	}

	private Table table() {
		return new Table(List.of("cell", "snr", "rate", "decay", "events"), IntStream
			.range(0, cells).mapToObj(c -> List.<Object> of("Cell " + (c + 1), 10 * random
				.nextDouble(), random.nextDouble(), 0.4 + random.nextDouble(), random
					.nextInt(300))).toList());
	}

	/** Activity that was made, not inferred. */
	private record Made(TraceSet activity, TraceSet fit) implements
		InferredActivity
	{

		@Override
		public Optional<TraceSet> fitted() {
			return Optional.of(fit);
		}

		@Override
		public String activityUnit() {
			return "a.u.";
		}

		@Override
		public List<String> warnings() {
			return List.of();
		}

		@Override
		public List<String> cellWarnings(final int cell) {
			return List.of();
		}

		@Override
		public Table cellTable() {
			return new Table(List.of("cell"), List.of());
		}

		@Override
		public InferredActivity withCells(final int[] chosen) {
			return new Made(activity.withCells(chosen), fit.withCells(chosen));
		}

		@Override
		public InferredActivity withStates(final CellStates states) {
			return new Made(activity.withStates(states), fit.withStates(states));
		}

		@Override
		public ResultLayout layout() {
			return ResultLayout.ARRAYS;
		}

		@Override
		public Map<String, Object> info() {
			return Map.of();
		}
	}

	/** The buttons are not pressed. */
	private static final class NoActions implements WorkspaceActions {

		@Override
		public Optional<String> refusal(final Action action) {
			return Optional.empty();
		}

		@Override
		public void run(final Action action, final WorkspaceSettings settings,
			final Optional<Path> file, final Progress progress)
		{
			// nothing to do
		}

		@Override
		public void saveRaster(final WorkspaceState state, final Path file,
			final Progress progress)
		{
			// nothing to do
		}

		@Override
		public Optional<ExtractedTraces> extracted() {
			return Optional.empty();
		}

		@Override
		public Path beside(final String ending) {
			return Path.of("movie" + ending);
		}

		@Override
		public String methods() {
			return "";
		}

		@Override
		public List<String> macro() {
			return List.of();
		}
	}
}
