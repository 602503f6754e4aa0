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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelSeed;
import org.calab.spikes.CountedSpikes;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Learns one kernel for all subsets by indirect inference (Gouriéroux, Monfort &amp; Renault, J. Appl.
 * Econometrics 8, 1993). The maximum of the penalised likelihood is biased by the penalty and by
 * the width of a frame. The bias is measured on traces simulated with a known kernel and the
 * inferred spikes, and subtracted.
 */
final class MatchedMethod implements LearningMethod {

	/** Number of samples above which the kernel does not improve any further. */
	private static final int MOST_SAMPLES = 65_536;

	/** Initial kernel of the first search. */
	private static final CalciumKernel START = new CalciumKernel(0.08, 0.8);

	/** Number of evaluations and initial step in log τ, of the first search and of later ones. */
	private static final int FIRST = 45, LATER = 26;
	private static final double WIDE = 0.7, NARROW = 0.2;

	/** From this iteration steps are halved, which damps oscillations. */
	private static final int CAREFUL = 3;

	private final double fs;
	private final int threads;
	private final OptionalDouble amplitude;
	private List<double[]> traces = List.of();
	private double rate;
	private CalciumKernel observed;

	/** @param amplitude amplitude of one spike in the final pass; empty to calibrate each cell */
	MatchedMethod(final double fs, final int threads,
		final OptionalDouble amplitude)
	{
		this.fs = fs;
		this.threads = threads;
		this.amplitude = amplitude;
	}

	/** @return the largest number of frames at this rate from which the kernel is learned */
	static int mostFrames(final double fs) {
		return (int) Math.min(Integer.MAX_VALUE, MOST_SAMPLES * NormalizedTrace
			.block(fs));
	}

	@Override
	public CalciumKernel seed(final SubsetData data, final Progress progress) {
		traces = strongest(data, progress);
		observed = traces.isEmpty() ? KernelSeed.DEFAULT : likeliest(traces, START,
			WIDE, FIRST, progress);
		return observed;
	}

	@Override
	public SpikeSolution spikes(final double[] trace, final CalciumKernel kernel,
		final Optional<double[]> start, final Progress progress)
	{
		return ExpectedSpikes.of(trace, fs, kernel, progress);
	}

	@Override
	public CalciumKernel next(final CalciumKernel before,
		final List<SubsetKernel> found, final int index, final Progress progress)
	{
		if (traces.isEmpty()) return before;
		final CalciumKernel seen = likeliest(MatchedSimulation.of(traces, before,
			rate, threads, progress.stage(0, 0.1)), before, NARROW, LATER, progress
				.stage(0.1, 1));
		final double part = index < CAREFUL ? 1 : 0.5;
		return KernelSearch.kernel(corrected(before.tauRise(), observed.tauRise(),
			seen.tauRise(), part), corrected(before.tauDecay(), observed.tauDecay(),
				seen.tauDecay(), part));
	}

	@Override
	public List<SpikeSolution> finalSpikes(final TraceSet traces,
		final CalciumKernel kernel, final int workers, final Progress progress)
	{
		return CountedSpikes.infer(traces, kernel, amplitude, workers, progress);
	}

	private static double corrected(final double before, final double observed,
		final double seen, final double part)
	{
		return Math.log(before) + part * (Math.log(observed) - Math.log(seen));
	}

	private CalciumKernel likeliest(final List<double[]> of,
		final CalciumKernel from, final double step, final int most,
		final Progress progress)
	{
		final PenalizedLikelihood likelihood = new PenalizedLikelihood(of, rate,
			threads);
		return KernelSearch.least(k -> likelihood.of(k, progress), from, step, most,
			progress);
	}

	/** @return the traces with the most signal relative to the noise, in descending order */
	private List<double[]> strongest(final SubsetData data,
		final Progress progress)
	{
		final List<NormalizedTrace> best = new ArrayList<>();
		data.forEach(trace -> {
			progress.checkCancelled();
			final NormalizedTrace n = NormalizedTrace.of(trace, fs);
			if (n.isFlat()) return;
			best.add(n);
			best.sort(Comparator.comparingDouble(NormalizedTrace::strength)
				.reversed());
			best.subList(enough(best), best.size()).clear();
		});
		if (!best.isEmpty()) rate = best.get(0).fs();
		return best.stream().map(NormalizedTrace::z).toList();
	}

	/** @return the number of traces that together have enough samples, at least 1 */
	private static int enough(final List<NormalizedTrace> sorted) {
		int samples = 0;
		for (int i = 0; i < sorted.size(); i++) {
			samples += sorted.get(i).z().length;
			if (i > 0 && samples > MOST_SAMPLES) return i;
		}
		return sorted.size();
	}
}
