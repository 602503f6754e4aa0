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

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.DecaySearch;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Learns the decay from all cells, once and on a thread of its own, so that a request that is
 * overtaken does not begin it again.
 */
final class DecayLearning {

	/** Milliseconds between looks at a request that waits. */
	private static final int LOOK = 20;

	private final FutureTask<DecaySearch.Decay> task;
	private volatile boolean stopped;
	private volatile double done;

	DecayLearning(final LiveTraces traces, final AutoOptions options) {
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				done = fraction;
			}

			@Override
			public boolean isCancelled() {
				return stopped;
			}
		};
		task = new FutureTask<>(() -> AutoInference.learn(traces.all(progress),
			options, Parallel.defaultThreads(), progress));
		final Thread thread = new Thread(task, "CaLab decay");
		thread.setDaemon(true);
		thread.start();
	}

	/** Waits for the decay. @param progress of the request that waits */
	DecaySearch.Decay decay(final Progress progress) {
		for (;;) {
			progress.checkCancelled();
			progress.report(done, "Learning the decay");
			try {
				return task.get(LOOK, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException e) {
				// looks again
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
			catch (final ExecutionException e) {
				if (e.getCause() instanceof RuntimeException why) throw why;
				throw (Error) e.getCause(); // it throws no checked exceptions
			}
		}
	}

	void stop() {
		stopped = true;
	}
}
