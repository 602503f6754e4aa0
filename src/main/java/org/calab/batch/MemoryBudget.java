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
package org.calab.batch;

import org.calab.task.CancelledException;
import org.calab.task.Progress;

/**
 * Limits the memory of recordings that are processed at the same time. A recording that
 * needs more than the limit is processed alone.
 */
final class MemoryBudget {

	/** Fraction of the heap that recordings may use. */
	private static final double PART = 0.7;

	/** A TIFF larger than this fraction of the heap is read frame by frame. */
	private static final double LARGEST_MOVIE = 0.25;

	/**
	 * Bytes in memory per byte of a file: traces, activity and fit, each double where the
	 * file may have float.
	 */
	private static final int TRACES_IN_MEMORY = 8;

	private static final int WAIT_MS = 50;

	private final long whole;
	private long free;

	MemoryBudget(final long bytes) {
		whole = bytes;
		free = bytes;
	}

	static MemoryBudget ofHeap() {
		return new MemoryBudget((long) (PART * Runtime.getRuntime().maxMemory()));
	}

	/** The memory reserved for one recording; closing releases it. */
	final class Share implements AutoCloseable {

		private final long bytes;

		private Share(final long bytes) {
			this.bytes = bytes;
		}

		@Override
		public void close() {
			synchronized (MemoryBudget.this) {
				free += bytes;
				MemoryBudget.this.notifyAll();
			}
		}
	}

	/**
	 * Waits until this much memory, or all of it, is free, and reserves it.
	 *
	 * @throws CancelledException if cancelled while waiting
	 */
	synchronized Share take(final long bytes, final Progress progress) {
		final long wanted = Math.min(bytes, whole);
		while (free < wanted) {
			progress.checkCancelled();
			try {
				wait(WAIT_MS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
		}
		free -= wanted;
		return new Share(wanted);
	}

	/** @return an estimate of the memory that a recording needs, in bytes */
	static long need(final Recording recording) {
		final long size = recording.size();
		if (recording.kind() == Recording.Kind.MOVIE_ALONE) return Long.MAX_VALUE; // alone
		return recording.kind() == Recording.Kind.TRACES ? TRACES_IN_MEMORY * size
			: Math.min(size, (long) (LARGEST_MOVIE * Runtime.getRuntime()
				.maxMemory()));
	}
}
