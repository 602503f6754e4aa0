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
import java.util.Collections;
import java.util.List;

import org.calab.kernel.BiexponentialFit;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.FreeKernel;
import org.calab.kernel.FreeKernelOptions;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/** Kernel step of the reference: a free-form kernel and its fit per subset, each started from the previous one. */
final class SubsetKernels {

	/** Length of the free-form kernel in decay time constants of the seed. */
	private static final double DECAYS = 5;
	private static final int SHORTEST = 10;

	private final double fs;
	private final int length;
	private final SubsetKernel[] before;

	SubsetKernels(final int subsets, final double seedDecay, final double fs) {
		this.fs = fs;
		length = (int) Math.max(SHORTEST, Math.min(FreeKernel.LONGEST, Math.ceil(
			DECAYS * seedDecay * fs)));
		before = new SubsetKernel[subsets];
	}

	List<SubsetKernel> fit(final SubsetData data, final int threads,
		final Progress progress)
	{
		final List<SubsetKernel> now = new ArrayList<>(Collections.nCopies(data
			.count(), null));
		Parallel.forEach(data.count(), threads, progress, "Kernels", k -> now.set(
			k, fit(k, data.spikes().get(k), progress)));
		for (int k = 0; k < before.length; k++)
			if (now.get(k).fit().found()) before[k] = now.get(k);
		return now;
	}

	private SubsetKernel fit(final int k, final List<SpikeSolution> cells,
		final Progress progress)
	{
		final List<SpikeSolution> spiking = cells.stream().filter(c -> c
			.alpha() != 0 && Arrays.stream(c.counts()).anyMatch(n -> n > 0)).toList();
		if (spiking.isEmpty()) return new SubsetKernel(k, new double[0],
			BiexponentialFit.fit(new double[0], fs));
		final double[] free = new FreeKernel(spiking.stream().map(
			SpikeSolution::filtered).toArray(double[][]::new), spiking.stream().map(
				SpikeSolution::counts).toArray(double[][]::new), spiking.stream()
					.mapToDouble(SpikeSolution::alpha).toArray(), spiking.stream()
						.mapToDouble(SpikeSolution::baseline).toArray(), length).estimate(
							FreeKernelOptions.defaults(), before[k] == null ? null
								: before[k].free(), progress);
		final BiexponentialKernel warm = before[k] == null ? null : before[k].fit();
		return new SubsetKernel(k, free, BiexponentialFit.fit(free, fs, true, 0,
			warm));
	}
}
