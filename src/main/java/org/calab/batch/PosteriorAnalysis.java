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

import java.util.List;

import org.calab.check.Require;
import org.calab.inference.PosteriorCell;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.kernel.CalciumKernel;
import org.calab.options.JsonFields;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.TraceSet;

/** Posterior of the activity with a given kernel. Cells are independent. */
public record PosteriorAnalysis(PosteriorOptions settings) implements
	CellwiseAnalysis<PosteriorCell>
{

	static final String METHOD = "posterior";

	public PosteriorAnalysis {
		Require.present("settings", settings);
	}

	@Override
	public String method() {
		return METHOD;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.POSTERIOR;
	}

	static PosteriorAnalysis of(final JsonFields f) {
		final CalciumKernel kernel = KernelJson.of(f);
		return new PosteriorAnalysis(f.options(PosteriorOptions.class,
			KernelJson.KEYS).withKernel(kernel));
	}

	@Override
	public List<PosteriorCell> infer(final TraceSet cells,
		final NothingLearned learned, final int threads, final Progress progress)
	{
		return PosteriorInference.infer(cells, settings, threads, progress);
	}

	@Override
	public InferredActivity merge(final TraceSet traces,
		final NothingLearned learned, final List<PosteriorCell> cells)
	{
		return PosteriorResult.of(settings, traces, cells);
	}
}
