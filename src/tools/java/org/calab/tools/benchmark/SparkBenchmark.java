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

import org.calab.spark.BatchSample;
import org.calab.spark.StandaloneCluster;

/**
 * How long the same batch takes on this machine alone, on Spark in one Java, and on
 * one master with two workers, each with two cores in all, from the start of the
 * script to its end. Argument: how many runs, of which the median counts.
 */
public final class SparkBenchmark {

	private static final int RECORDINGS = 8, CELLS = 50, FRAMES = 9000;

	private SparkBenchmark() {}

	public static void main(final String... args) throws Exception {
		final int runs = args.length > 0 ? Integer.parseInt(args[0]) : 3;
		final Path folder = Files.createTempDirectory("calab-spark");
		final Path large = Files.createDirectory(folder.resolve("large")), small =
			Files.createDirectory(folder.resolve("small"));
		for (int i = 0; i < RECORDINGS; i++)
			BatchSample.traces(large, "recording" + i, CELLS, FRAMES, i);
		BatchSample.traces(small, "recording", 1, 100, 0);
		final Map<String, double[][]> seconds = new LinkedHashMap<>();
		try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve(
			"cluster"), 2))
		{
			final Map<String, List<String>> ways = new LinkedHashMap<>();
			ways.put("`calab batch --threads 2`", List.of("scripts/calab", "batch",
				"--threads", "2"));
			ways.put("`calab-spark --master local[2]`", List.of("scripts/calab-spark",
				"--master", "local[2]"));
			ways.put("two workers of one core", List.of("scripts/calab-spark",
				"--master", cluster.url(), "--executor-memory", "600m"));
			for (int r = 0; r < runs; r++) {
				for (final var way : ways.entrySet()) {
					final double[][] own = seconds.computeIfAbsent(way.getKey(),
						k -> new double[2][runs]);
					own[0][r] = seconds(way.getValue(), large, folder.resolve("out"));
					own[1][r] = seconds(way.getValue(), small, folder.resolve("out"));
				}
			}
		}
		finally {
			delete(folder);
		}
		System.out.printf(Locale.ROOT,
			"%d recordings of %d cells x %d frames, automatic inference; median of %d%n%n",
			RECORDINGS, CELLS, FRAMES, runs);
		System.out.println("| | seconds | ratio | seconds with one recording of 1 x 100 |");
		System.out.println("|---|---|---|---|");
		final double alone = median(seconds.values().iterator().next()[0]);
		seconds.forEach((way, s) -> System.out.printf(Locale.ROOT,
			"| %s | %.1f | %.2f | %.1f |%n", way, median(s[0]), median(s[0]) / alone,
			median(s[1])));
	}

	private static double seconds(final List<String> way, final Path in,
		final Path out) throws Exception
	{
		final List<String> words = new ArrayList<>(way);
		words.addAll(List.of(in.toString(), "-o", out.toString()));
		final Path log = out.resolveSibling("log.txt");
		final long start = System.nanoTime();
		final ProcessBuilder builder = new ProcessBuilder(words)
			.redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().remove("SPARK_HOME");
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
		if (builder.start().waitFor() != 0) throw new IOException(words + ": " + Files
			.readString(log));
		final double seconds = (System.nanoTime() - start) / 1e9;
		delete(out);
		return seconds;
	}

	private static void delete(final Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			for (final Path p : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(p);
		}
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
