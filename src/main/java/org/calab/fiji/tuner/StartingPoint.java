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
package org.calab.fiji.tuner;

import java.util.OptionalDouble;

import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/** Finds initial settings for the tuner from the traces. */
public interface StartingPoint {

	/**
	 * @param kernel the transient of one spike
	 * @param lambda empty: for each cell from its noise
	 */
	record Start(CalciumKernel kernel, OptionalDouble lambda) {}

	/** @return the label of its button */
	String label();

	/** @return a sentence that describes it */
	String help();

	/**
	 * Never called on the event thread.
	 *
	 * @param indicator chosen by the user
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	Start of(TraceSet traces, Indicator indicator, Progress progress);

	/** @return kernel and λ from the data: the automatic inference's kernel, and for each cell the λ of its noise */
	static StartingPoint learned() {
		return new StartingPoint() {

			@Override
			public String label() {
				return "Learn from data";
			}

			@Override
			public String help() {
				return "Finds the decay from all cells together (automatic inference), and for each cell the λ at which the residual equals the noise";
			}

			@Override
			public Start of(final TraceSet traces, final Indicator indicator,
				final Progress progress)
			{
				final AutoResult.DataSet found = AutoInference.run(traces, AutoOptions
					.defaults(), Parallel.defaultThreads(), progress).dataSet();
				return new Start(new CalciumKernel(found.tauRise(), found.tauDecay()),
					OptionalDouble.empty());
			}
		};
	}
}
