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
 * How the activity of a recording is inferred, in three steps that may be run in
 * different places: what all cells share is learned from the whole recording; then
 * each cell is inferred by itself, so that it does not matter how cells are
 * grouped into blocks, nor how many threads there are; then the cells are put
 * together. What goes from one step to the next can be serialized.
 *
 * @param <L> what is learned
 * @param <C> what is inferred of one cell
 */
public sealed interface Analysis<L extends Serializable, C extends Serializable>
	permits DeconvolutionAnalysis, AutoAnalysis, SpikeAnalysis, CaDeconAnalysis
{

	/** @return what the settings call it */
	String method();

	/** @return the set of files that its result is saved as */
	ResultLayout layout();

	/** @return its options */
	Record settings();

	/** @return its options by key, as JSON has them */
	default Map<String, Object> options() {
		return OptionList.valuesOf(settings());
	}

	/**
	 * @param traces all cells of a recording. Not modified.
	 * @param threads at least 1; the result does not depend on it
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	L learn(TraceSet traces, int threads, Progress progress);

	/**
	 * @param cells all cells of the recording, or some. Not modified.
	 * @param learned from the whole recording
	 * @return one entry per cell, in their order; a list that can be serialized
	 */
	List<C> infer(TraceSet cells, L learned, int threads, Progress progress);

	/**
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, in their order
	 */
	InferredActivity merge(TraceSet traces, L learned, List<C> cells);

	/** @return all three steps, in this place */
	default InferredActivity run(final TraceSet traces, final int threads,
		final Progress progress)
	{
		final L learned = learn(traces, threads, progress.stage(0, 0.5));
		return merge(traces, learned, infer(traces, learned, threads, progress
			.stage(0.5, 1)));
	}
}
