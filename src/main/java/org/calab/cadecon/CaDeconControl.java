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
package org.calab.cadecon;

import org.calab.task.Progress;

/**
 * Pauses and resumes a run, or stops its learning and keeps the result so far. For one run;
 * thread-safe.
 */
public final class CaDeconControl {

	/** Interval in ms at which a paused run checks for cancellation. */
	private static final long LOOK_UP = 50;

	private boolean paused;
	private boolean stopped;

	/** Pauses the run, usually within 100 ms. It keeps its threads. */
	public synchronized void pause() {
		paused = !stopped;
	}

	public synchronized void resume() {
		paused = false;
		notifyAll();
	}

	/**
	 * Stops the learning: the current iteration is discarded, and the final pass uses the kernel
	 * learned so far. To discard everything, cancel through the {@link Progress} instead.
	 */
	public synchronized void stop() {
		stopped = true;
		resume();
	}

	public synchronized boolean isPaused() {
		return paused;
	}

	public synchronized boolean isStopped() {
		return stopped;
	}

	/** @return a progress that blocks while paused; for the learning, a stop counts as a cancellation */
	Progress over(final Progress whole, final boolean learning) {
		return Progress.of((what, fraction) -> whole.report(fraction, what), () -> {
			waitWhilePaused(whole);
			return whole.isCancelled() || learning && isStopped();
		});
	}

	private synchronized void waitWhilePaused(final Progress whole) {
		while (paused && !whole.isCancelled()) {
			try {
				wait(LOOK_UP);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt(); // the thread pool is shutting down
				return;
			}
		}
	}
}
