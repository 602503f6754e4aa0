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
package org.calab.detection;

import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * The threads and the progress of a computation. Items are independent of each other, so that
 * results do not depend on the number of threads.
 *
 * @param threads at least 1
 * @param progress of this stage
 */
record Workers(int threads, Progress progress) {

	/** @return the same threads for a part of the work. @param from fraction. @param to fraction */
	Workers stage(final double from, final double to) {
		return new Workers(threads, progress.stage(from, to));
	}

	/** See {@link Parallel#forEach(int, int, Progress, String, Supplier, ObjIntConsumer)}. */
	<W> void forEach(final int count, final String what,
		final Supplier<W> workSpace, final ObjIntConsumer<W> body)
	{
		Parallel.forEach(count, threads, progress, what, workSpace, body);
	}

	void checkCancelled() {
		progress.checkCancelled();
	}
}
