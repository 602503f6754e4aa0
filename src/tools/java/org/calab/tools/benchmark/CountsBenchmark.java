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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.spikes.CountedSpikes;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.tools.benchmark.GroundTruth.DataSet;
import org.calab.tools.benchmark.GroundTruth.Neuron;
import org.calab.tools.benchmark.GroundTruth.Trial;
import org.calab.tools.benchmark.LinearBenchmark.Simulated;
import org.calab.trace.TraceSet;

/** Numbers of spikes, divided by the true number: with a given kernel, and with the learned kernel of CaDecon. */
public final class CountsBenchmark {

	private static final int THREADS = Parallel.defaultThreads(), CELLS = 8;
	private static final double SECONDS = 240;

	private CountsBenchmark() {}

	/** @param args the folder with the recordings; nothing for simulations only */
	public static void main(final String... args) throws IOException {
		simulations();
		noise();
		if (args.length > 0) for (final String set : new String[] { "5", "6" })
			recordings(GroundTruth.spikefinder(Path.of(args[0], "spikefinder"), set));
	}

	private static void simulations() {
		final StringBuilder head = new StringBuilder("| spikes, SNR of one | method |");
		for (final CalciumKernel k : LinearBenchmark.KERNELS)
			head.append(format(" %.3g/%.3g s |", k.tauRise(), k.tauDecay()));
		System.out.println("\nCounts divided by the true number, linear, " + CELLS +
			" cells of 240 s at 30 Hz: median (smallest to largest) of the cells that are not relative; number of relative cells\n\n" +
			head + "\n|---|---|" + "---|".repeat(LinearBenchmark.KERNELS.size()));
		for (final boolean inBursts : new boolean[] { false, true })
			for (final double snr : new double[] { 20, 6.7, 5, 2.5 }) {
				final StringBuilder spikes = new StringBuilder(), learned =
					new StringBuilder();
				for (final CalciumKernel k : LinearBenchmark.KERNELS) {
					final double[][] times = new double[CELLS][];
					for (int i = 0; i < CELLS; i++)
						times[i] = LinearBenchmark.times(new Random(i), 0.5, inBursts);
					final Simulated s = LinearBenchmark.simulated(times, k, snr, SECONDS);
					final double[] truth = Arrays.stream(times).mapToDouble(
						t -> t.length).toArray();
					spikes.append(ratios(counted(s.traces(), k), truth));
					learned.append(ratios(CaDecon.run(s.traces(), CaDeconOptions
						.defaults(), THREADS, Progress.none()).cells(), truth));
				}
				final String name = format("| %s, %.3g |", inBursts ? "bursts"
					: "Poisson 0.5 Hz", snr);
				System.out.println(name + " Infer Spikes |" + spikes);
				System.out.println(name + " CaDecon |" + learned);
			}
	}

	private static List<SpikeSolution> counted(final TraceSet traces,
		final CalciumKernel kernel)
	{
		return CountedSpikes.infer(traces, kernel, OptionalDouble.empty(), THREADS,
			Progress.none());
	}

	private static String ratios(final List<SpikeSolution> cells,
		final double[] truth)
	{
		final List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < truth.length; i++)
			if (cells.get(i).isInSpikes()) ratios.add(sum(cells.get(i)) / truth[i]);
		ratios.sort(null);
		final int relative = truth.length - ratios.size();
		return ratios.isEmpty() ? format(" - ; %d |", relative) : format(
			" %.2f (%.2f to %.2f); %d |", ratios.get(ratios.size() / 2), ratios.get(0),
			ratios.get(ratios.size() - 1), relative);
	}

	private static double sum(final SpikeSolution cell) {
		return Arrays.stream(cell.counts()).sum();
	}

	private static void noise() {
		System.out.println("\nPure noise, 20 cells of 100 s: most spikes in a cell that is not relative; relative cells\n");
		for (final CalciumKernel k : LinearBenchmark.KERNELS) {
			final List<SpikeSolution> cells = counted(LinearBenchmark.simulated(
				new double[20][0], k, 1, 100).traces(), k);
			System.out.println(format("%.3g/%.3g s: %.1f; %d", k.tauRise(), k
				.tauDecay(), cells.stream().filter(SpikeSolution::isInSpikes)
					.mapToDouble(CountsBenchmark::sum).max().orElse(0), cells.stream()
						.filter(c -> !c.isInSpikes()).count()));
		}
	}

	private static void recordings(final DataSet set) {
		final List<SpikeSolution> cells = new ArrayList<>();
		for (final Neuron n : set.neurons()) {
			final Trial t = n.trials().get(0);
			cells.addAll(counted(t.traces(), AccuracyBenchmark.kernel(set.name())));
		}
		System.out.println("\n" + set.name() + ", preset: " + ratios(cells, set
			.neurons().stream().mapToDouble(n -> n.trials().get(0).spikes().length)
			.toArray()));
	}

	private static String format(final String text, final Object... values) {
		return String.format(Locale.ROOT, text, values);
	}
}
