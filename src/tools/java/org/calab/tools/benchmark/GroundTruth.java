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
import java.util.Map;

import org.calab.io.npy.Npy;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Recordings of calcium with known spikes: spikefinder (counts at 100 Hz, a column per
 * neuron) and CASCADE (ΔF/F and spike times per trial), as the data folder's README says.
 */
public final class GroundTruth {

	private static final String[] SPIKEFINDER = { "4", "5", "6" };

	private GroundTruth() {}

	/**
	 * @param trace samples
	 * @param fs their rate in Hz
	 * @param start time of the first sample in seconds, on the clock of the spikes
	 * @param spikes times in seconds
	 */
	public record Trial(double[] trace, double fs, double start, double[] spikes) {

		/** @return the trace as a set of one row */
		public TraceSet traces() {
			return TraceSet.ofSingle(trace, SamplingRate.ofHz(fs));
		}
	}

	/** A neuron and its trials, in order. */
	public record Neuron(String name, List<Trial> trials) {}

	/** Recordings with the same indicator. */
	public record DataSet(String name, List<Neuron> neurons) {

		/** @return the trials of all neurons, one after the other */
		public List<Trial> trials() {
			return neurons.stream().flatMap(n -> n.trials().stream()).toList();
		}

		/** @return the first so many neurons */
		public DataSet first(final int count) {
			return new DataSet(name, neurons.subList(0, Math.min(count, neurons
				.size())));
		}
	}

	/** @param folder with {@code spikefinder} and {@code cascade} */
	public static List<DataSet> read(final Path folder) throws IOException {
		final List<DataSet> sets = new ArrayList<>();
		for (final String set : SPIKEFINDER)
			sets.add(spikefinder(folder.resolve("spikefinder"), set));
		sets.addAll(cascade(folder.resolve("cascade")));
		return sets;
	}

	/** @param set its number: 4, 5 or 6 */
	public static DataSet spikefinder(final Path folder, final String set)
		throws IOException
	{
		final double[][] calcium = columns(folder.resolve(set +
			".train.calcium.csv"));
		final double[][] counts = columns(folder.resolve(set +
			".train.spikes.csv"));
		final List<Neuron> neurons = new ArrayList<>();
		for (int j = 0; j < calcium.length; j++) {
			int n = Math.min(calcium[j].length, counts[j].length);
			while (Double.isNaN(calcium[j][n - 1]) || Double.isNaN(counts[j][n - 1]))
				n--;
			final double[] times = new double[(int) Arrays.stream(counts[j], 0, n)
				.map(Math::rint).sum()];
			int k = 0;
			for (int t = 0; t < n; t++)
				for (int c = 0; c < Math.rint(counts[j][t]); c++)
					times[k++] = t / 100.0;
			neurons.add(new Neuron(String.valueOf(j), List.of(new Trial(Arrays.copyOf(
				calcium[j], n), 100, 0, times))));
		}
		return new DataSet("spikefinder " + set + ".train", neurons);
	}

	/** @return every set that the index lists */
	public static List<DataSet> cascade(final Path folder) throws IOException {
		final List<String> lines = Files.readAllLines(folder.resolve("index.csv"));
		final List<String> head = List.of(lines.get(0).split(","));
		final Map<String, Map<String, List<Trial>>> sets = new LinkedHashMap<>();
		for (final String line : lines.subList(1, lines.size())) {
			final String[] f = line.split(",");
			final String file = f[head.indexOf("file")];
			sets.computeIfAbsent(f[head.indexOf("dataset")],
				k -> new LinkedHashMap<>()).computeIfAbsent(f[head.indexOf("neuron")],
					k -> new ArrayList<>()).add(new Trial(Npy.read(folder.resolve(file +
						".dff.npy"))[0], 1 / Double.parseDouble(f[head.indexOf("dt_s")]),
						Double.parseDouble(f[head.indexOf("t0_s")]), Npy.read(folder
							.resolve(file + ".spikes.npy"))[0]));
		}
		return sets.entrySet().stream().map(s -> new DataSet(s.getKey(), s.getValue()
			.entrySet().stream().map(n -> new Neuron(n.getKey(), n.getValue()))
			.toList())).toList();
	}

	/** NaN where a column has ended. */
	private static double[][] columns(final Path csv) throws IOException {
		final List<String> lines = Files.readAllLines(csv);
		final int width = lines.get(0).split(",", -1).length;
		final double[][] columns = new double[width][lines.size() - 1];
		for (int t = 0; t < lines.size() - 1; t++) {
			final String[] f = lines.get(t + 1).split(",", -1);
			for (int j = 0; j < width; j++)
				columns[j][t] = f[j].isBlank() ? Double.NaN : Double.parseDouble(f[j]);
		}
		return columns;
	}
}
