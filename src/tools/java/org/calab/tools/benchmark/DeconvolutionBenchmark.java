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
package org.calab.tools.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.kernel.CalciumKernel;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolution;
import org.calab.spikes.SpikeSolver;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * The exact solver against FISTA on the same problems, by turns in one run, so that
 * the machine's other work hits both; medians of ratios.
 */
public final class DeconvolutionBenchmark {

	private static final int RUNS = 5;
	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	/** @param repeats solves per run: what is short is repeated until it can be timed */
	private record Case(int cells, int n, double fs, double lambda,
		Constraint constraint, Baseline baseline, int repeats)
	{}

	private DeconvolutionBenchmark() {}

	public static void main(final String... args) {
		System.out.println("tau 0.1/0.6 s, spikes at 0.6 Hz, noise 0.1, one thread, " +
			"processor time, medians of " + RUNS + " runs by turns\n\n| cells x frames | Hz | lambda | " +
			"constraint | baseline | exact, s | iterations | ns per sample and iteration | largest gap | " +
			"FISTA, s | iterations | ns per sample and iteration | its gap | FISTA / exact |\n" +
			"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
		for (final Case c : new Case[] { new Case(1, 10_000, 30, 0.01,
			Constraint.NONNEG, Baseline.NONE, 30), new Case(100, 10_000, 30, 0.01,
				Constraint.NONNEG, Baseline.NONE, 1), new Case(100, 10_000, 30, 0.01,
					Constraint.NONNEG, Baseline.ROLLING, 1), new Case(1, 100_000, 300, 0,
						Constraint.BOX01, Baseline.NONE, 3) })
			measure(c);
		spikes();
		threads();
		lengths();
	}

	private static void measure(final Case c) {
		final TraceSet traces = traces(c.cells, c.n, c.fs);
		final DeconvolutionOptions exact = DeconvolutionOptions.of(KERNEL, c.lambda)
			.withConstraint(c.constraint).withBaseline(c.baseline);
		final DeconvolutionOptions fista = exact.withSolver(Solver.FISTA);
		final AtomicReference<DeconvolutionResult> a = new AtomicReference<>(),
				b = new AtomicReference<>();
		final Timed timed = byTurns(c.repeats, () -> a.set(Deconvolution.run(traces,
			exact, 1, Progress.none())), () -> b.set(Deconvolution.run(traces, fista, 1,
				Progress.none())));
		final double samples = (double) c.cells * c.n;
		print("| %d x %d | %.0f | %.2f | %s | %s | %.4f | %.0f | %.1f | %.1e | %.4f | %.0f | %.1f | %.1e | %.1f |",
			c.cells, c.n, c.fs, c.lambda, c.constraint, c.baseline, timed.first,
			iterations(a.get()), timed.first * 1e9 / samples / iterations(a.get()), gap(
				a.get()), timed.second, iterations(b.get()), timed.second * 1e9 /
					samples / iterations(b.get()), gap(b.get()), timed.ratio);
	}

	/** solve_trace at ten times the frame rate: isolated spikes, and bursts of the simulated GCaMP6f. */
	private static void spikes() {
		print("%n| solve_trace, 1 x 10000, factor 10 | exact, s | PVE | FISTA, s | PVE | FISTA / exact |%n|---|---|---|---|---|---|");
		spikes("isolated spikes", traces(1, 10_000, 30).trace(0));
		spikes("simulated GCaMP6f", Simulation.run(Presets.GCAMP6F.config()
			.withNumCells(1).withNumTimepoints(10_000), 1, Progress.none()).traces()
			.trace(0));
	}

	private static void spikes(final String what, final double[] y) {
		final SpikeOptions exact = SpikeOptions.of(KERNEL).withUpsampleFactor(10);
		final AtomicReference<SpikeSolution> a = new AtomicReference<>(),
				b = new AtomicReference<>();
		for (final boolean constrained : new boolean[] { false, true }) {
			final SpikeOptions o = exact.withNoiseConstrained(constrained);
			final Timed timed = byTurns(1, () -> a.set(SpikeInference.solve(y, 30, o,
				Optional.empty(), Progress.none())), () -> b.set(SpikeInference.solve(y,
					30, o.withSolver(SpikeSolver.FISTA), Optional.empty(), Progress
						.none())));
			print("| %s, %s | %.3f | %.4f | %.3f | %.4f | %.1f |", what, constrained
				? "noise-constrained" : "best fit", timed.first, a.get().pve(),
				timed.second, b.get().pve(), timed.ratio);
		}
	}

	private static void threads() {
		final TraceSet traces = traces(100, 10_000, 30);
		final DeconvolutionOptions exact = DeconvolutionOptions.of(KERNEL, 0.01)
			.withBaseline(Baseline.NONE);
		final Timed timed = byTurns(3, () -> Deconvolution.run(traces, exact, 2,
			Progress.none()), () -> Deconvolution.run(traces, exact, 1, Progress
				.none()), System::nanoTime);
		print("%nexact, 100 x 10000: two threads %.2f times as fast as one",
			timed.ratio);
	}

	private static void lengths() {
		final DeconvolutionOptions exact = DeconvolutionOptions.of(KERNEL, 0.01)
			.withBaseline(Baseline.NONE);
		print("%n| frames | ns per frame and iteration, exact, one trace |%n|---|---|");
		for (final int n : new int[] { 1_000, 10_000, 100_000, 1_000_000 }) {
			final TraceSet traces = traces(1, n, 30);
			final AtomicReference<DeconvolutionResult> a = new AtomicReference<>();
			final Runnable solve = () -> a.set(Deconvolution.run(traces, exact, 1,
				Progress.none()));
			final Timed timed = byTurns(1_000_000 / n, solve, solve);
			print("| %d | %.1f |", n, Math.min(timed.first, timed.second) * 1e9 / n /
				iterations(a.get()));
		}
	}

	/** @param first median seconds of one; ratio: median of second over first, run by run */
	private record Timed(double first, double second, double ratio) {}

	/** In this thread's processor time: what else the machine does does not count. */
	private static Timed byTurns(final int repeats, final Runnable first,
		final Runnable second)
	{
		return byTurns(repeats, first, second, ManagementFactory.getThreadMXBean()
			::getCurrentThreadCpuTime);
	}

	private static Timed byTurns(final int repeats, final Runnable first,
		final Runnable second, final LongSupplier clock)
	{
		final double[] a = new double[RUNS], b = new double[RUNS], ratio =
			new double[RUNS];
		for (int i = -2; i < RUNS; i++) {
			final double x = seconds(repeats, first, clock), y = seconds(Math.max(1, repeats /
				10), second, clock);
			if (i < 0) continue; // warm-up
			a[i] = x;
			b[i] = y;
			ratio[i] = y / x;
		}
		return new Timed(median(a), median(b), median(ratio));
	}

	private static double seconds(final int repeats, final Runnable work,
		final LongSupplier clock)
	{
		final long start = clock.getAsLong();
		for (int i = 0; i < repeats; i++)
			work.run();
		return (clock.getAsLong() - start) * 1e-9 / repeats;
	}

	private static void print(final String format, final Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private static double iterations(final DeconvolutionResult r) {
		return r.cells().stream().mapToInt(DeconvolutionResult.Cell::iterations)
			.average().orElse(0);
	}

	private static double gap(final DeconvolutionResult r) {
		return r.cells().stream().mapToDouble(DeconvolutionResult.Cell::gap).max()
			.orElse(0);
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[v.length / 2];
	}

	/** Spikes of 1 at 0.6 Hz, as the kernel makes them, with noise of 0.1. */
	private static TraceSet traces(final int cells, final int n,
		final double fs)
	{
		final Random random = new Random(1);
		final double[] h = KERNEL.sample(fs);
		final double[][] y = new double[cells][n];
		for (final double[] row : y)
			for (int t = 0; t < n; t++) {
				row[t] += 0.1 * random.nextGaussian();
				if (random.nextDouble() < 0.6 / fs) for (int k = 0; k < h.length && t +
					k < n; k++)
					row[t + k] += h[k];
			}
		return TraceSet.of(y, SamplingRate.ofHz(fs));
	}
}
