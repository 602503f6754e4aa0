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

import java.util.function.BooleanSupplier;
import java.util.function.ObjDoubleConsumer;

/**
 * How a long computation tells where it is and learns that it should stop.
 * <p>
 * The shell (Fiji, the command line, a test) implements it; the numeric core
 * only calls it. Implementations must be safe to call from several threads.
 * </p>
 */
public interface Progress {

	/**
	 * @param fraction done so far, 0 to 1
	 * @param what what is being done, as a user would say it
	 */
	void report(double fraction, String what);

	/** @return whether the user asked to stop */
	boolean isCancelled();

	/**
	 * @throws CancelledException if the user asked to stop
	 */
	default void checkCancelled() {
		if (isCancelled()) throw new CancelledException();
	}

	/**
	 * A view for one stage of a longer job.
	 *
	 * @param from where the stage starts on this progress, 0 to 1
	 * @param to where it ends, 0 to 1
	 * @return a progress whose 0 to 1 is {@code from} to {@code to} here
	 */
	default Progress stage(final double from, final double to) {
		return of((what, fraction) -> report(from + (to - from) * fraction, what),
			this::isCancelled);
	}

	/** @return a progress that reports nothing and is cancelled with this one */
	default Progress quiet() {
		return of((what, fraction) -> {}, this::isCancelled);
	}

	/** @return a progress that reports nothing and is never cancelled */
	static Progress none() {
		return of((what, fraction) -> {}, () -> false);
	}

	/**
	 * @param report takes what is being done and the fraction, as {@link #report} does
	 * @param cancelled whether the user asked to stop
	 */
	static Progress of(final ObjDoubleConsumer<String> report,
		final BooleanSupplier cancelled)
	{
		return new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				report.accept(what, fraction);
			}

			@Override
			public boolean isCancelled() {
				return cancelled.getAsBoolean();
			}
		};
	}
}
