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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * When the kernel has been learned.
 *
 * @param maxIterations 1 to 200
 * @param convergenceTol change of the unit-peak kernel from one iteration to the
 *          next (root mean square) below which it stands still, 0 to 1, both
 *          excluded
 * @param patience for how many iterations in a row it must stand still, at
 *          least 1
 * @param minIterations iterations that do not count, at least 0
 */
@RecordBuilder
public record StopOptions(
	@Option(value = "20", min = 1, max = 200, help = StopOptions.MAX_ITERATIONS_HELP) int maxIterations,
	@Option(label = "Convergence tolerance", value = "0.005", min = 0, max = 1, above = true, below = true, help = StopOptions.CONVERGENCE_TOL_HELP) double convergenceTol,
	@Option(value = "3", min = 1, max = 200, help = StopOptions.PATIENCE_HELP) int patience,
	@Option(value = "2", min = 0, max = 200, calab = "min_iters", help = StopOptions.MIN_ITERATIONS_HELP) int minIterations)
	implements StopOptionsBuilder.With
{

	public static final String MAX_ITERATIONS_HELP =
		"Iterations of kernel learning at most, for example 20";
	public static final String CONVERGENCE_TOL_HELP =
		"Change of the kernel (root mean square, peak 1) from one iteration to the next below which it counts as unchanged, for example 0.005";
	public static final String PATIENCE_HELP =
		"Iterations in a row for which the kernel must be unchanged, for example 3";
	public static final String MIN_ITERATIONS_HELP =
		"First iterations that are not tested for convergence, for example 2";

	public StopOptions {
		OptionList.check(StopOptions.class, maxIterations, convergenceTol, patience, minIterations);
	}

	/** @return at most 20 iterations, 0.005, 3, 2: the reference's */
	public static StopOptions defaults() {
		return OptionList.of(StopOptions.class).defaults();
	}
}
