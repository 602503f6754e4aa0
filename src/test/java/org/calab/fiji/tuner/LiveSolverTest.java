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
package org.calab.fiji.tuner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.calab.bridge.PageFiles;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.fiji.CaLabService;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorResult;
import org.calab.io.DataFormatException;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is solved while numbers change, and that it is what Deconvolve Traces... does. */
class LiveSolverTest {

	private static final SimulationResult SIMULATED = Simulation.run(Presets.GCAMP6F
		.config().withNumCells(6).withNumTimepoints(800).withSeed(4), 1, Progress
			.none());
	private static final TraceSet TRACES = SIMULATED.traces();
	private static final LiveFit FIT = new LiveFit(LiveTraces.of(TRACES, Optional
		.empty()));

	@TempDir
	Path folder;

	private ExecutorService ui;
	private TunerSession session, other;

	@BeforeEach
	void start() throws Exception {
		ui = Executors.newSingleThreadExecutor();
		onUi(() -> session = new TunerSession(TRACES, Optional.of(TRACES
			.withTraces(SIMULATED.spikes())), TunerSettings.of(Indicator.GCAMP6F), ui,
			() -> {}));
	}

	@AfterEach
	void stop() throws Exception {
		onUi(session::close);
		ui.shutdown();
	}

	private void onUi(final Runnable what) throws Exception {
		ui.submit(what).get(60, TimeUnit.SECONDS);
	}

	private void await(final BooleanSupplier wanted) throws Exception {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!ui.submit(wanted::getAsBoolean).get()) {
			if (System.nanoTime() > end) throw new AssertionError(
				"still not so after a minute");
			Thread.sleep(2);
		}
	}

	private static TunerSettings lambda(final double l) {
		return TunerSettings.of(Indicator.GCAMP6F).withLambda(OptionalDouble.of(l));
	}

	private static LiveSolver.Request request(final double l) {
		return new LiveSolver.Request(FIT, lambda(l), List.of(0, 1, 2, 3),
			List.of(4, 5));
	}

	/** Once a request is made nothing of those before it comes any more. */
	@Test
	void onlyTheNewestIsDelivered() throws Exception {
		final List<LiveSolver.Request> delivered = new ArrayList<>();
		final CountDownLatch all = new CountDownLatch(1);
		final LiveSolver.Request last = request(0.5);
		final LiveSolver.Listener listener = new LiveSolver.Listener() {

			private int ofLast;

			@Override
			public void solved(final LiveSolver.Request r, final int cell,
				final CellSolution s)
			{
				delivered.add(r);
				if (r == last && ++ofLast == 6) all.countDown();
			}

			@Override
			public void failed(final LiveSolver.Request r, final String message) {
				throw new AssertionError(message);
			}
		};
		try (LiveSolver solver = new LiveSolver(listener)) {
			int before = 0;
			for (int i = 0; i < 60; i++) {
				final LiveSolver.Request r = i == 59 ? last : request(0.01 * (i + 1));
				synchronized (solver) { // as if in one go: request, and what came so far
					solver.request(r);
					before = delivered.size();
				}
				if (i % 3 == 0) Thread.sleep(1);
				synchronized (solver) {
					for (final LiveSolver.Request d : delivered.subList(before, delivered
						.size()))
						assertTrue(d == r, "an older one came after a newer was asked for");
				}
			}
			assertTrue(all.await(60, TimeUnit.SECONDS));
			// the newest in full, in view first
			synchronized (solver) {
				assertEquals(6, delivered.stream().filter(d -> d == last).count());
			}
		}
	}

	@Test
	void nothingComesAfterTheEnd() throws Exception {
		final List<Integer> delivered = new ArrayList<>();
		final LiveSolver solver = new LiveSolver(new LiveSolver.Listener() {

			@Override
			public void solved(final LiveSolver.Request r, final int cell,
				final CellSolution s)
			{
				delivered.add(cell);
			}

			@Override
			public void failed(final LiveSolver.Request r, final String message) {
				delivered.add(-1);
			}
		});
		solver.request(request(0.1));
		solver.close();
		final int n;
		synchronized (solver) {
			n = delivered.size();
		}
		Thread.sleep(50);
		synchronized (solver) {
			assertEquals(n, delivered.size());
		}
	}

	/** What is seen is what Deconvolve Traces... gives, for every choice. */
	@Test
	void theLiveFitIsTheBatchFit() throws Exception {
		onUi(() -> session.show(List.of(3, 1)));
		for (final TunerSettings s : List.of(lambda(0.2), lambda(0).withBandPass(
			true), lambda(0.05).withBaseline(Baseline.CONSTANT).withBandPass(true),
			lambda(1).withLambda(OptionalDouble.empty()).withBaseline(
				Baseline.NONE)))
		{
			onUi(() -> {
				session.move(lambda(0.033)); // overtaken
				session.set(s);
			});
			await(() -> session.isUpToDate());
			final DeconvolutionResult batch = Deconvolution.run(TRACES, s.options(),
				1, Progress.none());
			for (final int cell : new int[] { 3, 1 }) {
				final CellFit f = session.fit(cell).orElseThrow();
				assertArrayEquals(batch.activity().trace(cell), samples(f.activity()));
				assertArrayEquals(batch.fit().trace(cell), samples(f.fit()));
				assertEquals(batch.cells().get(cell).quality(), f.outcome().quality());
				assertEquals(batch.cells().get(cell).lambda(), f.outcome().lambda()
					.getAsDouble());
				assertTrue(f.spread().isEmpty());
				final double[] y = samples(f.filtered()), fit = batch.fit().trace(cell),
						residual = samples(f.residual());
				for (int t = 0; t < y.length; t++)
					assertEquals(y[t] - fit[t], residual[t], 1e-9 * (1 + Math.abs(
						y[t])));
				if (!s.bandPass()) assertArrayEquals(TRACES.trace(cell), y, 1e-9);
			}
		}
	}

	/** As above for the posterior, with one standard deviation on each side of the mean. */
	@Test
	void theLivePosteriorIsThatOfTheBatch() throws Exception {
		onUi(() -> session.show(List.of(3, 1)));
		final TunerSettings s = lambda(0.2).withMethod(TunerMethod.POSTERIOR)
			.withBandPass(true).withBaseline(Baseline.CONSTANT);
		onUi(() -> {
			session.move(s.withBaseline(Baseline.NONE)); // overtaken
			session.set(s);
			assertFalse(session.isFiltered(), "the posterior has no filter");
		});
		await(() -> session.isUpToDate());
		final PosteriorResult batch = PosteriorInference.run(TRACES, s.posterior(), 1,
			Progress.none());
		assertTrue(session.fit(3).orElseThrow().spread().isPresent());
		for (final int cell : new int[] { 3, 1 }) {
			final CellFit f = session.fit(cell).orElseThrow();
			final double[] mean = batch.activity().trace(cell), sd = batch.spread()
				.trace(cell), low = samples(f.spread().orElseThrow().low()), high =
					samples(f.spread().orElseThrow().high());
			assertArrayEquals(mean, samples(f.activity()));
			assertArrayEquals(batch.fit().trace(cell), samples(f.fit()));
			assertArrayEquals(TRACES.trace(cell), samples(f.filtered()), 1e-9);
			assertEquals(batch.cells().get(cell).quality(), f.outcome().quality());
			assertTrue(f.outcome().lambda().isEmpty());
			boolean cut = false;
			for (int t = 0; t < mean.length; t++) {
				assertEquals(Math.max(0, mean[t] - sd[t]), low[t]);
				assertEquals(mean[t] + sd[t], high[t]);
				cut |= sd[t] > mean[t];
			}
			assertTrue(cut, "the band ends at 0 somewhere");
		}
		assertTrue(session.medianLambda().isEmpty());
		onUi(session::undo);
		await(() -> session.isUpToDate());
		assertTrue(session.fit(3).orElseThrow().spread().isEmpty());
	}

	/** Of a long recording the visible part comes first, close to the fit of the whole, which replaces it. */
	@Test
	void theVisiblePartOfALongRecordingComesFirst() throws Exception {
		final TraceSet traces = Simulation.run(Presets.GCAMP6F.config().withNumCells(1)
			.withNumTimepoints(60_000).withSeed(4), 2, Progress.none()).traces();
		final TunerSettings s = lambda(0.2).withMethod(TunerMethod.POSTERIOR);
		final List<CellFit> seen = new ArrayList<>();
		onUi(() -> {
			final TunerSession[] own = new TunerSession[1];
			own[0] = new TunerSession(traces, Optional.empty(), s, ui, () -> own[0]
				.fit(0).ifPresent(f -> {
					if (!seen.contains(f)) seen.add(f);
				}));
			own[0].look(new TimeWindow(30_000, 31_000, 60_000));
			own[0].show(List.of(0));
			other = own[0];
		});
		try {
			await(() -> other.isUpToDate());
		}
		finally {
			onUi(other::close);
		}
		assertEquals(2, seen.size());
		final Series part = seen.get(0).fit(), whole = seen.get(1).fit();
		assertTrue(Double.isNaN(part.value(100)) && Double.isFinite(whole.value(100)));
		double off = 0;
		for (int t = 30_000; t < 31_000; t++)
			off = Math.max(off, Math.abs(part.value(t) - whole.value(t)));
		final double range = whole.max(30_000, 31_000) - whole.min(30_000,
			31_000);
		assertTrue(off < 0.1 * range, off + " of " + range);
	}

	/** The decay is learned once from all cells, also for a pinned fit. */
	@Test
	void theLiveAutomaticInferenceIsThatOfTheBatch() throws Exception {
		onUi(() -> session.show(List.of(2)));
		final TunerSettings s = lambda(0.2).withMethod(TunerMethod.AUTO);
		onUi(() -> session.set(s));
		await(() -> session.isUpToDate());
		final AutoResult batch = AutoInference.run(TRACES, AutoOptions.defaults(), 1,
			Progress.none());
		onUi(() -> {
			session.pin();
			session.show(List.of(2, 5));
		});
		await(() -> session.isUpToDate() && session.pinnedFit(5).isPresent());
		for (final int cell : new int[] { 2, 5 }) {
			final CellFit f = session.fit(cell).orElseThrow();
			assertArrayEquals(batch.activity().trace(cell), samples(f.activity()));
			assertArrayEquals(batch.fit().trace(cell), samples(f.fit()));
			assertArrayEquals(batch.fit().trace(cell), samples(session.pinnedFit(cell)
				.orElseThrow().fit()));
			assertEquals(batch.cells().get(cell).tauDecay(), f.outcome().decay()
				.getAsDouble());
			assertEquals(batch.cells().get(cell).snr(), f.outcome().quality().snr());
			assertTrue(f.outcome().quality().fitR2() > 0.3 && f.outcome().quality()
				.fitR2() <= 1, f.outcome().toString());
		}
	}

	/** Walking through cells does not begin the learning again and again. */
	@Test
	void theDecayIsLearnedOnce() throws Exception {
		final AtomicInteger learned = new AtomicInteger();
		final LiveTraces there = LiveTraces.of(TRACES, Optional.empty());
		final LiveTraces counting = new LiveTraces() {

			@Override
			public List<String> names() {
				return there.names();
			}

			@Override
			public SamplingRate rate() {
				return there.rate();
			}

			@Override
			public int frames() {
				return there.frames();
			}

			@Override
			public TraceSet of(final int[] cells) {
				return there.of(cells);
			}

			@Override
			public TraceSet all(final Progress progress) {
				learned.incrementAndGet();
				return there.all(progress);
			}

			@Override
			public Optional<TraceSet> spikes() {
				return Optional.empty();
			}
		};
		onUi(() -> other = new TunerSession(counting, false, lambda(0.1).withMethod(
			TunerMethod.AUTO), ui, () -> {}));
		try {
			for (int cell = 0; cell < 6; cell++) {
				final int next = cell;
				onUi(() -> other.show(List.of(next)));
				Thread.sleep(1);
			}
			await(() -> other.isUpToDate());
			assertEquals(1, learned.get());
		}
		finally {
			onUi(other::close);
		}
	}

	private static double[] samples(final Series s) {
		final double[] y = new double[s.length()];
		for (int t = 0; t < y.length; t++)
			y[t] = s.value(t);
		return y;
	}

	@Test
	void theOtherCellsFollowAndAreNotSolvedTwice() throws Exception {
		onUi(() -> session.show(List.of(0)));
		await(() -> session.progress() >= 1 && session.outcomes().size() == 6);
		assertTrue(session.medianLambda().isPresent());
		onUi(() -> {
			session.show(List.of(0, 5));
			assertTrue(session.fit(0).isPresent(), "stays in view");
			assertEquals(6, session.outcomes().size());
		});
		await(() -> session.isUpToDate());
		onUi(() -> session.move(lambda(0.3)));
		onUi(() -> assertTrue(session.fit(0).isPresent(),
			"the last picture stays until the next is there"));
	}

	@Test
	void whatIsPinnedStaysAndFollowsTheCells() throws Exception {
		onUi(() -> session.show(List.of(0, 1)));
		await(() -> session.isUpToDate());
		final double[] before = samples(session.fit(0).orElseThrow().fit());
		onUi(() -> {
			session.pin();
			session.set(lambda(5));
		});
		await(() -> session.isUpToDate());
		assertArrayEquals(before, samples(session.pinnedFit(0).orElseThrow()
			.fit()));
		assertFalse(java.util.Arrays.equals(before, samples(session.fit(0)
			.orElseThrow().fit())));
		onUi(() -> session.show(List.of(2)));
		await(() -> session.pinnedFit(2).isPresent());
		assertArrayEquals(Deconvolution.run(TRACES, TunerSettings.of(
			Indicator.GCAMP6F).options(), 1, Progress.none()).fit().trace(2), samples(
				session.pinnedFit(2).orElseThrow().fit()));
		onUi(session::unpin);
		assertTrue(session.pinnedFit(2).isEmpty());
	}

	@Test
	void whatCannotBeSolvedIsSaid() throws Exception {
		onUi(() -> session.show(List.of(0)));
		await(() -> session.isUpToDate());
		onUi(() -> session.set(session.settings().withKernel(session.settings()
			.kernel().withDecay(900).withRise(400).withDecay(3e6))));
		await(() -> !session.failure().isEmpty());
		assertTrue(session.failure().contains("tau_decay"), session.failure());
		onUi(session::undo);
		await(() -> session.isUpToDate());
		assertEquals("", session.failure());
	}

	@Test
	void anUnknownRateIsRefused() {
		assertThrows(InvalidInputException.class, () -> new TunerSession(TRACES
			.withRate(SamplingRate.unknown()), Optional.empty(), lambda(0),
			Runnable::run, () -> {}));
	}

	/** The export, read by CaLab's own name, gives what Apply gives. */
	@Test
	void theExportGivesWhatApplyGives() throws Exception {
		final TunerSettings s = lambda(0.07).withBandPass(true).withKernel(TunedKernel
			.of(Indicator.GCAMP6F.kernel()).withPeak(0.19).withWidth(0.81));
		final Path file = folder.resolve("params.json");
		TunerExport.save(s, TRACES, file, false);
		final DeconvolutionResult applied = Deconvolution.run(TRACES, s.options(), 2,
			Progress.none());
		final DeconvolutionResult read = new CaLabService().deconvolveFromExport(
			TRACES, file.toString());
		for (int i = 0; i < TRACES.numCells(); i++)
			assertArrayEquals(applied.activity().trace(i), read.activity().trace(i));
		assertEquals(s, TunerExport.read(lambda(3), file));
		assertEquals(1, TunerExport.notes(s.withBaseline(Baseline.NONE)).size());
		assertThrows(InvalidInputException.class, () -> TunerExport.save(s
			.withLambda(OptionalDouble.empty()), TRACES, file, true));
	}

	/** CaTune reads its own fields; the tuner also the method and the baseline. */
	@Test
	void theExportKeepsTheMethod() throws Exception {
		final Path file = folder.resolve("params.json");
		for (final TunerMethod m : TunerMethod.values()) {
			final TunerSettings s = lambda(0.07).withMethod(m).withBaseline(
				Baseline.CONSTANT);
			TunerExport.save(s, TRACES, file, true);
			assertEquals(s, TunerExport.read(lambda(3), file));
			assertEquals(new CaTuneExport(0.1, 0.6, 0.07, 30, false), CaTuneExport
				.read(file));
		}
		final TunerSettings without = lambda(1).withLambda(OptionalDouble.empty())
			.withMethod(TunerMethod.POSTERIOR);
		assertFalse(TunerExport.needsLambda(without));
		TunerExport.save(without, TRACES, file, true);
		assertEquals(0.01, CaTuneExport.read(file).lambda());
		assertTrue(TunerExport.notes(without).stream().anyMatch(n -> n.contains(
			"method=posterior")) && TunerExport.notes(without).stream().anyMatch(
				n -> n.contains("0.01")), TunerExport.notes(without).toString());
		assertEquals(1, TunerExport.notes(lambda(1).withMethod(TunerMethod.AUTO))
			.size());
		// a file without a method leaves that of the tuner
		PageFiles.save(new CaTuneExport(0.1, 0.6, 0.07, 30, false), TRACES, file,
			true);
		assertEquals(TunerMethod.POSTERIOR, TunerExport.read(without, file)
			.method());
		Files.writeString(file, Files.readString(file).replaceFirst("\\{",
			"{\"calab_for_fiji\": {\"method\": \"magic\"},"));
		assertTrue(assertThrows(DataFormatException.class, () -> TunerExport.read(
			without, file)).getMessage().contains("magic"));
	}
}
