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
package org.calab.fiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class TraceTableTest {

	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	private static final TraceSet TRACES = TraceSet.of(new double[][] { { 0, 0.1, 2, 1.5,
		1.2, 0.9, 0.7, 0.6 }, { 0, 0.1, 0, -0.1, 1, 0.8, 0.7, 0.5 } }, SamplingRate
			.ofHz(10)).withNames(List.of("A", "B"));

	@Test
	void thePosteriorHasItsUncertaintyBesideEachCell() {
		final PosteriorResult r = PosteriorInference.run(TRACES, PosteriorOptions.of(
			KERNEL), 1, Progress.none());
		final Table table = TraceTable.of(r);
		assertEquals(List.of("time_s", "A", "A SD", "A probability", "B", "B SD",
			"B probability"), table.columns());
		assertEquals(8, table.rows().size());
		assertEquals(List.of(0.2, r.activity().value(0, 2), r.spread().value(0, 2), r
			.active().value(0, 2), r.activity().value(1, 2), r.spread().value(1, 2), r
				.active().value(1, 2)), table.rows().get(2));
	}

	@Test
	void otherMethodsHaveOneColumnPerCell() {
		assertEquals(List.of("time_s", "A", "B"), TraceTable.of(Deconvolution.run(
			TRACES, DeconvolutionOptions.of(KERNEL, 0.1), 1, Progress.none()))
			.columns());
	}
}
