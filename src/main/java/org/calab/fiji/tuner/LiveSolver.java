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

import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Carries out the latest request on its own thread. A new request cancels the one before
 * it; once {@link #request} has returned, no result of an older request is delivered.
 */
final class LiveSolver implements AutoCloseable {

	/** Receives results on the solver's threads, one call at a time. */
	interface Listener {

		/** Called when the trace of a cell in view is there. */
		default void read(final Request request, final int cell,
			final double[] trace)
		{
			// ignored by default
		}

		/** Called when a cell is done. */
		void solved(Request request, int cell, CellSolution solution);

		/** Called when the part of a cell that is fitted first is done. */
		default void previewed(final Request request, final int cell,
			final CellSolution solution)
		{
			// ignored by default
		}

		/** @param done fraction of the request's cells, 0 to 1 */
		default void progress(final Request request, final double done) {
			// ignored by default
		}

		/** Called if the request fails. @param message the reason */
		void failed(Request request, String message);
	}

	/**
	 * @param fit of the traces
	 * @param settings with the method
	 * @param first the cells in view, in this order, on all processors
	 * @param then the other cells, afterwards, leaving one processor free for drawing
	 * @param part of the recording, fitted before the whole for the cells in view; empty: none
	 */
	record Request(LiveFit fit, TunerSettings settings, List<Integer> first,
		List<Integer> then, Optional<Part> part)
	{

		Request {
			first = List.copyOf(first);
			then = List.copyOf(then);
		}

		/** A request without a part that is fitted first. */
		Request(final LiveFit fit, final TunerSettings settings,
			final List<Integer> first, final List<Integer> then)
		{
			this(fit, settings, first, then, Optional.empty());
		}
	}

	private final Listener listener;
	private final Thread thread;
	private Request newest; // guarded by this
	private boolean begun, closed; // guarded by this

	LiveSolver(final Listener listener) {
		this.listener = listener;
		thread = new Thread(this::work, "CaLab tuner");
		thread.setDaemon(true);
		thread.start();
	}

	/** Returns immediately. */
	synchronized void request(final Request request) {
		newest = request;
		begun = false;
		notifyAll();
	}

	private synchronized boolean isNewest(final Request request) {
		return newest == request && !closed;
	}

	private void work() {
		try {
			for (Request r = next(); r != null; r = next())
				solve(r);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized Request next() throws InterruptedException {
		while (!closed && (newest == null || begun))
			wait();
		begun = true;
		return closed ? null : newest;
	}

	private void solve(final Request r) {
		final int all = r.first().size() + r.then().size();
		if (all == 0) return;
		final double part = (double) r.first().size() / all;
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				deliver(r, () -> listener.progress(r, fraction));
			}

			@Override
			public boolean isCancelled() {
				return !isNewest(r);
			}
		};
		final int threads = Parallel.defaultThreads();
		try {
			if (!r.first().isEmpty()) {
				final LiveFit.Rows rows = r.fit().read(r.first());
				for (int k = 0; k < rows.cells().length; k++) {
					final int row = k;
					deliver(r, () -> listener.read(r, rows.cells()[row], rows.traces()
						.trace(row)));
				}
				r.part().ifPresent(p -> r.fit().each(r.settings(), rows.part(p), threads,
					progress.quiet(), (cell, s) -> deliver(r, () -> listener.previewed(r,
						cell, s))));
				each(r, rows, threads, progress.stage(0, part));
			}
			if (!r.then().isEmpty()) each(r, r.fit().read(r.then()), Math.max(1,
				threads - 1), progress.stage(part, 1));
		}
		catch (final CancelledException e) {
			// replaced by the newer request, which is next
		}
		catch (final InvalidInputException e) {
			deliver(r, () -> listener.failed(r, e.getMessage()));
		}
		catch (final OutOfMemoryError e) {
			deliver(r, () -> listener.failed(r,
				"Not enough memory: show fewer cells, or give Java more (-Xmx)"));
		}
	}

	private void each(final Request r, final LiveFit.Rows rows,
		final int threads, final Progress progress)
	{
		r.fit().each(r.settings(), rows, threads, progress, (cell,
			solution) -> deliver(r, () -> listener.solved(r, cell, solution)));
	}

	private synchronized void deliver(final Request r, final Runnable call) {
		if (isNewest(r)) call.run();
	}

	/** Stops the work; nothing more is delivered. */
	@Override
	public synchronized void close() {
		closed = true;
		notifyAll();
	}
}
