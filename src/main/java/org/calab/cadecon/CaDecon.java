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
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelSeed;
import org.calab.quality.QualityCheck;
import org.calab.signal.Quantiles;
import org.calab.spikes.SpikeSolution;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Blind deconvolution of a recording (CaDecon). Starting from a seed kernel, spikes and kernel are
 * estimated in turn on subsets of the recording until the kernel converges. A final pass infers
 * the spikes of all cells with this kernel.
 */
public final class CaDecon {

	/** Fractions of the progress for the learning and, within it, for the seed. */
	private static final double LEARNING = 0.7, SEEDING = 0.02;

	private final TraceSet traces;
	private final CaDeconOptions options;
	private final int threads;
	private final double fs;
	private final List<Subset> subsets;
	private final SubsetData data;
	private final List<Iteration> history = new ArrayList<>();
	private final CaDeconListener listener;
	private final LearningMethod method;

	private CaDecon(final TraceSet traces, final CaDeconOptions options,
		final int threads, final CaDeconListener listener)
	{
		this.traces = traces;
		this.options = options;
		this.threads = threads;
		this.listener = listener;
		fs = traces.rate().hz();
		for (int i = 0; i < traces.numCells(); i++)
			Require.finite(traces.names().get(i), traces.trace(i));
		subsets = subsets(traces, options);
		data = new SubsetData(traces, subsets);
		method = method(options, fs, threads);
	}

	/**
	 * @param traces traces at a known rate. Not modified.
	 * @return the subsets from which the kernel is learned. With the solver EXACT a subset has at most
	 *         65,536 samples at 50 Hz or less (36 min at 30 Hz): so the time of the
	 *         learning does not grow with the length of the recording. In a simulated recording of
	 *         300,000 frames the decay learned so was .67 s, with whole subsets .64 s, and is .6 s.
	 */
	public static List<Subset> subsets(final TraceSet traces,
		final CaDeconOptions options)
	{
		return SubsetPlacement.of(traces.numCells(), traces.numTimepoints(), options
			.solver() == CaDeconSolver.FISTA ? Integer.MAX_VALUE : MatchedMethod
				.mostFrames(traces.rate().hz()), options.subsets());
	}

	/**
	 * As {@link #run(TraceSet, CaDeconOptions, int, Progress, CaDeconControl, CaDeconListener)},
	 * without control and listener.
	 */
	public static CaDeconResult run(final TraceSet traces,
		final CaDeconOptions options, final int threads, final Progress progress)
	{
		return run(traces, options, threads, progress, new CaDeconControl(),
			CaDeconListener.none());
	}

	/**
	 * Learns the kernel and infers the spikes of all cells.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @param control pauses, resumes and stops this run
	 * @param listener notified of intermediate results
	 * @return spikes of each cell, and the kernel
	 * @throws org.calab.check.InvalidInputException if a sample is not finite or the rate is
	 *           unknown
	 * @throws CancelledException if cancelled
	 */
	public static CaDeconResult run(final TraceSet traces,
		final CaDeconOptions options, final int threads, final Progress progress,
		final CaDeconControl control, final CaDeconListener listener)
	{
		final CaDecon run = new CaDecon(traces, options, threads, listener);
		run.learn(control.over(progress, true), progress);
		return run.finish(control.over(progress, false), control.isStopped());
	}

	/**
	 * The first step of {@link #run}, for callers that distribute the second: learns the kernel.
	 *
	 * @return the kernel and its history
	 */
	public static LearnedKernel learn(final TraceSet traces,
		final CaDeconOptions options, final int threads, final Progress progress)
	{
		final CaDecon run = new CaDecon(traces, options, threads, CaDeconListener
			.none());
		run.learn(progress, progress);
		return new LearnedKernel(run.history, false, run.subsets);
	}

	/**
	 * The second step of {@link #run}: infers the spikes of each cell independently.
	 *
	 * @param cells some or all cells of the recording
	 * @param kernel learned kernel
	 * @return one entry per cell
	 */
	public static List<SpikeSolution> infer(final TraceSet cells,
		final CaDeconOptions options, final CalciumKernel kernel, final int threads,
		final Progress progress)
	{
		return infer(cells, method(options, cells.rate().hz(), threads), kernel,
			threads, progress);
	}

	/**
	 * The last step of {@link #run}: assembles the result.
	 *
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, from {@link #infer}
	 */
	public static CaDeconResult result(final TraceSet traces,
		final CaDeconOptions options, final LearnedKernel learned,
		final List<SpikeSolution> cells)
	{
		return new CaDeconResult(options, traces.withTraces(cells.stream().map(
			SpikeSolution::counts).toArray(double[][]::new)), traces.withTraces(cells
				.stream().map(SpikeSolution::fit).toArray(double[][]::new)), cells,
			learned.kernel(), learned.history(), Convergence.reached(learned
				.history(), options.stop()), learned.stopped(), learned.subsets(), QualityCheck
				.of(traces));
	}

	private static LearningMethod method(final CaDeconOptions options,
		final double fs, final int threads)
	{
		return options.solver() == CaDeconSolver.FISTA ? new ReferenceMethod(
			options, fs) : new MatchedMethod(fs, threads, options.amplitude());
	}

	private static List<SpikeSolution> infer(final TraceSet traces,
		final LearningMethod method, final CalciumKernel kernel, final int threads,
		final Progress progress)
	{
		return method.finalSpikes(traces, kernel, threads, progress);
	}

	private void learn(final Progress learning, final Progress whole) {
		tell(CaDeconPhase.SEED, 0);
		try {
			history.add(Iteration.seed(method.seed(data, learning.stage(0, SEEDING)),
				fs));
			final SubsetKernels kernels = new SubsetKernels(subsets.size(), history
				.get(0).kernel().tauDecay(), fs);
			final int most = options.stop().maxIterations();
			for (int i = 1; i <= most && convergedAt().isEmpty(); i++) {
				final double step = (LEARNING - SEEDING) / most;
				iterate(i, kernels, learning.stage(SEEDING + (i - 1) * step, SEEDING +
					i * step));
			}
		}
		catch (final CancelledException e) {
			whole.checkCancelled(); // otherwise it was stopped: keep what was learned
			if (history.isEmpty()) history.add(Iteration.seed(KernelSeed.DEFAULT,
				fs));
		}
	}

	private void iterate(final int index, final SubsetKernels kernels,
		final Progress progress)
	{
		final CalciumKernel before = history.get(index - 1).kernel();
		tell(CaDeconPhase.SPIKES, index);
		final double change = data.infer(method, before, threads, progress.stage(0,
			0.5), "Iteration " + index + ": spikes");
		tell(CaDeconPhase.KERNEL, index);
		final List<SubsetKernel> fits = kernels.fit(data, threads, progress.stage(
			0.5, 0.6));
		final List<SubsetKernel> found = fits.stream().filter(k -> k.fit().found())
			.toList();
		final CalciumKernel now = found.isEmpty() ? before : method.next(before,
			found, index, progress.stage(0.6, 1));
		history.add(new Iteration(index, now, median(found, k -> k.fit().beta()),
			median(found, k -> k.fit().residual()), median(found, k -> k.fit()
				.tauRiseFast()), median(found, k -> k.fit().tauDecayFast()), median(
					found, k -> k.fit().betaFast()), Convergence.rmse(before, now, fs),
			Quantiles.median(found, SubsetKernel::fitR2), data.medianPve(), change, fits
				.size() - found.size(), Iteration.unresolved(now, fs), fits));
	}

	private static double median(final List<SubsetKernel> found,
		final ToDoubleFunction<SubsetKernel> value)
	{
		return found.isEmpty() ? 0 : Quantiles.median(found, value);
	}

	private OptionalInt convergedAt() {
		return Convergence.reached(history, options.stop());
	}

	private CaDeconResult finish(final Progress progress,
		final boolean stopped)
	{
		final LearnedKernel learned = new LearnedKernel(history, stopped, subsets);
		tell(CaDeconPhase.FINAL, history.size() - 1);
		data.forget();
		final CaDeconResult result = result(traces, options, learned, infer(traces,
			method, learned.kernel(), threads, progress.stage(LEARNING, 1)));
		tell(CaDeconPhase.DONE, history.size() - 1);
		return result;
	}

	private void tell(final CaDeconPhase phase, final int iteration) {
		listener.changed(new CaDeconSnapshot(phase, iteration, options.stop()
			.maxIterations(), subsets, history, data.spikes()));
	}
}
