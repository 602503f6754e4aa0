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
package org.calab.spikes;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.kernel.BiexponentialFit;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.FreeKernel;
import org.calab.kernel.FreeKernelOptions;
import org.calab.task.Progress;

/**
 * Kernel estimated from traces and their inferred spikes: a free-form kernel pooled over all
 * cells, and its bi-exponential fit. If the time constants differ much from those with which the
 * spikes were inferred, infer the spikes again with the new ones.
 *
 * @param free free-form kernel at {@code fs} for a spike of amplitude 1
 * @param fit bi-exponential fit to the free-form kernel
 * @param fs sampling rate in Hz
 * @param cells number of cells pooled, which are those with spikes
 * @param spikes number of spikes in those of these cells that are not relative
 * @param warnings warnings about the traces and the inferred spikes, one sentence each
 */
public record KernelEstimate(double[] free, BiexponentialKernel fit, double fs,
	int cells, int spikes, List<String> warnings)
{

	/** Default length of the kernel in decay time constants. */
	private static final int DECAYS = 5;
	private static final int SHORTEST = 10;

	/**
	 * @param result inferred spikes
	 * @param seconds length of the kernel in seconds; 0 for five decay time constants of the
	 *          kernel with which the spikes were inferred
	 * @param options options of the free-form kernel
	 * @param skip number of leading samples that the bi-exponential fit ignores
	 * @param progress checked for cancellation
	 * @return the estimated kernel
	 * @throws InvalidInputException if no cell has a spike
	 */
	public static KernelEstimate of(final SpikeResult result,
		final double seconds, final FreeKernelOptions options, final int skip,
		final Progress progress)
	{
		final double fs = result.activity().rate().hz();
		final List<SpikeSolution> cells = result.cells().stream().filter(c -> c
			.alpha() > 0 && sum(c) > 0).toList();
		if (cells.isEmpty()) throw new InvalidInputException(
			"The kernel cannot be estimated because no cell has a spike. " +
				"Try a smaller lambda, or other time constants.");
		final double length = Math.ceil((seconds > 0 ? seconds : DECAYS * result
			.options().kernel().tauDecay()) * fs);
		final FreeKernel problem = new FreeKernel(cells.stream().map(
			SpikeSolution::filtered).toArray(double[][]::new), cells.stream().map(
				SpikeSolution::counts).toArray(double[][]::new), cells.stream()
					.mapToDouble(SpikeSolution::alpha).toArray(), cells.stream()
						.mapToDouble(SpikeSolution::baseline).toArray(), (int) Math.max(
							SHORTEST, Math.min(length, Integer.MAX_VALUE)));
		final double[] free = problem.estimate(options, null, progress);
		return new KernelEstimate(free, BiexponentialFit.fit(free, fs, true, skip,
			null), fs, cells.size(), (int) cells.stream().mapToDouble(
				KernelEstimate::count).sum(), result.warnings());
	}

	/** @return the bi-exponential fit, as long as the free-form kernel */
	public double[] fitted() {
		final double[] sum = fit.slow(free.length, fs), fast = fit.fast(free.length,
			fs);
		for (int i = 0; i < sum.length; i++)
			sum[i] += fast[i];
		return sum;
	}

	private static double count(final SpikeSolution cell) {
		return cell.isInSpikes() ? sum(cell) : 0;
	}

	private static double sum(final SpikeSolution cell) {
		double sum = 0;
		for (final double c : cell.counts())
			sum += c;
		return sum;
	}
}
