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
public final class LiveSolver implements AutoCloseable {

	/** Receives results on the solver's threads, one call at a time. */
	public interface Listener {

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
	 * @param settings with the method
	 * @param first the cells in view, in this order, on all processors
	 * @param then the other cells, afterwards, leaving one processor free for drawing
	 * @param part of the recording, fitted before the whole for the cells in view; empty: none
	 */
	public record Request(TunerSettings settings, List<Integer> first,
		List<Integer> then, Optional<Part> part)
	{

		public Request {
			first = List.copyOf(first);
			then = List.copyOf(then);
		}

		/** A request without a part that is fitted first. */
		public Request(final TunerSettings settings, final List<Integer> first,
			final List<Integer> then)
		{
			this(settings, first, then, Optional.empty());
		}
	}

	private final LiveFit fit;
	private final Listener listener;
	private final Thread thread;
	private Request newest; // guarded by this
	private boolean begun, closed; // guarded by this

	public LiveSolver(final LiveFit fit, final Listener listener) {
		this.fit = fit;
		this.listener = listener;
		thread = new Thread(this::work, "CaLab tuner");
		thread.setDaemon(true);
		thread.start();
	}

	/** Returns immediately. */
	public synchronized void request(final Request request) {
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
			if (!r.first().isEmpty()) r.part().ifPresent(p -> fit.each(r.settings(),
				cells(r.first()), p, threads, progress.quiet(), (cell, s) -> deliver(r,
					() -> listener.previewed(r, cell, s))));
			each(r, r.first(), threads, progress.stage(0, part));
			each(r, r.then(), Math.max(1, threads - 1), progress.stage(part, 1));
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

	private void each(final Request r, final List<Integer> cells,
		final int threads, final Progress progress)
	{
		if (!cells.isEmpty()) fit.each(r.settings(), cells(cells), threads, progress, (
			cell, solution) -> deliver(r, () -> listener.solved(r, cell, solution)));
	}

	private static int[] cells(final List<Integer> cells) {
		return cells.stream().mapToInt(i -> i).toArray();
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
