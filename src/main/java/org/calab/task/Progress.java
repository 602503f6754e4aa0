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
 * Receives the progress of a long computation, and cancels it.
 * <p>
 * User interfaces implement it; the computations only call it. Implementations must
 * be thread-safe.
 * </p>
 */
public interface Progress {

	/**
	 * @param fraction fraction completed, 0 to 1
	 * @param what current step, in words for the user
	 */
	void report(double fraction, String what);

	/** @return whether the user has cancelled the computation */
	boolean isCancelled();

	/**
	 * @throws CancelledException if the user has cancelled the computation
	 */
	default void checkCancelled() {
		if (isCancelled()) throw new CancelledException();
	}

	/**
	 * Returns the progress of one stage of a longer job.
	 *
	 * @param from fraction of this progress at which the stage starts, 0 to 1
	 * @param to fraction of this progress at which the stage ends, 0 to 1
	 * @return a progress whose range 0 to 1 maps to {@code from} to {@code to}
	 */
	default Progress stage(final double from, final double to) {
		return of((what, fraction) -> report(from + (to - from) * fraction, what),
			this::isCancelled);
	}

	/** @return a progress that ignores reports and is cancelled together with this one */
	default Progress quiet() {
		return of((what, fraction) -> {}, this::isCancelled);
	}

	/** @return a progress that ignores reports and is never cancelled */
	static Progress none() {
		return of((what, fraction) -> {}, () -> false);
	}

	/**
	 * @param report receives the current step and the fraction completed
	 * @param cancelled whether the user has cancelled the computation
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
