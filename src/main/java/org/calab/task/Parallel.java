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

/** A parallel loop over independent items with a fixed number of threads. */
public final class Parallel {

	private Parallel() {}

	/** @return the number of processors available to the JVM */
	public static int defaultThreads() {
		return Runtime.getRuntime().availableProcessors();
	}

	/** As {@link #forEach(int, int, Progress, String, Supplier, ObjIntConsumer)}, without a workspace. */
	public static void forEach(final int count, final int threads,
		final Progress progress, final String what, final IntConsumer body)
	{
		forEach(count, threads, progress, what, () -> null, (nothing, i) -> body
			.accept(i));
	}

	/**
	 * Calls {@code body} once for each item {@code 0..count-1}. Items may run on any thread
	 * and in any order. If the body writes only to the locations of its own item, the
	 * result does not depend on {@code threads}.
	 *
	 * @param count number of items
	 * @param threads number of threads, at least 1; with 1 the loop runs in the calling
	 *          thread
	 * @param progress checked for cancellation before each item, updated after it
	 * @param what text of the progress, for example "Deconvolving"
	 * @param workSpace creates the workspace of a thread; called once per thread
	 * @param body processes one item in the workspace of its thread
	 * @throws CancelledException if cancelled, after all threads have ended
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
				next.set(count); // the other threads stop after their current item
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

	/** Waits for all threads, even if one fails, then throws the first failure. */
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
