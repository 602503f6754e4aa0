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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.calab.Correlation;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconControl;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconPhase;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconSolver;
import org.calab.cadecon.SubsetOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelShape;
import org.calab.signal.Resampling;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * How well CaDecon finds the kernel and the spikes: on simulated traces (six
 * presets, default settings), with both solvers, and on recordings with known
 * spikes where these are beside the checkout. Arguments: number of seeds (3),
 * solvers (both).
 */
public final class CaDeconBenchmark {

	private static final int CELLS = 30, FRAMES = 5400, THREADS = 2;

	/** One smoothing for all recordings, in samples at 100 Hz. */
	private static final double SMOOTHING = 3;

	private CaDeconBenchmark() {}

	public static void main(final String... args) throws IOException {
		final int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
		final CaDeconSolver[] solvers = args.length > 1 ? new CaDeconSolver[] {
			CaDeconSolver.valueOf(args[1].toUpperCase(Locale.ROOT)) } : CaDeconSolver
				.values();
		print("| solver | preset | tPeak error, median (worst) | FWHM error, median (worst) | r at the frame rate | r at about 25 Hz | counts / true | alpha / true, median | relative cells | s |");
		print("|---|---|---|---|---|---|---|---|---|---|");
		for (final CaDeconSolver solver : solvers) {
			for (final Presets preset : Presets.values())
				simulated(solver, preset, seeds);
		}
		speed();
		lengths();
		for (final CaDeconSolver solver : solvers)
			for (final int set : new int[] { 4, 5, 6 })
				recorded(solver, set);
	}

	private static void simulated(final CaDeconSolver solver,
		final Presets preset, final int seeds)
	{
		final double[] peak = new double[seeds], width = new double[seeds];
		final List<Double> alphas = new ArrayList<>();
		double r = 0, coarse = 0, counts = 0, truth = 0;
		int relative = 0;
		final long start = System.nanoTime();
		for (int seed = 0; seed < seeds; seed++) {
			final SimulationResult sim = Simulation.run(preset.config().withNumCells(
				CELLS).withNumTimepoints(FRAMES).withSeed(seed + 1L), THREADS, Progress
					.none());
			final CaDeconResult result = CaDecon.run(sim.traces(), CaDeconOptions
				.defaults().withSolver(solver), THREADS, Progress.none());
			final KernelShape wanted = new CalciumKernel(sim.config().kernel()
				.tauRise(), sim.config().kernel().tauDecay()).shape(), found = result
					.kernel().shape();
			peak[seed] = Math.abs(found.tPeak() / wanted.tPeak() - 1);
			width[seed] = Math.abs(found.fwhm() / wanted.fwhm() - 1);
			for (int i = 0; i < CELLS; i++) {
				final double[] s = sim.spikes()[i], a = result.activity().trace(i);
				r += Correlation.of(s, a) / CELLS / seeds;
				coarse += Correlation.of(bins(s), bins(a)) / CELLS / seeds;
				if (!result.cells().get(i).isInSpikes()) {
					relative++;
					continue;
				}
				truth += Arrays.stream(s).sum();
				counts += Arrays.stream(a).sum();
				alphas.add(result.cells().get(i).alpha() / sim.cells().get(i).alpha());
			}
		}
		Arrays.sort(peak);
		Arrays.sort(width);
		alphas.sort(null);
		print(String.format(Locale.ROOT,
			"| %s | %s | %.1f %% (%.1f) | %.1f %% (%.1f) | %.3f | %.3f | %.2f | %.2f | %d of %d | %.0f |",
			solver, preset, 100 * peak[seeds / 2], 100 * peak[seeds - 1], 100 *
				width[seeds / 2], 100 * width[seeds - 1], r, coarse, counts / truth,
			alphas.isEmpty() ? Double.NaN : alphas.get(alphas.size() / 2), relative,
			seeds * CELLS, (System.nanoTime() - start) / 1e9 / seeds));
	}

	/** 30 Hz in pairs of frames is the nearest that there is below 25 Hz. */
	private static double[] bins(final double[] s) {
		return Resampling.blockMeans(s, 2);
	}

	private static void speed() {
		final TraceSet traces = Simulation.run(Presets.GCAMP6F.config().withNumCells(
			50).withNumTimepoints(FRAMES), THREADS, Progress.none()).traces();
		final long start = System.nanoTime();
		CaDecon.run(traces, CaDeconOptions.defaults().withSubsets(SubsetOptions
			.defaults().withNumSubsets(2).withTargetCoverage(1)), THREADS, Progress
				.none());
		print(String.format(Locale.ROOT,
			"%n50 cells x %d frames, 2 subsets, coverage 1, %d threads: %.1f s%n",
			FRAMES, THREADS, (System.nanoTime() - start) / 1e9));
	}

	/** The kernel is learned from at most 65,536 samples per trace: the time grows less than the recording. */
	private static void lengths() {
		print("| frames of 4 cells | processor time, s | of that the final pass |\n|---|---|---|");
		for (final int frames : new int[] { 100_000, 300_000, 1_000_000 }) {
			final TraceSet traces = Simulation.run(Presets.GCAMP6F.config().withNumCells(
				4).withNumTimepoints(frames), THREADS, Progress.none()).traces();
			final double start = ProcessorTime.seconds();
			final double[] learned = { start };
			CaDecon.run(traces, CaDeconOptions.defaults(), THREADS, Progress.none(),
				new CaDeconControl(), s -> {
					if (s.phase() == CaDeconPhase.FINAL) learned[0] = ProcessorTime.seconds();
				});
			final double end = ProcessorTime.seconds();
			print(String.format(Locale.ROOT, "| %,d | %.1f | %.1f |", frames, end - start,
				end - learned[0]));
		}
		print("");
	}

	private static void recorded(final CaDeconSolver solver, final int set)
		throws IOException
	{
		final String given = System.getenv("CALAB_SHARED");
		final Path folder = (given != null ? Path.of(given) : Path.of("")
			.toAbsolutePath().resolveSibling("shared")).resolve(
				"data/ground_truth/spikefinder");
		final Path calcium = folder.resolve(set + ".train.calcium.csv");
		if (!Files.exists(calcium)) {
			print("skipped, not on this machine: " + calcium);
			return;
		}
		final double[][] y = columns(calcium), s = columns(folder.resolve(set +
			".train.spikes.csv"));
		final int longest = Arrays.stream(y).mapToInt(c -> c.length).max()
			.orElseThrow();
		final double[][] rows = new double[y.length][longest];
		// a neuron that was recorded for less long goes on from its start
		for (int i = 0; i < y.length; i++)
			for (int t = 0; t < longest; t++)
				rows[i][t] = y[i][t % y[i].length];
		final CaDeconResult result = CaDecon.run(TraceSet.of(rows, SamplingRate
			.ofHz(100)), CaDeconOptions.defaults().withSolver(solver).withSubsets(
				SubsetOptions.defaults().withNumSubsets(1).withTargetCoverage(1)),
			THREADS, Progress.none());
		double r = 0, counts = 0, truth = 0;
		int counted = 0;
		for (int i = 0; i < y.length; i++) {
			final double[] a = Arrays.copyOf(result.activity().trace(i), s[i].length);
			r += Correlation.of(Resampling.blockMeans(smooth(a), 4), Resampling
				.blockMeans(s[i], 4)) / y.length;
			if (!result.cells().get(i).isInSpikes()) continue;
			counts += Arrays.stream(a).sum();
			truth += Arrays.stream(s[i]).sum();
			counted++;
		}
		print(String.format(Locale.ROOT,
			"spikefinder %d.train, %s: tau %.3f / %.3f s, r %.3f at 25 Hz, %.0f spikes of %.0f (%.2f) in %d cells of %d that are not relative",
			set, solver, result.kernel().tauRise(), result.kernel().tauDecay(), r,
			counts, truth, counts / truth, counted, y.length));
	}

	private static double[] smooth(final double[] a) {
		final int reach = (int) (4 * SMOOTHING);
		final double[] out = new double[a.length];
		for (int t = 0; t < a.length; t++) {
			double sum = 0, weights = 0;
			for (int d = Math.max(-reach, -t); d <= Math.min(reach, a.length - 1 -
				t); d++)
			{
				final double w = Math.exp(-0.5 * d * d / (SMOOTHING * SMOOTHING));
				weights += w;
				sum += w * a[t + d];
			}
			out[t] = sum / weights;
		}
		return out;
	}

	/** Columns of different lengths: those that have ended are empty. */
	private static double[][] columns(final Path file) throws IOException {
		final List<String> lines = Files.readAllLines(file);
		final List<List<Double>> columns = new ArrayList<>();
		for (final String name : lines.get(0).split(","))
			columns.add(new ArrayList<>());
		for (final String line : lines.subList(1, lines.size())) {
			final String[] fields = line.split(",", -1);
			for (int i = 0; i < fields.length; i++)
				if (!fields[i].isBlank()) columns.get(i).add(Double.parseDouble(
					fields[i]));
		}
		return columns.stream().map(c -> c.stream().mapToDouble(v -> v).toArray())
			.toArray(double[][]::new);
	}

	private static void print(final String line) {
		System.out.println(line);
	}
}
