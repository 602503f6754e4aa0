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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.RelaxedSpikes;
import org.calab.signal.Resampling;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Whole spikes from traces (InDeCa: iterated binary deconvolution). The
 * amplitude of one spike and the threshold are found in turns: the trace over
 * the amplitude is deconvolved into values between 0 and 1, a threshold makes
 * spikes of them, and their least-squares amplitude is the next one.
 */
public final class SpikeInference {

	private static final int ROUNDS = 10;

	/** The amplitude has settled when it changes by less than this part. */
	private static final double SETTLED = 0.05;

	private static final double NOTHING = 1e-10;

	/** How exactly a round is solved: more does not move a threshold. */
	private static final double GAP = 1e-3;

	private SpikeInference() {}

	/**
	 * @param trace n finite samples. Not modified.
	 * @param fs frames per second, above 0
	 * @param start spike counts per frame of an earlier solve to begin at; one of
	 *          another length is passed over, as in the reference
	 * @throws InvalidInputException if the trace is empty or not finite
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static SpikeSolution solve(final double[] trace, final double fs,
		final SpikeOptions options, final Optional<double[]> start,
		final Progress progress)
	{
		Require.finite("trace", Require.present("trace", trace));
		if (trace.length == 0) throw new InvalidInputException(
			"trace has no sample; allowed is at least 1");
		final PreparedTrace prepared = PreparedTrace.of(trace, fs, options);
		final RelaxedSpikes relaxation = relaxation(options, prepared);
		final BinaryModel model = new BinaryModel(options.kernel().ar2(prepared
			.fs()), prepared);
		final ThresholdSearch search = new ThresholdSearch(model, prepared
			.factor());
		final double noise = options.noiseConstrained() ? PreparedTrace
			.noiseVariance(trace, fs, options) : 0;

		float[] from = first(start, trace.length, prepared.factor());
		double alpha = prepared.amplitude();
		if (!(alpha >= NOTHING)) alpha = 1;
		Round kept = null;
		for (int round = 0; round < ROUNDS; round++) {
			final RelaxedSpikes.Solution relaxed = relaxation.solve(over(prepared.y(),
				alpha), from, progress);
			from = new float[prepared.length()];
			final float[] s = scaled(relaxed.values(), prepared.pad());
			final BinaryFit fit = (options.noiseConstrained() ? search.downToNoise(s,
				noise) : search.best(s)).orElseGet(() -> none(prepared));
			final double change = Math.abs(fit.alpha() / alpha - 1);
			if (kept == null || (options.noiseConstrained() ? change < kept.change
				: fit.pve() > kept.fit.pve())) kept = new Round(fit, s, relaxed, change);
			if (change < SETTLED || fit.alpha() < NOTHING) break;
			alpha = fit.alpha();
		}
		return solution(kept, prepared, model);
	}

	/**
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads over how many threads the cells are shared, at least 1; the
	 *          result does not depend on it
	 */
	public static SpikeResult run(final TraceSet traces,
		final SpikeOptions options, final int threads, final Progress progress)
	{
		final double fs = traces.rate().hz();
		final List<SpikeSolution> cells = new ArrayList<>(Collections.nCopies(traces.numCells(), null));
		for (int i = 0; i < traces.numCells(); i++)
			Require.finite(traces.names().get(i), traces.trace(i));
		Parallel.forEach(traces.numCells(), threads, progress, "Inferring spikes",
			i -> cells.set(i, solve(traces.trace(i), fs, options, Optional.empty(),
				progress)));
		return new SpikeResult(options, traces.withTraces(cells.stream().map(
			SpikeSolution::counts).toArray(double[][]::new)), traces.withTraces(cells
				.stream().map(SpikeSolution::fit).toArray(double[][]::new)), cells);
	}

	/** @param scaled the relaxed values that the fit's threshold was found in */
	private record Round(BinaryFit fit, float[] scaled,
		RelaxedSpikes.Solution relaxed, double change)
	{}

	private static RelaxedSpikes relaxation(final SpikeOptions o,
		final PreparedTrace trace)
	{
		return switch (o.solver()) {
			case EXACT -> RelaxedSpikes.exact(o.kernel(), trace.fs(), trace.length(), o
				.lambda(), GAP);
			case FISTA -> RelaxedSpikes.fista(o.kernel(), trace.fs(), trace.length(), o
				.lambda(), o.maxIterations(), o.tolerance());
		};
	}

	private static float[] first(final Optional<double[]> start,
		final int frames, final int factor)
	{
		final float[] from = new float[frames * factor];
		start.ifPresent(counts -> {
			Require.finite("warm_counts", counts);
			if (counts.length != frames) return;
			final double[] binary = Resampling.countsToBinary(counts, factor);
			for (int t = 0; t < from.length; t++)
				from[t] = (float) binary[t];
		});
		return from;
	}

	private static float[] over(final float[] y, final double alpha) {
		final float inverse = 1 / (float) alpha;
		final float[] scaled = new float[y.length];
		for (int t = 0; t < y.length; t++)
			scaled[t] = y[t] * inverse;
		return scaled;
	}

	/** Over the largest value between the ends. */
	private static float[] scaled(final float[] s, final int pad) {
		float peak = 0;
		for (int t = pad; t < s.length - pad; t++)
			peak = Math.max(peak, s[t]);
		if (!(peak > NOTHING)) return s;
		final float inverse = 1 / peak;
		for (int t = 0; t < s.length; t++)
			s[t] *= inverse;
		return s;
	}

	private static BinaryFit none(final PreparedTrace trace) {
		double sum = 0;
		for (final float v : trace.y())
			sum += v;
		return new BinaryFit(Double.POSITIVE_INFINITY, 0, sum / trace.length(), 0,
			0, 0);
	}

	private static SpikeSolution solution(final Round kept,
		final PreparedTrace trace, final BinaryModel model)
	{
		final BinaryFit fit = kept.fit;
		final int n = trace.length(), factor = trace.factor();
		final double[] spikes = new double[n], y = new double[n];
		for (int t = 0; t < n; t++) {
			spikes[t] = kept.scaled[t] >= fit.threshold() ? 1 : 0;
			y[t] = trace.y()[t];
		}
		final double[] c = model.fluorescence(spikes);
		final double[] explained = new double[n / factor];
		for (int i = 0; i < explained.length; i++)
			explained[i] = fit.alpha() * c[i * factor] + fit.baseline() + trace
				.baseline()[i * factor];
		return new SpikeSolution(Resampling.centredBinSums(spikes, factor), fit
			.alpha(), fit.baseline(), Double.isInfinite(fit.threshold()) ? 0 : fit
				.threshold(), fit.pve(), kept.relaxed.iterations(), kept.relaxed
					.converged(), Resampling.blockMeans(y, factor), explained);
	}
}
