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
 * What one iteration found; the first, number 0, is the seed.
 *
 * @param index from 0
 * @param kernel all subsets together
 * @param beta amplitude of the kernel beside one spike; 0 for the seed
 * @param residual of the bi-exponential fit
 * @param tauRiseFast rise of the fast artefact in seconds; 0 without one
 * @param tauDecayFast decay of the fast artefact in seconds; 0 without one
 * @param betaFast amplitude of the fast artefact; 0 without one
 * @param kernelRmse change of the unit-peak kernel since the iteration before;
 *          NaN for the seed
 * @param kernelFitR2 how much of the free kernels the fits explain; NaN for the
 *          seed
 * @param medianPve proportion of variance explained, median over the subsets'
 *          traces; NaN for the seed
 * @param traceStability change of the spikes since the iteration before,
 *          relative, median over the subsets' traces; NaN until there are two
 * @param degenerateSubsets subsets without a kernel
 * @param riseUnresolved whether the rise is shorter than a frame
 * @param subsets a kernel per subset; none for the seed
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

	/** @return whether no subset had a kernel, so that the kernel is still the one before */
	boolean degenerate() {
		return index > 0 && degenerateSubsets >= Math.max(1, subsets.size());
	}

	static boolean unresolved(final CalciumKernel kernel, final double fs) {
		return kernel.effectiveRise() * fs < 1;
	}
}
