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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.RelaxedSpikes;
import org.calab.signal.Resampling;
import org.calab.spikes.Rounds.Round;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Infers spike counts from traces: expected numbers from the posterior ({@link CountedSpikes}), or binary spikes by
 * iterated binary deconvolution (InDeCa). There, for a given amplitude
 * of one spike, the trace divided by it is deconvolved into values from 0 to 1, which are
 * thresholded. The amplitude is found by a search ({@link AmplitudeSearch}) or, with FISTA, by the
 * fixed-point iteration of the reference ({@link FixedPoint}).
 */
public final class SpikeInference {

	/** Relative duality gap of the relaxed solves; a smaller one does not change the threshold. */
	private static final double GAP = 1e-3;

	/** The amplitude is searched in a section of at least this many samples and this fraction of the trace. */
	private static final int PIECE = 8_000;
	private static final double PART = 0.08;

	private SpikeInference() {}

	/**
	 * Infers the spikes of one trace.
	 *
	 * @param trace n finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @param start initial spike counts per frame for FISTA, for example of an earlier solve;
	 *          ignored if their number differs, as in the reference
	 * @param progress checked for cancellation
	 * @return the spikes
	 * @throws InvalidInputException if the trace is empty, or a sample or an initial count is
	 *           not finite
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static SpikeSolution solve(final double[] trace, final double fs,
		final SpikeOptions options, final Optional<double[]> start,
		final Progress progress)
	{
		Require.finite("trace", Require.present("trace", trace));
		if (trace.length == 0) throw InvalidInputException.of("trace",
			"must have at least 1 sample, but has none.");
		start.ifPresent(counts -> Require.finite("warm_counts", counts));
		if (options.solver() == SpikeSolver.POSTERIOR) return CountedSpikes.infer(
			TraceSet.ofSingle(trace, SamplingRate.ofHz(fs)), options.kernel(), options
				.amplitude(), 1, progress).get(0);
		final UpsampledTrace prepared = UpsampledTrace.of(trace, fs, options);
		final OptionalDouble noise = options.noiseConstrained() ? OptionalDouble.of(
			UpsampledTrace.noiseVariance(trace, fs, options)) : OptionalDouble.empty();
		final Rounds rounds = rounds(prepared, options, noise);
		final Round kept = switch (options.solver()) {
			case FISTA -> FixedPoint.find(rounds, prepared, options, first(start,
				trace.length, prepared.factor()), progress);
			default -> rounds.at(amplitude(prepared, options, progress),
				new float[0], progress);
		};
		return solution(kept, prepared, rounds);
	}

	private static Rounds rounds(final UpsampledTrace trace,
		final SpikeOptions o, final OptionalDouble noise)
	{
		final RelaxedSpikes relaxation = switch (o.solver()) {
			default -> RelaxedSpikes.exact(o.kernel(), trace.fs(), trace.length(), o
				.lambda(), GAP);
			case FISTA -> RelaxedSpikes.fista(o.kernel(), trace.fs(), trace.length(), o
				.lambda(), o.maxIterations(), o.tolerance());
		};
		return new Rounds(trace, o.kernel().ar2(trace.fs()), relaxation, noise);
	}

	private static double amplitude(final UpsampledTrace trace,
		final SpikeOptions options, final Progress progress)
	{
		final UpsampledTrace piece = trace.busiest((int) Math.max(PIECE, PART * trace
			.length()));
		return AmplitudeSearch.find(rounds(piece, options, OptionalDouble.empty()), piece.amplitude(), progress);
	}

	/**
	 * Infers the spikes of all cells.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return the spikes of each cell
	 * @throws InvalidInputException if a sample is not finite or the rate is unknown
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static SpikeResult run(final TraceSet traces,
		final SpikeOptions options, final int threads, final Progress progress)
	{
		final double fs = traces.rate().hz();
		if (options.solver() == SpikeSolver.POSTERIOR) return SpikeResult.of(options,
			traces, CountedSpikes.infer(traces, options.kernel(), options.amplitude(),
				threads, progress));
		final List<SpikeSolution> cells = new ArrayList<>(Collections.nCopies(traces.numCells(), null));
		for (int i = 0; i < traces.numCells(); i++)
			Require.finite(traces.names().get(i), traces.trace(i));
		Parallel.forEach(traces.numCells(), threads, progress, "Inferring spikes",
			i -> cells.set(i, solve(traces.trace(i), fs, options, Optional.empty(),
				progress)));
		return SpikeResult.of(options, traces, cells);
	}

	private static float[] first(final Optional<double[]> start,
		final int frames, final int factor)
	{
		final float[] from = new float[frames * factor];
		start.ifPresent(counts -> {
			if (counts.length != frames) return;
			final double[] binary = Resampling.countsToBinary(counts, factor);
			for (int t = 0; t < from.length; t++)
				from[t] = (float) binary[t];
		});
		return from;
	}

	private static SpikeSolution solution(final Round kept,
		final UpsampledTrace trace, final Rounds rounds)
	{
		final BinaryFit fit = kept.fit();
		final int factor = trace.factor();
		final double[] spikes = kept.spikes(), c = rounds.fluorescence(spikes);
		final double[] y = new double[trace.length()];
		for (int t = 0; t < y.length; t++)
			y[t] = trace.y()[t];
		final double[] explained = new double[y.length / factor];
		for (int i = 0; i < explained.length; i++)
			explained[i] = fit.alpha() * c[i * factor] + fit.baseline() + trace
				.baseline()[i * factor];
		return new SpikeSolution(Resampling.centredBinSums(spikes, factor), fit
			.alpha(), fit.baseline(), Double.isInfinite(fit.threshold()) ? 0 : fit
				.threshold(), fit.pve(), kept.iterations(), kept.converged(), Resampling
					.blockMeans(y, factor), explained, SpikeSolution.Uncertainty.fitted());
	}
}
