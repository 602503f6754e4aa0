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

import java.util.List;

import org.calab.spikes.SpikeSolution;

/**
 * State of a run at the start of a phase. Immutable, except that the arrays in {@code spikes} are
 * not copied and must not be modified.
 *
 * @param phase phase that starts
 * @param iteration current iteration, from 1; 0 before the first
 * @param maxIterations iteration limit
 * @param subsets subsets from which the kernel is learned
 * @param history the seed and all completed iterations
 * @param spikes latest spikes, by subset and cell; empty before the first iteration
 */
public record CaDeconSnapshot(CaDeconPhase phase, int iteration,
	int maxIterations, List<Subset> subsets, List<Iteration> history,
	List<List<SpikeSolution>> spikes)
{

	public CaDeconSnapshot {
		subsets = List.copyOf(subsets);
		history = List.copyOf(history);
		spikes = List.copyOf(spikes);
	}

	/**
	 * @param fs sampling rate of the traces in Hz
	 * @return warnings about the latest kernel, one sentence each; may be empty
	 */
	public List<String> warnings(final double fs) {
		if (history.isEmpty()) return List.of();
		final Iteration last = history.get(history.size() - 1);
		return KernelWarnings.of(last.kernel(), last, fs);
	}
}
