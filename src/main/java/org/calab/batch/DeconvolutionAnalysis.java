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

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.calab.check.Require;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.kernel.CalciumKernel;
import org.calab.options.JsonFields;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.TraceSet;

/** Deconvolution with a given kernel. Cells are independent. */
public record DeconvolutionAnalysis(DeconvolutionOptions settings) implements
	CellwiseAnalysis<DeconvolutionAnalysis.Cell>
{

	static final String METHOD = "deconvolve";

	/** Result of one cell; see {@link DeconvolutionResult}. */
	public record Cell(double[] activity, double[] fit,
		DeconvolutionResult.Cell outcome) implements Serializable
	{}

	public DeconvolutionAnalysis {
		Require.present("settings", settings);
	}

	@Override
	public String method() {
		return METHOD;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.ARRAYS;
	}

	static DeconvolutionAnalysis of(final JsonFields f) {
		final CalciumKernel kernel = KernelJson.of(f);
		return new DeconvolutionAnalysis(f.options(DeconvolutionOptions.class,
			KernelJson.KEYS).withKernel(kernel));
	}

	@Override
	public List<Cell> infer(final TraceSet cells, final NothingLearned learned,
		final int threads, final Progress progress)
	{
		final Cell[] done = new Cell[cells.numCells()];
		Deconvolution.each(cells, IntStream.range(0, done.length).toArray(),
			settings, threads, progress, (i, c) -> done[i] = new Cell(c.activity(), c
				.fit(), c.outcome()));
		return Arrays.asList(done);
	}

	@Override
	public InferredActivity merge(final TraceSet traces, final NothingLearned learned,
		final List<Cell> cells)
	{
		return DeconvolutionResult.of(settings, traces, cells.stream().map(
			Cell::activity).toArray(double[][]::new), cells.stream().map(Cell::fit)
				.toArray(double[][]::new), cells.stream().map(Cell::outcome).toList());
	}
}
