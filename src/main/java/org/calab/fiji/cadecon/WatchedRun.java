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

import java.util.List;
import java.util.Optional;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconControl;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconPhase;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconSnapshot;
import org.calab.figure.CaDeconData;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * A run of CaDecon that can be watched and controlled, for example by a window. Thread-safe;
 * a request that does not fit the current state is ignored.
 */
public final class WatchedRun {

	private static final long LOOK_UP = 50;

	private final String title;
	private final TraceSet traces;
	private final CaDeconOptions options;
	private final CaDeconControl control = new CaDeconControl();
	private RunView view;
	private Optional<CaDeconResult> result = Optional.empty();

	/** Not guarded by the lock: read while the control's lock is held. */
	private volatile boolean cancelled;

	/** @param title of the traces */
	public WatchedRun(final String title, final TraceSet traces,
		final CaDeconOptions options)
	{
		this.title = title;
		this.traces = traces;
		this.options = options;
		view = new RunView(RunState.READY, 0, "", CaDeconData.of(title, traces,
			options), List.of());
	}

	public CaDeconOptions options() {
		return options;
	}

	public synchronized RunView view() {
		return view;
	}

	/** @return the result, once the run is done */
	public synchronized Optional<CaDeconResult> result() {
		return result;
	}

	public synchronized void start() {
		if (view.state().canStart()) state(RunState.RUNNING);
	}

	public synchronized void pause() {
		if (!view.state().canPause()) return;
		control.pause();
		state(RunState.PAUSED);
	}

	public synchronized void resume() {
		if (!view.state().canResume()) return;
		control.resume();
		state(RunState.RUNNING);
	}

	/** Stops learning and runs the final pass with the current kernel. */
	public synchronized void stop() {
		if (!view.state().canStop()) return;
		control.stop();
		state(RunState.STOPPING);
	}

	/** Cancels the run; nothing is kept. */
	public synchronized void cancel() {
		if (view.state().isOver()) return;
		cancelled = true;
		control.resume();
		state(RunState.CANCELLED);
	}

	/**
	 * Waits for the start, then runs in the calling thread.
	 *
	 * @param outer also receives the progress, and may cancel
	 * @throws CancelledException if cancelled, by the window or by {@code outer}
	 */
	public CaDeconResult run(final int threads, final Progress outer) {
		final Progress progress = over(outer);
		try {
			awaitStart(progress);
			final CaDeconResult result = CaDecon.run(traces, options, threads,
				progress, control, this::changed);
			finished(result);
			return result;
		}
		catch (final CancelledException e) {
			ended(RunState.CANCELLED, "");
			throw e;
		}
		catch (final RuntimeException | Error e) {
			ended(RunState.FAILED, String.valueOf(e.getMessage()));
			throw e;
		}
	}

	private synchronized void awaitStart(final Progress progress) {
		while (view.state() == RunState.READY) {
			progress.checkCancelled();
			try {
				wait(LOOK_UP);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
		}
		progress.checkCancelled();
	}

	private Progress over(final Progress outer) {
		return new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				outer.report(fraction, what);
				reached(fraction);
			}

			@Override
			public boolean isCancelled() {
				return cancelled || outer.isCancelled();
			}
		};
	}

	private synchronized void reached(final double fraction) {
		if (!view.state().isOver()) view = new RunView(view.state(), fraction, view
			.where(), view.data(), view.warnings());
	}

	synchronized void changed(final CaDeconSnapshot now) {
		// the rest is part of the result
		if (view.state().isOver() || now.phase() == CaDeconPhase.DONE) return;
		view = new RunView(view.state(), view.fraction(), words(now), CaDeconData.of(
			title, traces, now), now.warnings(traces.rate().hz()));
	}

	private static String words(final CaDeconSnapshot now) {
		return switch (now.phase()) {
			case SPIKES, KERNEL -> "Iteration " + now.iteration() + " of at most " +
				now.maxIterations() + ": " + now.phase();
			default -> now.phase().toString().substring(0, 1).toUpperCase(
				java.util.Locale.ROOT) + now.phase().toString().substring(1);
		};
	}

	private synchronized void finished(final CaDeconResult found) {
		if (cancelled) throw new CancelledException(); // cancelled after the last step
		result = Optional.of(found);
		final int iterations = found.history().size() - 1;
		view = new RunView(RunState.DONE, 1, found.stopped() ? "Stopped after " +
			iterations + " iterations" : found.converged()
				? "The kernel converged at iteration " + found.convergedAt()
					.getAsInt() + " on" : "After " + iterations + " iterations",
			CaDeconData.of(title, traces, found), found.warnings());
	}

	private synchronized void ended(final RunState state, final String why) {
		view = new RunView(state, view.fraction(), why, view.data(), view
			.warnings());
	}

	private void state(final RunState state) {
		view = new RunView(state, view.fraction(), view.where(), view.data(), view
			.warnings());
		notifyAll();
	}
}
