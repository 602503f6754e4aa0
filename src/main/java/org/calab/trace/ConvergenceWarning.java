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
package org.calab.trace;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Warnings about solvers that reached their iteration limit before they converged. */
public final class ConvergenceWarning {

	private ConvergenceWarning() {}

	/**
	 * @param converged whether the solver converged
	 * @param iterations number of iterations
	 * @return one sentence; empty if the solver converged
	 */
	public static List<String> ofCell(final boolean converged,
		final int iterations)
	{
		return converged ? List.of() : List.of("Did not converge within " +
			iterations + " iterations.");
	}

	/**
	 * @param cells cells of a recording
	 * @param converged whether the solver converged for a cell
	 * @param iterations number of iterations for a cell
	 * @return one sentence about the cells that did not converge; empty if all did
	 */
	public static <C> List<String> ofCells(final List<C> cells,
		final Predicate<C> converged, final ToIntFunction<C> iterations)
	{
		final List<C> missed = cells.stream().filter(converged.negate()).toList();
		if (missed.isEmpty()) return List.of();
		return List.of(missed.size() + " of " + cells.size() +
			" cells did not converge within " + missed.stream().mapToInt(iterations)
				.max().getAsInt() + " iterations.");
	}
}
