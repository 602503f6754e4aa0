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
package org.calab.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** A loop over independent items, shared by a fixed number of threads. */
public final class Parallel {

	private Parallel() {}

	/** @return one thread per processor that this Java may use */
	public static int defaultThreads() {
		return Runtime.getRuntime().availableProcessors();
	}

	/** As {@link #forEach(int, int, Progress, String, Supplier, ObjIntConsumer)} without a work space. */
	public static void forEach(final int count, final int threads,
		final Progress progress, final String what, final IntConsumer body)
	{
		forEach(count, threads, progress, what, () -> null, (nothing, i) -> body
			.accept(i));
	}

	/**
	 * Calls {@code body} once for each of {@code 0..count-1}. Which thread takes
	 * which item is not defined, so the body must write to places of its own
	 * item only; then the outcome does not depend on {@code threads}.
	 *
	 * @param count number of items
	 * @param threads at least 1; 1 runs in the caller's thread
	 * @param progress told after each item; asked before each item
	 * @param what what an item is, for the progress text
	 * @param workSpace makes what one thread works in, once per thread
	 * @param body the work on one item, in the thread's work space
	 * @throws CancelledException when cancelled; all threads have ended by then
	 */
	public static <W> void forEach(final int count, final int threads,
		final Progress progress, final String what, final Supplier<W> workSpace,
		final ObjIntConsumer<W> body)
	{
		final AtomicInteger next = new AtomicInteger();
		final AtomicInteger done = new AtomicInteger();
		final Runnable worker = () -> {
			try {
				final W own = workSpace.get();
				for (int i = next.getAndIncrement(); i < count; i = next
					.getAndIncrement())
				{
					progress.checkCancelled();
					body.accept(own, i);
					progress.report((double) done.incrementAndGet() / count, what);
				}
			}
			catch (final RuntimeException | Error e) {
				next.set(count); // the other threads need not go on
				throw e;
			}
		};
		final int n = Math.min(threads, count);
		if (n <= 1) {
			worker.run();
			return;
		}
		final ExecutorService pool = Executors.newFixedThreadPool(n);
		try {
			final List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < n; i++)
				running.add(pool.submit(worker));
			awaitAll(running);
		}
		finally {
			pool.shutdownNow();
		}
	}

	/** Waits for every thread, even after one failed, and then throws the first failure. */
	private static void awaitAll(final List<Future<?>> running) {
		Throwable failure = null;
		for (final Future<?> f : running) {
			try {
				f.get();
			}
			catch (final ExecutionException e) {
				if (failure == null) failure = e.getCause();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
		}
		if (failure instanceof RuntimeException e) throw e;
		if (failure instanceof Error e) throw e;
	}
}
