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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelSeed;
import org.calab.signal.Quantiles;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/** The method of the reference: spikes by InDeCa, and the median time constants of the subsets. */
final class ReferenceMethod implements LearningMethod {

	private final CaDeconOptions options;
	private final double fs;

	ReferenceMethod(final CaDeconOptions options, final double fs) {
		this.options = options;
		this.fs = fs;
	}

	/** The median over the subsets; the default seed if no transient is prominent. */
	@Override
	public CalciumKernel seed(final SubsetData data, final Progress progress) {
		final List<KernelSeed.Estimate> seeds = new ArrayList<>();
		for (int k = 0; k < data.count(); k++) {
			progress.report((double) k / data.count(), CaDeconPhase.SEED.toString());
			KernelSeed.estimate(data.traces(k), fs, progress).filter(s -> s.fit()
				.found()).ifPresent(seeds::add);
		}
		if (seeds.isEmpty()) return KernelSeed.DEFAULT;
		return new CalciumKernel(Quantiles.median(seeds, s -> s.fit().tauRise()), Quantiles
			.median(seeds, s -> s.fit().tauDecay()));
	}

	@Override
	public SpikeSolution spikes(final double[] trace, final CalciumKernel kernel,
		final Optional<double[]> start, final Progress progress)
	{
		return SpikeInference.solve(trace, fs, options.spikes(kernel), start, progress);
	}

	@Override
	public CalciumKernel next(final CalciumKernel before,
		final List<SubsetKernel> found, final int index, final Progress progress)
	{
		return new CalciumKernel(Quantiles.median(found, k -> k.fit().tauRise()), Quantiles
			.median(found, k -> k.fit().tauDecay()));
	}

	@Override
	public List<SpikeSolution> finalSpikes(final TraceSet traces,
		final CalciumKernel kernel, final int threads, final Progress progress)
	{
		final SpikeSolution[] cells = new SpikeSolution[traces.numCells()];
		Parallel.forEach(cells.length, threads, progress, "Final pass",
			i -> cells[i] = spikes(traces.trace(i), kernel, Optional.empty(), progress));
		return Arrays.asList(cells);
	}
}
