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
package org.calab.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.calab.SharedData;
import org.calab.SimulatedTraces;
import org.calab.io.npy.Npy;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityCheckTest {

	private static final int N = 6000;

	private static double[] clean(final int seed, final double fs) {
		return SimulatedTraces.sparse(seed, N, fs, 0.3, 0.6, 8);
	}

	private static double[] with(final double[] y, final IntToDoubleFunction more) {
		return IntStream.range(0, y.length).mapToDouble(t -> y[t] + more
			.applyAsDouble(t)).toArray();
	}

	private static List<CellWarning> warnings(final double[] y, final double fs) {
		return QualityCheck.of(y, fs).warnings();
	}

	private static List<WarningKind> kinds(final double[] y, final double fs) {
		return warnings(y, fs).stream().map(CellWarning::kind).toList();
	}

	/** Neither the unit nor an offset matters. */
	private static void requireOnly(final WarningKind kind, final double[] y,
		final double fs)
	{
		assertEquals(List.of(kind), kinds(y, fs));
		assertEquals(warnings(y, fs), warnings(Arrays.stream(y).map(v -> 1e-3 * v +
			20).toArray(), fs));
	}

	@ParameterizedTest
	@CsvSource({ "10,2500,12", "30,2500,12", "30,4000,-12", "30,3000,60",
		"100,3000,20" })
	void findsAJump(final double fs, final int frame, final double height) {
		final double[] y = with(clean(1, fs), t -> t < frame ? 0 : height);
		requireOnly(WarningKind.JUMP, y, fs);
		assertEquals(frame, warnings(y, fs).get(0).frame());
	}

	/** The camera's own noise may remain while the laser is off. */
	@ParameterizedTest
	@CsvSource({ "30,0,120", "30,3000,300", "10,2000,40", "100,5000,1000" })
	void findsFramesWithoutVariation(final double fs, final int from,
		final int length)
	{
		final Random random = new Random(7);
		for (final double dark : new double[] { 0, 0.03 }) {
			final double[] y = with(clean(2, fs), t -> 50);
			for (int t = from; t < from + length; t++)
				y[t] = dark * random.nextGaussian();
			assertEquals(List.of(WarningKind.CONSTANT), kinds(y, fs));
			final CellWarning found = warnings(y, fs).get(0);
			assertEquals(from, found.frame(), 2);
			if (dark == 0) assertEquals(String.format(
				"The trace is constant at 0 from frame %,d to %,d.", from, from +
					length - 1), found.sentence());
		}
	}

	@ParameterizedTest
	@CsvSource({ "30,10,50", "30,30,50", "30,60,80", "10,30,50" })
	void findsSteepBleaching(final double fs, final double seconds,
		final double height)
	{
		requireOnly(WarningKind.BLEACHING, with(clean(3, fs), t -> height * Math.exp(
			-t / fs / seconds)), fs);
	}

	@ParameterizedTest
	@CsvSource({ "30,10", "30,20", "30,45", "10,20", "100,15" })
	void findsSlowWander(final double fs, final double period) {
		requireOnly(WarningKind.WANDER, with(clean(4, fs), t -> 25 * Math.sin(2 *
			Math.PI * t / fs / period)), fs);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 5, 30, 100 })
	void findsTransientsThatPointDown(final double fs) {
		requireOnly(WarningKind.INVERTED, Arrays.stream(clean(5, fs)).map(v -> -v)
			.toArray(), fs);
	}

	@Test
	void findsSingleBrightFrames() {
		final double[] y = with(clean(6, 30), t -> t % 200 == 77 ? 30 : 0);
		requireOnly(WarningKind.BRIGHT_FRAMES, y, 30);
		assertTrue(warnings(y, 30).get(0).detail().startsWith(
			"(30, the brightest is frame "), warnings(y, 30).toString());
		// at 2 Hz, a transient may be as short
		assertEquals(List.of(), kinds(SimulatedTraces.sparse(6, 1200, 2, 0.05, 0.2,
			20), 2));
	}

	@Test
	void framesAfterACutAreThoseOfTheRecording() {
		final double[] y = with(clean(7, 30), t -> t < 4000 ? 50 : 75);
		Arrays.fill(y, 1000, 1300, 0);
		assertEquals(List.of(1000, 4000), warnings(y, 30).stream().map(
			CellWarning::frame).toList());
	}

	@Test
	void everyTraceIsAnswered() {
		assertEquals(List.of(WarningKind.FLAT), kinds(new double[100], 30));
		assertEquals(List.of(WarningKind.FLAT), kinds(new double[] { 4 }, 30));
		assertEquals(List.of(), kinds(new double[] { 1, Double.NaN, 2 }, 30));
		for (int n = 2; n < 60; n++)
			for (final CellWarning w : warnings(SimulatedTraces.noise(n, n), 30))
				assertEquals(WarningKind.NO_TRANSIENTS, w.kind());
		assertEquals(List.of(WarningKind.NO_TRANSIENTS), kinds(Arrays.stream(
			SimulatedTraces.noise(1, 500)).map(v -> v * 1e300).toArray(), 30));
	}

	@Test
	void summarisesARecording() {
		final double[][] rows = new double[5][];
		for (int i = 0; i < 5; i++) {
			final int at = i < 3 ? 4500 : 2500;
			rows[i] = i == 4 ? clean(i, 30) : with(clean(i, 30), t -> t < at ? 0 : 15);
		}
		final TraceSet traces = TraceSet.of(rows, SamplingRate.ofHz(30));
		final List<QualityCheck> checks = QualityCheck.of(traces);
		final String help =
			": cut the traces there and process the parts one by one.";
		assertEquals(List.of("4 of 5 cells jump, 3 of them at frame 4,500" + help),
			QualityCheck.summary(checks, traces.names()));
		assertEquals(List.of("3 of 3 cells jump at frame 4,500" + help), QualityCheck
			.summary(checks.subList(0, 3), traces.names()));
		assertEquals(List.of("Cell 4 jumps at frame 2,500" + help), QualityCheck
			.summary(checks.subList(3, 5), traces.names().subList(3, 5)));
		assertEquals(List.of("The trace jumps at frame 2,500" + help), QualityCheck
			.summary(checks.subList(3, 4), traces.names()));
		assertEquals(List.of(), QualityCheck.summary(checks.subList(4, 5), traces
			.names()));
	}

	/** Simulated traces of many rates, decays and sizes: at most 1 % get a warning of an artefact. */
	@Test
	void cleanSimulationsGetNone() {
		final List<String> found = new ArrayList<>();
		int seed = 0;
		for (final double fs : new double[] { 5, 10, 30, 60 })
			for (final double rate : new double[] { 0.02, 0.1, 0.3, 1, 3, 10 })
				for (final double decay : new double[] { 0.2, 0.6, 1.8 })
					for (final double height : new double[] { 1, 4, 20 })
						for (int k = 0; k < 2; k++)
							add(found, fs + " Hz, rate " + rate + ", decay " + decay +
								", height " + height, SimulatedTraces.sparse(seed++,
									(int) (200 * fs), fs, rate, decay, height), fs);
		System.out.println("Artefacts in " + found.size() + " of " + seed +
			" simulated traces: " + found);
		assertTrue(found.size() <= 0.01 * seed, found.toString());
	}

	@Test
	void noiseGetsNone() {
		for (int i = 0; i < 100; i++)
			assertEquals(List.of(WarningKind.NO_TRANSIENTS), kinds(SimulatedTraces
				.noise(i, 3000), 30));
	}

	/** Real recordings with known spikes: at most 2 % of the cells get a warning of an artefact. */
	@Test
	void recordingsWithKnownSpikesGetNone() throws IOException {
		final Path folder = SharedData.require("data/ground_truth");
		final List<String> found = new ArrayList<>();
		int traces = 0;
		for (final String line : Files.readAllLines(folder.resolve(
			"cascade/index.csv")).stream().skip(1).toList())
		{
			final String[] f = line.split(",");
			add(found, f[3], Npy.read(folder.resolve("cascade/" + f[3] +
				".dff.npy"))[0], Double.parseDouble(f[7]));
			traces++;
		}
		for (final int set : new int[] { 4, 5, 6 }) {
			final List<String[]> rows = Files.readAllLines(folder.resolve(
				"spikefinder/" + set + ".train.calcium.csv")).stream().skip(1).map(
					l -> l.split(",", -1)).toList();
			for (int i = 0; i < rows.get(0).length; i++, traces++) {
				final int cell = i;
				add(found, set + ".train " + i, rows.stream().map(r -> r[cell]).filter(
					v -> !v.isEmpty()).mapToDouble(Double::parseDouble).filter(
						Double::isFinite).toArray(), 100);
			}
		}
		System.out.println("Artefacts in " + found.size() + " of " + traces +
			" recordings with known spikes: " + found);
		assertTrue(traces > 100 && found.size() <= 0.02 * traces, found.toString());
	}

	private static void add(final List<String> found, final String name,
		final double[] trace, final double fs)
	{
		warnings(trace, fs).stream().filter(w -> w
			.kind() != WarningKind.NO_TRANSIENTS).forEach(w -> found.add(name + ": " + w
				.sentence()));
	}
}
