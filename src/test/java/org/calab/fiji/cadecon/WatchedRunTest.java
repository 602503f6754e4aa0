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
package org.calab.fiji.cadecon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconPhase;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconSnapshot;
import org.calab.cadecon.StopOptions;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the window says and lets do, without a screen. */
class WatchedRunTest {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(4).withNumTimepoints(900), 1, Progress.none()).traces();

	private static final CaDeconOptions SHORT = CaDeconOptions.defaults()
		.withStop(StopOptions.defaults().withMaxIterations(2)), LONG =
			CaDeconOptions.defaults().withStop(new StopOptions(200, 1e-9, 200, 0));

	private static WatchedRun of(final CaDeconOptions options) {
		return new WatchedRun("a run", TRACES, options);
	}

	private static CompletableFuture<CaDeconResult> begin(final WatchedRun run) {
		return CompletableFuture.supplyAsync(() -> run.run(2, Progress.none()));
	}

	/** Waits as long as it takes; the run itself must not end before. */
	private static void until(final WatchedRun run,
		final Predicate<RunView> what) throws InterruptedException
	{
		while (!what.test(run.view())) {
			assertFalse(run.view().state().isOver(), run.view().where());
			Thread.sleep(5);
		}
	}

	private static void assertCancelled(
		final CompletableFuture<CaDeconResult> future)
	{
		assertInstanceOf(CancelledException.class, assertThrows(
			ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS))
				.getCause());
	}

	@Test
	void itWaitsForTheStartAndEndsWithTheResult() throws Exception {
		final WatchedRun run = of(SHORT);
		final var future = begin(run);
		assertEquals(RunState.READY, run.view().state());
		run.pause(); // nothing to pause or stop yet
		run.stop();
		assertEquals(RunState.READY, run.view().state());
		run.start();
		final CaDeconResult r = future.get(60, TimeUnit.SECONDS);
		final RunView end = run.view();
		assertEquals(RunState.DONE, end.state());
		assertEquals(1, end.fraction());
		assertEquals("After 2 iterations", end.where());
		assertEquals(r.warnings(), end.warnings());
		assertEquals(r.kernel(), end.data().kernel().get());
		assertEquals(4, end.data().parts().size());
		assertArrayEquals(CaDecon.run(TRACES, SHORT, 1, Progress.none()).activity()
			.toArray(), r.activity().toArray(), "watching changes nothing");
		run.cancel();
		assertEquals(RunState.DONE, run.view().state());
	}

	@Test
	void pausedResumedAndStopped() throws Exception {
		final WatchedRun run = of(LONG);
		final var future = begin(run);
		run.start();
		until(run, v -> v.data().history().size() > 1);
		run.pause();
		assertEquals(RunState.PAUSED, run.view().state());
		assertTrue(run.view().where().startsWith("Iteration "), run.view().where());
		run.resume();
		assertEquals(RunState.RUNNING, run.view().state());
		run.pause();
		run.stop(); // also out of a pause
		assertEquals(RunState.STOPPING, run.view().state());
		final CaDeconResult r = future.get(60, TimeUnit.SECONDS);
		assertTrue(r.stopped());
		assertTrue(run.view().where().startsWith("Stopped after "), run.view()
			.where());
		assertTrue(run.view().warnings().get(0).startsWith("The learning was stopped"), run
			.view().warnings().toString());
	}

	@Test
	void cancelledBeforeTheStart() {
		final WatchedRun run = of(LONG);
		final var future = begin(run);
		run.cancel();
		assertCancelled(future);
		run.start();
		assertEquals(RunState.CANCELLED, run.view().state());
	}

	@Test
	void cancelledWhilePaused() throws Exception {
		final WatchedRun run = of(LONG);
		final var future = begin(run);
		run.start();
		until(run, v -> !v.data().history().isEmpty());
		run.pause();
		run.cancel();
		assertCancelled(future);
		assertEquals(RunState.CANCELLED, run.view().state());
	}

	/** Fiji's own ways to cancel end the wait for the start too. */
	@Test
	void cancelledFromOutside() {
		final WatchedRun run = of(LONG);
		assertThrows(CancelledException.class, () -> run.run(1, new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				// nothing runs
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		}));
		assertEquals(RunState.CANCELLED, run.view().state());
	}

	@Test
	void aFailureIsTold() {
		final double[][] rows = TRACES.toArray();
		rows[1][5] = Double.NaN;
		final WatchedRun run = new WatchedRun("bad", TRACES.withTraces(rows), SHORT);
		run.start();
		final String message = assertThrows(RuntimeException.class, () -> run.run(1,
			Progress.none())).getMessage();
		assertEquals(RunState.FAILED, run.view().state());
		assertEquals(message, run.view().where());
	}

	@Test
	void snapshotsInWords() {
		final WatchedRun run = of(SHORT);
		final CaDeconResult r = CaDecon.run(TRACES, SHORT, 1, Progress.none());
		run.start();
		run.changed(new CaDeconSnapshot(CaDeconPhase.SEED, 0, 20, r.subsets(), List
			.of(), List.of()));
		assertEquals("Seed kernel", run.view().where());
		assertTrue(run.view().data().kernel().isEmpty());
		run.changed(new CaDeconSnapshot(CaDeconPhase.SPIKES, 3, 20, r.subsets(), r
			.history(), List.of()));
		assertEquals("Iteration 3 of at most 20: spikes of the subsets", run.view()
			.where());
		assertEquals(r.last().kernel(), run.view().data().kernel().get());
		final RunView before = run.view();
		run.changed(new CaDeconSnapshot(CaDeconPhase.DONE, 3, 20, r.subsets(), r
			.history(), List.of()));
		assertSame(before, run.view(), "the result itself follows");
	}

	@ParameterizedTest
	@EnumSource
	void whatCanBeDone(final RunState state) {
		assertEquals(state.isOver(), !state.canCancel());
		assertFalse(state.canPause() && state.canResume());
		assertFalse(state.isOver() && (state.canStart() || state.canStop()));
	}
}
