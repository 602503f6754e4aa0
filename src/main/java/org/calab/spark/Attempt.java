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
package org.calab.spark;

import java.io.IOException;
import java.io.Serializable;

import org.apache.spark.TaskContext;
import org.calab.batch.Batch;
import org.calab.task.CancelledException;

/**
 * How a step ended on an executor. A wrong input is a result like any other: Spark
 * would try it four times, on one machine after the other.
 *
 * @param value null where it failed
 * @param failure the reason in words; null where there is a value
 */
record Attempt<R>(R value, String failure) implements Serializable {

	/** @return made by the task that calls this */
	static <T, R> Attempt<R> of(final Step<T, R> step, final T input) {
		try {
			return new Attempt<>(step.run(input, new TaskKill(TaskContext.get())),
				null);
		}
		catch (final CancelledException e) {
			throw e; // the task was killed, and Spark knows why
		}
		catch (final OutOfMemoryError e) {
			return new Attempt<>(null, "not enough memory on an executor (" + (Runtime
				.getRuntime().maxMemory() >> 20) +
				" MB): give more with --executor-memory, or take smaller blocks");
		}
		catch (final IOException | RuntimeException e) {
			return new Attempt<>(null, Batch.reason(e));
		}
	}

	/** @throws IOException if it failed, with the reason */
	R get() throws IOException {
		if (failure != null) throw new IOException(failure);
		return value;
	}
}
