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

import java.io.Serializable;
import java.util.List;

import org.calab.kernel.CalciumKernel;

/**
 * Result of one iteration; iteration 0 is the seed.
 *
 * @param index number of the iteration, from 0
 * @param kernel kernel of all subsets together
 * @param beta amplitude of the kernel relative to one spike; 0 for the seed
 * @param residual residual sum of squares of the bi-exponential fit
 * @param tauRiseFast rise time constant of the fast artefact in seconds; 0 if there is none
 * @param tauDecayFast decay time constant of the fast artefact in seconds; 0 if there is none
 * @param betaFast amplitude of the fast artefact; 0 if there is none
 * @param kernelRmse root mean square change of the kernel, scaled to a peak of 1, from the
 *          previous iteration; NaN for the seed
 * @param kernelFitR2 R² of the bi-exponential fit; NaN for the seed
 * @param medianPve median proportion of variance explained over the traces of the subsets; NaN
 *          for the seed
 * @param traceStability median relative change of the spikes from the previous iteration over the
 *          traces of the subsets; NaN in the first two entries
 * @param degenerateSubsets number of subsets without a kernel
 * @param riseUnresolved whether the rise is shorter than a frame
 * @param subsets kernels of the subsets; empty for the seed
 */
public record Iteration(int index, CalciumKernel kernel, double beta,
	double residual, double tauRiseFast, double tauDecayFast, double betaFast,
	double kernelRmse, double kernelFitR2, double medianPve,
	double traceStability, int degenerateSubsets, boolean riseUnresolved,
	List<SubsetKernel> subsets) implements Serializable
{

	public Iteration {
		subsets = List.copyOf(subsets);
	}

	static Iteration seed(final CalciumKernel kernel, final double fs) {
		return new Iteration(0, kernel, 0, 0, 0, 0, 0, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, 0, unresolved(kernel, fs), List.of());
	}

	/** @return whether no subset has a kernel, so that the previous kernel is kept */
	boolean degenerate() {
		return index > 0 && degenerateSubsets >= Math.max(1, subsets.size());
	}

	static boolean unresolved(final CalciumKernel kernel, final double fs) {
		return kernel.effectiveRise() * fs < 1;
	}
}
