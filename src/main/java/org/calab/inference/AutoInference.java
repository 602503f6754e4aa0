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
package org.calab.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.quality.CellWarning;
import org.calab.quality.QualityCheck;
import org.calab.quality.Snr;
import org.calab.quality.WarningKind;
import org.calab.signal.ConcaveCorrection;
import org.calab.signal.DriftBaseline;
import org.calab.signal.NoiseBand;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.signal.TimeGrid;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Infers activity from traces without any parameters to set. The steps are: resample to 50 Hz
 * ({@link TimeGrid}); subtract the drift ({@link DriftBaseline}); measure the noise ({@link NoiseBand});
 * find decay and rise of the data set and the decay of each cell ({@link DecaySearch}); correct for the supralinearity
 * of the indicator ({@link ConcaveCorrection}); infer the activity ({@link ActivityPosterior}) and subtract its floor ({@link ActivityFloor}); compress
 * large activity logarithmically; shift it by the delay of the transients ({@link TransientDelay}); and
 * resample to the frames.
 * <p>
 * All constants were chosen on the seven data sets of {@code scripts/benchmark accuracy}; the
 * description of this package tells their effect.
 * </p>
 */
public final class AutoInference {

	/** Power, and smallest scale in units of the noise, of the correction for supralinearity. */
	static final double POWER = 0.3, LEAST_SCALE = 5;

	/** Activity in units of the noise above which it is compressed. */
	private static final double LARGE = 3;

	private AutoInference() {}

	/**
	 * Infers the activity of all cells of a recording.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return activity and fit of each cell
	 * @throws InvalidInputException if a sample is not finite or the rate is unknown
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static AutoResult run(final TraceSet traces, final AutoOptions options,
		final int threads, final Progress progress)
	{
		return run(List.of(traces), options, threads, progress).get(0);
	}

	/**
	 * Infers the activity of several recordings that share the decay.
	 *
	 * @param pooled recordings of one data set, which may differ in cells, frames and rate
	 * @return one result per recording, in order
	 */
	public static List<AutoResult> run(final List<TraceSet> pooled,
		final AutoOptions options, final int threads, final Progress progress)
	{
		Require.present("options", options);
		if (pooled.isEmpty()) throw InvalidInputException.of("recordings",
			"must contain at least 1 recording, but are empty.");
		final List<Row> rows = prepared(pooled, threads, progress.stage(0, 0.2));
		final DecaySearch.Decay decay = decay(rows, options, threads, progress.stage(
			0.2, 0.4));
		final List<AutoCell> cells = infer(rows, decay, options, threads, progress
			.stage(0.4, 1));
		final List<AutoResult> results = new ArrayList<>();
		int next = 0;
		for (final TraceSet traces : pooled) {
			final List<AutoCell> own = cells.subList(next, next += traces.numCells());
			results.add(result(traces, decay, options, own));
		}
		return results;
	}

	/**
	 * The first step of {@link #run}, for callers that distribute the second: finds the decay.
	 *
	 * @return the decay of the data set
	 */
	public static DecaySearch.Decay learn(final TraceSet traces,
		final AutoOptions options, final int threads, final Progress progress)
	{
		return decay(prepared(List.of(traces), threads, progress.stage(0, 0.5)),
			options, threads, progress.stage(0.5, 1));
	}

	/**
	 * The second step of {@link #run}: infers the activity of each cell independently.
	 *
	 * @param cells some or all cells of the data set
	 * @param decay decay of the data set, from {@link #learn}
	 * @return one entry per cell
	 */
	public static List<AutoCell> infer(final TraceSet cells,
		final DecaySearch.Decay decay, final AutoOptions options, final int threads,
		final Progress progress)
	{
		return infer(prepared(List.of(cells), threads, progress.stage(0, 0.2)), decay,
			options, threads, progress.stage(0.2, 1));
	}

	private static List<Row> prepared(final List<TraceSet> pooled,
		final int threads, final Progress progress)
	{
		final List<Row> rows = rows(pooled);
		Parallel.forEach(rows.size(), threads, progress,
			"Measuring drift and noise", i -> {
				final Row row = rows.get(i);
				row.prepared = StandardisedTrace.of(row.traces.trace(row.cell), row.fs);
			});
		return rows;
	}

	private static List<AutoCell> infer(final List<Row> rows,
		final DecaySearch.Decay decay, final AutoOptions options, final int threads,
		final Progress progress)
	{
		final double delay = delay(decay, options);
		final AutoCell[] cells = new AutoCell[rows.size()];
		Parallel.forEach(cells.length, threads, progress, "Inferring activity",
			ActivityPosterior::new, (posterior, i) -> {
				final Row row = rows.get(i);
				cells[i] = infer(row, decay, delay, options, posterior,
					progress);
				row.prepared = null; // release memory for the next cell
			});
		return Arrays.asList(cells);
	}

	private static double delay(final DecaySearch.Decay decay,
		final AutoOptions options)
	{
		return TransientDelay.after(decay) + options.shift();
	}

	/** A trace and its prepared form. Not thread-safe. */
	private static final class Row {

		final TraceSet traces;
		final int cell;
		final double fs;
		StandardisedTrace prepared;

		Row(final TraceSet traces, final int cell) {
			this.traces = traces;
			this.cell = cell;
			fs = traces.rate().hz();
		}
	}

	private static List<Row> rows(final List<TraceSet> pooled) {
		final List<Row> rows = new ArrayList<>();
		for (final TraceSet traces : pooled) {
			traces.rate().hz();
			for (int i = 0; i < traces.numCells(); i++) {
				Require.finite(traces.names().get(i), traces.trace(i));
				rows.add(new Row(traces, i));
			}
		}
		return rows;
	}

	private static DecaySearch.Decay decay(final List<Row> rows,
		final AutoOptions options, final int threads, final Progress progress)
	{
		if (options.kernel().isPresent()) return new DecaySearch.Decay(options
			.kernel().get().tauDecay(), false);
		return DecaySearch.of(rows.stream().map(r -> r.prepared).filter(p -> !p
			.flat()).map(StandardisedTrace::y).toList(), StandardisedTrace.GRID, threads,
			progress);
	}

	private static AutoCell infer(final Row row, final DecaySearch.Decay common,
		final double delay, final AutoOptions options,
		final ActivityPosterior posterior, final Progress progress)
	{
		final double shared = common.seconds();
		final StandardisedTrace p = row.prepared;
		final double[] trace = row.traces.trace(row.cell);
		final double nu = standardisedNoise(trace, row.fs), seconds = trace.length /
			row.fs;
		final QualityCheck check = QualityCheck.of(trace, row.fs);
		if (p.flat()) {
			return new AutoCell(new double[trace.length], trace, trace.clone(),
				new AutoResult.Cell(shared, 0, 0, nu, 0, trace[0], 0, 0, true, check
					.warnings()));
		}
		final DecaySearch.Decay own = options.kernel().isPresent()
			? new DecaySearch.Decay(shared, false) : DecaySearch.ofCell(p.y(), common,
				StandardisedTrace.GRID, posterior, progress);
		final double decay = own.seconds();
		final double lambda = options.lambda().orElse(AutoOptions.USUAL_LAMBDA);
		final ConcaveCorrection correction = ConcaveCorrection.of(p.y(),
			POWER, LEAST_SCALE, Rank.NEAREST);
		final ActivityPosterior.Estimate e = posterior.of(correction.apply(p.y()),
			DecaySearch.kernel(common.rise(), decay, StandardisedTrace.GRID),
			ActivityPrior.of(lambda), progress);
		final double largest = Quantiles.of(e.calcium(), 0.995, Rank.NEAREST) - e
			.baseline();
		final double[] activity = atFrames(row, compressed(ActivityFloor.adapted(e)), delay);
		for (int t = 0; t < trace.length; t++)
			activity[t] = inUnit(Math.max(0, activity[t]) * p.noise(), p);
		final double[] fit = level(row, Arrays.stream(e.calcium()).map(correction::invert)
			.toArray());
		final double[] constant = new double[p.y().length];
		Arrays.fill(constant, correction.invert(e.baseline()));
		final double[] baseline = level(row, constant);
		final double noise = inUnit(p.noise(), p), level = mean(baseline);
		return new AutoCell(activity, fit, baseline, new AutoResult.Cell(decay, own.deviation(), noise, nu, inUnit(p.noise() * e
				.prior() / ActivityPrior.ACTIVE, p), level, check.snr(), e.rounds(), e.converged(), warnings(check, common,
				AutoWarnings.ofCell(nu, level, largest * noise, seconds, own, e
					.converged()))));
	}

	/** A limit of the decay says nothing without transients, or where that of the data set is at its own. */
	private static List<CellWarning> warnings(final QualityCheck check,
		final DecaySearch.Decay common, final List<CellWarning> own)
	{
		final List<CellWarning> all = new ArrayList<>(check.warnings());
		own.stream().filter(w -> check.snr() >= Snr.SEEN && !common.atEdge() || w
			.kind() != WarningKind.DECAY_AT_LIMIT).forEach(all::add);
		return all;
	}

	private static double[] compressed(final double[] activity) {
		return Arrays.stream(activity).map(v -> LARGE * Math.log1p(Math.max(0, v) /
			LARGE)).toArray();
	}

	private static double[] atFrames(final Row row, final double[] onGrid,
		final double offset)
	{
		return TimeGrid.resample(onGrid, StandardisedTrace.GRID, row.fs, row.traces
			.numTimepoints(), offset);
	}

	/** Converts from units of the noise to the unit of the trace, and adds the drift. */
	private static double[] level(final Row row, final double[] y) {
		final StandardisedTrace p = row.prepared;
		final double[] level = new double[y.length];
		for (int t = 0; t < y.length; t++)
			level[t] = y[t] * p.noise() + p.drift()[t];
		final double[] out = atFrames(row, level, 0);
		for (int t = 0; t < out.length; t++)
			out[t] = inUnit(out[t], p);
		return out;
	}

	/** Converts to the unit of the trace without overflow. */
	private static double inUnit(final double v, final StandardisedTrace p) {
		return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, v * p.unit()));
	}

	private static double standardisedNoise(final double[] y, final double fs) {
		if (y.length < 2) return 0;
		final double[] d = new double[y.length - 1];
		for (int t = 0; t < d.length; t++)
			d[t] = Math.min(Double.MAX_VALUE, Math.abs(y[t + 1] - y[t]));
		return Math.min(Double.MAX_VALUE, Quantiles.of(d, 0.5, Rank.NEAREST) / Math
			.sqrt(fs) * 100);
	}

	private static double mean(final double[] y) {
		double mean = 0;
		for (final double v : y)
			mean += v / y.length;
		return mean;
	}

	/**
	 * The last step of {@link #run}: assembles the result.
	 *
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, from {@link #infer}
	 */
	public static AutoResult result(final TraceSet traces,
		final DecaySearch.Decay decay, final AutoOptions options,
		final List<AutoCell> cells)
	{
		final boolean given = options.kernel().isPresent();
		final boolean nothing = cells.stream().allMatch(c -> c.found().noise() == 0);
		final double delay = delay(decay, options);
		final AutoResult.DataSet found = new AutoResult.DataSet(decay.seconds(), given
			? options.kernel().get().tauRise() : decay.rise() > 0 ? decay.rise()
				: TransientDelay.rise(delay, decay.seconds()), delay, options.lambda().orElse(AutoOptions.USUAL_LAMBDA),
			AutoWarnings.ofDataSet(decay, traces.rate().hz(), traces.numTimepoints(),
				given, nothing));
		return new AutoResult(options, traces.withOwned(cells.stream().map(
			AutoCell::activity).toArray(double[][]::new)), traces.withOwned(cells
				.stream().map(AutoCell::fit).toArray(double[][]::new)), traces.withOwned(
					cells.stream().map(AutoCell::baseline).toArray(double[][]::new)),
			found, cells.stream().map(AutoCell::found).toList());
	}
}
