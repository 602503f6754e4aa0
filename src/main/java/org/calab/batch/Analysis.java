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
import java.util.List;
import java.util.Map;

import org.calab.options.OptionList;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.TraceSet;

/**
 * A method of inferring the activity of a recording, in three steps that may run on
 * different machines: {@link #learn} what all cells share from the whole recording;
 * {@link #infer} each cell independently, so that neither blocks of cells nor threads
 * change the result; {@link #merge} the cells. The results of the steps are serializable.
 *
 * @param <L> result of learning
 * @param <C> result of one cell
 */
public sealed interface Analysis<L extends Serializable, C extends Serializable>
	permits AutoAnalysis, CaDeconAnalysis, CellwiseAnalysis
{

	/** @return the name of the method in the settings */
	String method();

	/** @return the files in which its result is saved */
	ResultLayout layout();

	/** @return its options */
	Record settings();

	/** @return its options by key, as JSON has them */
	default Map<String, Object> options() {
		return OptionList.valuesOf(settings());
	}

	/**
	 * @param traces all cells of a recording. Not modified.
	 * @param threads number of threads, at least 1; does not affect the result
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	L learn(TraceSet traces, int threads, Progress progress);

	/**
	 * @param cells some or all cells of the recording. Not modified.
	 * @param learned result of {@link #learn} on the whole recording
	 * @return one entry per cell, in their order; serializable
	 */
	List<C> infer(TraceSet cells, L learned, int threads, Progress progress);

	/**
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, in their order
	 */
	InferredActivity merge(TraceSet traces, L learned, List<C> cells);

	/** Runs all three steps here. */
	default InferredActivity run(final TraceSet traces, final int threads,
		final Progress progress)
	{
		final L learned = learn(traces, threads, progress.stage(0, 0.5));
		return merge(traces, learned, infer(traces, learned, threads, progress
			.stage(0.5, 1)));
	}
}
