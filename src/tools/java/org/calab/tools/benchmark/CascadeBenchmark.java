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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.check.InvalidInputException;
import org.calab.io.cascade.CascadeFolder;
import org.calab.task.Progress;
import org.calab.tools.benchmark.GroundTruth.DataSet;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * The networks of CASCADE beside the methods here, on the recordings that are ΔF/F, and their
 * speed. CASCADE's global models were trained on these recordings; the methods here were not.
 * <p>
 * Arguments: the folder with the recordings, and that of the model.
 * </p>
 */
public final class CascadeBenchmark {

	private static final int CELLS = 100, FRAMES = 27_000;

	private CascadeBenchmark() {}

	public static void main(final String... args) throws IOException {
		final Path data = AccuracyBenchmark.data();
		final Path recordings = args.length > 0 ? Path.of(args[0]) : data.resolve(
			"ground_truth");
		final Optional<Path> model = args.length > 1 ? Optional.of(Path.of(args[1])) : model(
			data.resolve("cascade_model"));
		System.out.println("\nCASCADE\n");
		if (model.isEmpty()) {
			System.out.println("No model in " + data.resolve("cascade_model") +
				": give its folder as the second argument. Skipped.");
			return;
		}
		final CascadeModel networks = CascadeFolder.read(model.get());
		if (Files.isDirectory(recordings)) accuracy(GroundTruth.cascade(recordings.resolve(
			"cascade")), networks);
		else System.out.println("No recordings with known spikes at " + recordings +
			": give their folder as the first argument. Skipped.");
		speed(networks);
	}

	private static Optional<Path> model(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return Optional.empty();
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(f -> Files.isRegularFile(f.resolve("config.yaml"))).sorted()
				.findFirst();
		}
	}

	private static void accuracy(final List<DataSet> all, final CascadeModel model) {
		final List<DataSet> sets = all.stream().filter(s -> isDeltaF(s, model)).toList();
		System.out.println(AccuracyBenchmark.head(sets));
		AccuracyBenchmark.measure("CASCADE, " + model.name(), s -> predicted(s, model), sets);
		AccuracyBenchmark.measure("posterior, preset", AccuracyBenchmark::posterior, sets);
		AccuracyBenchmark.measure("auto", AccuracyBenchmark::auto, sets);
		all.stream().filter(s -> !sets.contains(s)).forEach(s -> System.out.println("\n" + s
			.name() + " is not ΔF/F, which CASCADE needs."));
	}

	private static boolean isDeltaF(final DataSet set, final CascadeModel model) {
		try {
			predicted(set.first(1), model);
			return true;
		}
		catch (final InvalidInputException e) {
			return false;
		}
	}

	/** Where the networks predict nothing, at the ends, there is 0. */
	private static List<double[]> predicted(final DataSet set, final CascadeModel model) {
		return AccuracyBenchmark.each(set, t -> CascadeInference.run(t.traces(), model, 1,
			Progress.none())).stream().map(r -> Arrays.stream(r).map(v -> Double.isNaN(v) ? 0
				: v).toArray()).toList();
	}

	/** The third run of three, on noise with transients; the first also compiles. */
	private static void speed(final CascadeModel model) {
		final Random random = new Random(1);
		final double[][] rows = new double[CELLS][FRAMES];
		for (final double[] row : rows) {
			double calcium = 0;
			for (int t = 0; t < FRAMES; t++) {
				calcium = 0.95 * calcium + (random.nextDouble() < 0.01 ? 0.5 : 0);
				row[t] = calcium + 0.1 * random.nextGaussian();
			}
		}
		final TraceSet traces = TraceSet.of(rows, SamplingRate.ofHz(30));
		double seconds = 0, processor = 0;
		for (int i = 0; i < 3; i++) {
			final long start = System.nanoTime();
			final double before = ProcessorTime.seconds();
			CascadeInference.run(traces, model, 2, Progress.none());
			seconds = (System.nanoTime() - start) * 1e-9;
			processor = ProcessorTime.seconds() - before;
		}
		System.out.printf(Locale.ROOT,
			"%ncascade, %d cells x %d frames at 30 Hz, two threads: %.1f s, %.1f s of processor time%n",
			CELLS, FRAMES, seconds, processor);
	}
}
