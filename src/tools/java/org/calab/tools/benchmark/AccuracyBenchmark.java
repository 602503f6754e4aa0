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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.Solver;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.GaussianSmoothing;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationResult;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.tools.benchmark.GroundTruth.DataSet;
import org.calab.tools.benchmark.GroundTruth.Trial;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * How well activity agrees with known spikes: every method on recordings, each after the one smoothing that
 * suits it best over all sets, and on simulated traces.
 * <p>
 * Arguments: the folder with the recordings, and one for {@code accuracy_neurons.csv}.
 * </p>
 */
public final class AccuracyBenchmark {

	private static final int THREADS = Parallel.defaultThreads();
	private static final double[] SMOOTHINGS = { 0, 0.02, 0.04, 0.06, 0.08, 0.1,
		0.15, 0.2, 0.3 };
	private static final double[] LAGS = { -0.1, -0.08, -0.06, -0.05, -0.04, -0.03,
		-0.02, -0.01, 0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1 };
	private static final double LAMBDA = 0.1;

	/** What a method predicts for a set's trials, in their order. */
	interface Method {

		List<double[]> predict(DataSet set);
	}

	private AccuracyBenchmark() {}

	public static void main(final String... args) throws IOException {
		final Path folder = args.length > 0 ? Path.of(args[0]) : data().resolve(
			"ground_truth");
		if (Files.isDirectory(folder)) recordings(GroundTruth.read(folder),
			args.length > 1 ? Path.of(args[1]) : null);
		else System.out.println("No recordings with known spikes at " + folder +
			": give their folder as the first argument. Skipped.");
		simulations();
		LinearBenchmark.main();
		DecayBenchmark.main();
		if (Files.isDirectory(folder)) CountsBenchmark.main(folder.toString());
		else CountsBenchmark.main();
		CascadeBenchmark.main(folder.toString());
		speed();
	}

	/** @return where the reference data is expected */
	static Path data() {
		final String shared = System.getenv("CALAB_SHARED");
		return (shared != null ? Path.of(shared) : Path.of("").toAbsolutePath().resolveSibling(
			"shared")).resolve("data");
	}

	/** The third run of three, on the simulated GCaMP6f; the first also compiles. */
	private static void speed() {
		final TraceSet traces = Simulation.run(Presets.GCAMP6F.config().withNumCells(
			100).withNumTimepoints(27_000), 2, Progress.none()).traces();
		double seconds = 0, processor = 0;
		for (int i = 0; i < 3; i++) {
			final long start = System.nanoTime();
			final double before = ProcessorTime.seconds();
			AutoInference.run(traces, AutoOptions.defaults(), 2, Progress.none());
			seconds = (System.nanoTime() - start) * 1e-9;
			processor = ProcessorTime.seconds() - before;
		}
		System.out.printf(Locale.ROOT,
			"%nauto, 100 cells x 27000 frames at 30 Hz, two threads: %.1f s, %.1f s of processor time%n",
			seconds, processor);
	}

	private static void recordings(final List<DataSet> sets, final Path csv)
		throws IOException
	{
		final Map<String, Method> methods = new LinkedHashMap<>();
		methods.put("floor: derivative, 50 ms, positive", AccuracyBenchmark::floor);
		methods.put("FISTA, preset, lambda 0.1 of unit deviation", s -> deconvolved(s, Solver.FISTA));
		methods.put("exact, preset, lambda 0.1 of unit deviation", s -> deconvolved(s, Solver.EXACT));
		methods.put("posterior, preset", AccuracyBenchmark::posterior);
		methods.put("solve_trace, preset, 300 Hz", AccuracyBenchmark::spikes);
		methods.put("auto", AccuracyBenchmark::auto);

		System.out.println(head(sets));
		final List<String> rows = new ArrayList<>();
		rows.add("method,set,neuron,r,r_at_best_lag_of_set,best_lag_s,smoothing_s");
		for (final Map.Entry<String, Method> m : methods.entrySet())
			rows.addAll(measure(m.getKey(), m.getValue(), sets));
		if (csv != null) {
			Files.createDirectories(csv);
			Files.write(csv.resolve("accuracy_neurons.csv"), rows);
		}
	}

	/** @return the first two lines of the table that {@link #measure} prints */
	static String head(final List<DataSet> sets) {
		final StringBuilder head = new StringBuilder("| method | smoothing, ms |");
		for (final DataSet set : sets)
			head.append(" ").append(set.name()).append(" (").append(set.neurons()
				.size()).append(") |");
		return head + " mean | at the best lag per set |\n|---|---|" + "---|".repeat(sets
			.size() + 2);
	}

	/** Prints a line of the table. @return the correlations of each neuron, as lines of CSV */
	static List<String> measure(final String name, final Method method,
		final List<DataSet> sets)
	{
		final List<List<double[]>> predictions = sets.stream().map(method::predict)
			.toList();
		double smoothing = 0, most = Double.NEGATIVE_INFINITY;
		for (final double s : SMOOTHINGS) {
			double sum = 0;
			for (int i = 0; i < sets.size(); i++)
				sum += mean(SpikeScore.of(sets.get(i), predictions.get(i), 0, s));
			if (sum > most) {
				most = sum;
				smoothing = s;
			}
		}
		final StringBuilder line = new StringBuilder(format("| %s | %.0f |", name,
			1000 * smoothing));
		final List<String> rows = new ArrayList<>();
		double all = 0, allAtBest = 0;
		for (int i = 0; i < sets.size(); i++) {
			final double[] r = SpikeScore.of(sets.get(i), predictions.get(i), 0,
				smoothing);
			double best = 0;
			double[] atBest = r;
			for (final double lag : LAGS) {
				final double[] now = SpikeScore.of(sets.get(i), predictions.get(i), lag,
					smoothing);
				if (mean(now) > mean(atBest)) {
					atBest = now;
					best = lag;
				}
			}
			all += mean(r) / sets.size();
			allAtBest += mean(atBest) / sets.size();
			line.append(format(" %.3f (%.3f at %+.0f ms) |", mean(r), mean(atBest),
				1000 * best));
			for (int j = 0; j < r.length; j++)
				rows.add(format("\"%s\",%s,%s,%.4f,%.4f,%.3f,%.3f", name, sets.get(i)
					.name(), sets.get(i).neurons().get(j).name(), r[j], atBest[j], best,
					smoothing));
		}
		System.out.println(line.append(format(" %.4f | %.4f |", all, allAtBest)));
		return rows;
	}

	private static List<double[]> floor(final DataSet set) {
		return set.trials().stream().map(t -> derivative(t.trace(), t.fs()))
			.toList();
	}

	private static double[] derivative(final double[] trace, final double fs) {
		final double[] y = GaussianSmoothing.of(trace, 0.05 * fs), out =
			new double[y.length];
		for (int t = 1; t < y.length - 1; t++)
			out[t] = Math.max(0, 0.5 * (y[t + 1] - y[t - 1]));
		return out;
	}

	private static List<double[]> deconvolved(final DataSet set,
		final Solver solver)
	{
		final DeconvolutionOptions options = DeconvolutionOptions.of(kernel(set
			.name()), LAMBDA).withSolver(solver);
		return each(set, t -> Deconvolution.run(unitDeviation(t), options, 1, Progress
			.none()));
	}

	/** A given lambda means something for a given scale only: that of z-scored traces. */
	private static TraceSet unitDeviation(final Trial trial) {
		final double mean = mean(trial.trace());
		final double sd = Math.sqrt(mean(Arrays.stream(trial.trace()).map(v -> (v -
			mean) * (v - mean)).toArray()));
		return TraceSet.ofSingle(Arrays.stream(trial.trace()).map(v -> v / sd)
			.toArray(), SamplingRate.ofHz(trial.fs()));
	}

	static List<double[]> posterior(final DataSet set) {
		final PosteriorOptions options = PosteriorOptions.of(kernel(set.name()));
		return each(set, t -> PosteriorInference.run(t.traces(), options, 1, Progress
			.none()));
	}

	private static List<double[]> spikes(final DataSet set) {
		final SpikeOptions options = SpikeOptions.of(kernel(set.name()));
		return each(set, t -> SpikeInference.run(t.traces(), options, 1, Progress.none()));
	}

	static List<double[]> auto(final DataSet set) {
		final List<AutoResult> results = AutoInference.run(set.trials().stream().map(
			Trial::traces).toList(), AutoOptions.defaults(), THREADS, Progress.none());
		return results.stream().map(r -> r.activity().trace(0)).toList();
	}

	interface PerTrial {

		InferredActivity of(Trial trial);
	}

	static List<double[]> each(final DataSet set, final PerTrial method) {
		final List<Trial> trials = set.trials();
		final double[][] out = new double[trials.size()][];
		Parallel.forEach(out.length, THREADS, Progress.none(), set.name(),
			i -> out[i] = method.of(trials.get(i)).activity().trace(0));
		return Arrays.asList(out);
	}

	/** The reference's preset for the indicator, or for the one most like it. */
	static CalciumKernel kernel(final String set) {
		final Presets preset = switch (set.replaceFirst("-.*", "")) {
			case "spikefinder 4.train", "DS01" -> Presets.OGB1;
			case "spikefinder 5.train", "DS14" -> Presets.GCAMP6S;
			case "DS31" -> Presets.JGCAMP8F;
			default -> Presets.GCAMP6F;
		};
		return kernel(preset.config());
	}

	private static CalciumKernel kernel(final SimulationConfig config) {
		return new CalciumKernel(config.kernel().tauRise(), config.kernel()
			.tauDecay());
	}

	/** The reference's presets at other noise and frame rates; Pearson with the counts per frame. */
	private static void simulations() {
		System.out.println(
			"\nSimulated, 10 cells of 180 s; exact with lambda 0.1 / posterior, both with the true kernel / auto; Pearson's correlation with the true counts in 25 Hz bins\n\n" +
				"| preset | SNR | 7.5 Hz | 15 Hz | 30 Hz | 60 Hz |\n|---|---|---|---|---|---|");
		for (final Presets preset : Presets.values()) {
			for (final double part : new double[] { 0.25, 0.5, 1 }) {
				final SimulationConfig c = preset.config();
				final double snr = c.noise().snr() * part;
				final StringBuilder line = new StringBuilder(format("| %s | %.3g |",
					preset, snr));
				for (final double fs : new double[] { 7.5, 15, 30, 60 })
					line.append(simulated(c.withFs(fs).withNumCells(10).withNumTimepoints(
						(int) (180 * fs)).withNoise(c.noise().withSnr(snr))));
				System.out.println(line);
			}
		}
	}

	private static String simulated(final SimulationConfig config) {
		final SimulationResult s = Simulation.run(config, THREADS, Progress.none());
		final double[][] truth = s.spikes();
		final InferredActivity exact = Deconvolution.run(s.traces(),
			DeconvolutionOptions.of(kernel(config), LAMBDA), THREADS, Progress.none());
		final InferredActivity posterior = PosteriorInference.run(s.traces(),
			PosteriorOptions.of(kernel(config)), THREADS, Progress.none());
		final InferredActivity auto = AutoInference.run(s.traces(), AutoOptions
			.defaults(), THREADS, Progress.none());
		return format(" %.2f / %.2f / %.2f |", correlation(exact, truth, config
			.fs()), correlation(posterior, truth, config.fs()), correlation(auto, truth,
				config.fs()));
	}

	private static double correlation(final InferredActivity found,
		final double[][] counts, final double fs)
	{
		double sum = 0;
		for (int i = 0; i < counts.length; i++) {
			final double[] times = times(counts[i], fs);
			final DataSet one = new DataSet("", List.of(new GroundTruth.Neuron("", List
				.of(new Trial(counts[i], fs, 0, times)))));
			sum += SpikeScore.of(one, List.of(found.activity().trace(i)), 0, 0)[0];
		}
		return sum / counts.length;
	}

	private static double[] times(final double[] counts, final double fs) {
		final double[] times = new double[(int) Arrays.stream(counts).sum()];
		int k = 0;
		for (int t = 0; t < counts.length; t++)
			for (int c = 0; c < counts[t]; c++)
				times[k++] = t / fs;
		return times;
	}

	private static double mean(final double[] v) {
		return Arrays.stream(v).average().orElse(0);
	}

	private static String format(final String text, final Object... values) {
		return String.format(Locale.ROOT, text, values);
	}
}
