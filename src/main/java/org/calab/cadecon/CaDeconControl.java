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
 * Pauses a run, lets it go on, or ends the learning and keeps what there is.
 * Made for one run; its methods may be called from any thread.
 */
public final class CaDeconControl {

	private static final long LOOK_UP = 50;

	private boolean paused;
	private boolean stopped;

	/** The run stands still within 100 ms, and keeps its threads. */
	public synchronized void pause() {
		paused = !stopped;
	}

	public synchronized void resume() {
		paused = false;
		notifyAll();
	}

	/**
	 * Ends the learning: an iteration that is not over is dropped, and the final
	 * pass is done with the kernel that there is. (To drop everything, cancel
	 * through the {@link Progress}.)
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

	/** A progress that stands still while paused, and for the learning counts a stop as a cancel. */
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
				Thread.currentThread().interrupt(); // a pool that shuts down
				return;
			}
		}
	}
}
