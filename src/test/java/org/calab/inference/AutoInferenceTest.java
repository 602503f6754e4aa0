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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.calab.Correlation;
import org.calab.SimulatedTraces;
import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.quality.CellWarning;
import org.calab.quality.WarningKind;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoInferenceTest {

	private static final AutoOptions AUTO = AutoOptions.defaults();

	/** Spikes at 0.5 Hz, drift, noise of a quarter of a transient. */
	private static double[][] cells(final int cells, final int n, final double fs,
		final double decay)
	{
		final Random random = new Random(11);
		final double[][] y = new double[cells][n];
		for (final double[] row : y) {
			double c = 0;
			for (int t = 0; t < n; t++) {
				row[t] = c + 0.25 * random.nextGaussian() + 0.5 * Math.sin(t / fs / 20);
				c = Math.exp(-1 / fs / decay) * c + (random.nextDouble() < 0.5 / fs ? 1
					: 0);
			}
		}
		return y;
	}

	private static AutoResult run(final double[][] y, final double fs) {
		return AutoInference.run(TraceSet.of(y, SamplingRate.ofHz(fs)), AUTO, 1,
			Progress.none());
	}

	private static double[][] map(final double[][] y,
		final java.util.function.DoubleUnaryOperator f)
	{
		return Arrays.stream(y).map(r -> Arrays.stream(r).map(f).toArray()).toArray(
			double[][]::new);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-6, 1e6, 1e-300, 1e300 })
	void theUnitDoesNotMatter(final double unit) {
		final double[][] y = cells(2, 1500, 30, 0.6);
		final double[][] one = run(y, 30).activity().toArray(), other = run(map(y,
			v -> v * unit), 30).activity().toArray();
		for (int i = 0; i < 2; i++) {
			final double[] scaled = other[i];
			for (int t = 0; t < scaled.length; t++)
				assertEquals(one[i][t], scaled[t] / unit, 1e-6);
		}
	}

	@Test
	void anOffsetDoesNotMatter() {
		final double[][] y = cells(2, 1500, 30, 0.6);
		final AutoResult one = run(y, 30), other = run(map(y, v -> v + 1000), 30);
		for (int i = 0; i < 2; i++)
			for (int t = 0; t < 1500; t++) {
				assertEquals(one.activity().value(i, t), other.activity().value(i, t),
					1e-6);
				assertEquals(one.fit().value(i, t) + 1000, other.fit().value(i, t), 1e-6);
			}
	}

	@Test
	void orderOfCellsDoesNotMatter() {
		final double[][] y = cells(3, 1500, 30, 0.6);
		final AutoResult one = run(y, 30), other = run(new double[][] { y[2], y[0],
			y[1] }, 30);
		assertEquals(one.dataSet().tauDecay(), other.dataSet().tauDecay(), 1e-9);
		final int[] at = { 1, 2, 0 };
		for (int i = 0; i < 3; i++)
			assertArrayEquals(one.activity().trace(i), other.activity().trace(at[i]),
				1e-6);
	}

	@Test
	void threadsDoNotMatter() {
		final TraceSet traces = TraceSet.of(cells(5, 1200, 20, 0.8), SamplingRate
			.ofHz(20));
		final AutoResult one = AutoInference.run(traces, AUTO, 1, Progress.none()),
				four = AutoInference.run(traces, AUTO, 4, Progress.none());
		assertArrayEquals(one.activity().toArray(), four.activity().toArray());
		assertArrayEquals(one.fit().toArray(), four.fit().toArray());
		assertEquals(one.dataSet(), four.dataSet());
		assertEquals(one.cells(), four.cells());
	}

	@ParameterizedTest
	@CsvSource({ "7.5,0.8", "15,0.5", "30,0.4", "60,1.5", "180,0.3" })
	void theDecayIsFound(final double fs, final double decay) {
		final AutoResult r = run(cells(6, (int) (120 * fs), fs, decay), fs);
		// linear traces: the allowance for supralinear indicators is left in
		assertEquals(decay * DecaySearch.CORRECTED, r.dataSet().tauDecay(), 0.35 *
			decay);
		assertTrue(r.dataSet().warnings().isEmpty(), r.dataSet().warnings()
			.toString());
		assertTrue(r.cells().stream().allMatch(AutoResult.Cell::converged));
	}

	@Test
	void reportsTheParametersOfEachCell() {
		final double fs = 50;
		final double[][] y = cells(3, 6000, fs, 0.8);
		final AutoResult r = run(y, fs);
		for (int i = 0; i < 3; i++) {
			final AutoResult.Cell c = r.cells().get(i);
			// the steps of the transients reach into the band of the noise
			assertEquals(0.25, c.noise(), 0.15);
			// the median of |difference| of white noise
			assertEquals(0.6745 * Math.sqrt(2) * 0.25 / Math.sqrt(fs) * 100, c.nu(), 0.4);
			assertTrue(c.snr() > 3 && c.snr() < 30, String.valueOf(c.snr()));
			assertTrue(c.warnings().isEmpty(), c.warnings().toString());
			assertEquals(0, c.baseline(), 0.4);
			double residual = 0;
			for (int t = 0; t < 6000; t++)
				residual += Math.pow(y[i][t] - r.fit().value(i, t), 2) / 6000;
			assertEquals(0.25, Math.sqrt(residual), 0.06);
		}
		assertEquals("a.u., proportional to rate", r.activityUnit());
	}

	@Test
	void recordingsOfOneDataSetShareItsDecay() {
		final double[][] y = cells(4, 3000, 30, 0.7);
		final TraceSet whole = TraceSet.of(y, SamplingRate.ofHz(30));
		final TraceSet longer = TraceSet.of(new double[][] { y[0], y[1] },
			SamplingRate.ofHz(30)).withOrigin("a"), shorter = TraceSet.of(
				new double[][] { Arrays.copyOf(y[2], 500), Arrays.copyOf(y[3], 500) },
				SamplingRate.ofHz(30));
		final List<AutoResult> pooled = AutoInference.run(List.of(longer, shorter),
			AUTO, 2, Progress.none());
		assertEquals(2, pooled.size());
		assertEquals(pooled.get(0).dataSet().tauDecay(), pooled.get(1).dataSet()
			.tauDecay());
		assertEquals(500, pooled.get(1).activity().numTimepoints());
		assertEquals("a", pooled.get(0).activity().origin());
		final List<AutoResult> split = AutoInference.run(List.of(TraceSet.of(
			new double[][] { y[0], y[1] }, whole.rate()), TraceSet.of(new double[][] {
				y[2], y[3] }, whole.rate())), AUTO, 1, Progress.none());
		assertArrayEquals(AutoInference.run(whole, AUTO, 1, Progress.none())
			.activity().trace(3), split.get(1).activity().trace(1));
	}

	@Test
	void activityMovesWithTheShift() {
		final TraceSet traces = TraceSet.of(cells(1, 1500, 50, 0.6), SamplingRate
			.ofHz(50));
		final double[] here = AutoInference.run(traces, AUTO, 1, Progress.none())
			.activity().trace(0), earlier = AutoInference.run(traces, AUTO.withShift(
				0.2), 1, Progress.none()).activity().trace(0);
		for (int t = 10; t < 1480; t++)
			assertEquals(here[t + 10], earlier[t], 1e-9);
	}

	@Test
	void usesAGivenKernel() {
		final TraceSet traces = TraceSet.of(cells(2, 1500, 30, 0.6), SamplingRate
			.ofHz(30));
		final AutoResult r = AutoInference.run(traces, AUTO.withKernel(
			new CalciumKernel(0.05, 1.2)).withLambda(2), 1, Progress.none());
		assertEquals(1.2, r.dataSet().tauDecay());
		assertEquals(0.05, r.dataSet().tauRise());
		assertEquals(TransientDelay.of(1.2), r.dataSet().delay());
		assertEquals(2, r.dataSet().lambda());
		assertEquals(1.2, r.cells().get(1).tauDecay());
	}

	@ParameterizedTest
	@CsvSource({ "1,30", "2,30", "5,2.5", "100,2.5", "100,30", "100,180",
		"3000,2.5", "20000,180", "40,1000" })
	void everyLengthAndRateIsAnswered(final int n, final double fs) {
		final double[][] y = cells(3, n, fs, 0.8);
		Arrays.fill(y[1], 3);
		Arrays.fill(y[2], 0);
		final AutoResult r = run(y, fs);
		assertEquals(n, r.activity().numTimepoints());
		for (int i = 0; i < 3; i++)
			requireSane(r, i);
		for (int i = 1; i < 3; i++) {
			assertEquals(0, Arrays.stream(r.activity().trace(i)).max().getAsDouble());
			assertTrue(r.cells().get(i).warnings().get(0).sentence()
				.contains("is flat"));
			assertArrayEquals(y[i], r.fit().trace(i));
		}
	}

	@Test
	void finiteTracesNeverGiveNanOrInfinity() {
		final int n = 400;
		final Random random = new Random(4);
		final double[][] y = new double[10][n];
		for (int t = 0; t < n; t++) {
			y[0][t] = t % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
			y[1][t] = Double.MIN_VALUE * (t % 3);
			y[2][t] = t == 200 ? 1 : 0;
			y[3][t] = t == 200 ? -1e9 : random.nextGaussian();
			y[4][t] = t < 200 ? 0 : 1;
			y[5][t] = t;
			y[6][t] = -t * t;
			y[7][t] = Math.sin(t);
			y[8][t] = t == 0 ? 1e12 : random.nextGaussian();
			y[9][t] = Math.exp(t);
		}
		final AutoResult r = run(y, 30);
		for (int i = 0; i < y.length; i++)
			requireSane(r, i);
	}

	private static void requireSane(final AutoResult r, final int i) {
		for (final double v : r.activity().trace(i))
			assertTrue(v >= 0 && v < Double.POSITIVE_INFINITY, "row " + i + ": " + v);
		for (final double v : r.fit().trace(i))
			assertTrue(Double.isFinite(v), "fit of row " + i + ": " + v);
		for (final double v : r.baseline().trace(i))
			assertTrue(Double.isFinite(v), "baseline of row " + i + ": " + v);
		final AutoResult.Cell c = r.cells().get(i);
		for (final double v : new double[] { c.tauDecay(), c.noise(), c.nu(), c
			.eventSize(), c.baseline(), c.snr() })
			assertTrue(Double.isFinite(v), c.toString());
	}

	@Test
	void warnsOfUnreliableResults() {
		final Random random = new Random(1);
		final double[][] noise = new double[2][3000];
		for (final double[] row : noise)
			for (int t = 0; t < row.length; t++)
				row[t] = random.nextGaussian();
		final AutoResult silent = run(noise, 30);
		assertTrue(silent.cells().get(0).warnings().stream().anyMatch(w -> w
			.kind() == WarningKind.NO_TRANSIENTS), silent.cells().toString());
		assertTrue(silent.cells().get(0).warnings().stream().anyMatch(w -> w
			.sentence().contains("root Hz")));
		final AutoResult slow = AutoInference.run(TraceSet.of(cells(2, 600, 2.5, 0.3),
			SamplingRate.ofHz(2.5)), AUTO.withKernel(new CalciumKernel(0.05, 0.3)), 1,
			Progress.none());
		assertTrue(slow.dataSet().warnings().stream().anyMatch(w -> w.contains(
			"0.75 frames at 2.50 Hz")), slow.dataSet().toString());
		final AutoResult flat = run(new double[1][100], 30);
		assertTrue(flat.dataSet().warnings().get(0).contains("All traces are constant: the decay of 0.60 s is a default."));
		assertTrue(AutoWarnings.ofDataSet(new DecaySearch.Decay(4, true), 30, 900, false,
			false).get(0).contains("The decay of 4.00 s is at the limit of its range (0.1 to 4.0 s)"));
		assertTrue(AutoWarnings.ofDataSet(new DecaySearch.Decay(4, true), 30, 900, true,
			false).isEmpty());
		assertTrue(AutoWarnings.ofDataSet(new DecaySearch.Decay(600, false), 30, 900,
			true, false).get(0).contains("is it in ms?"));
		assertEquals("The trace is shorter than 10 decay time constants (10.0 s).",
			sentence(AutoWarnings.ofCell(1, 0, 0.5, 10, decay(2), true)));
		// 30 % per root Hz of dF/F is mostly noise; of raw fluorescence it says nothing
		assertEquals("The trace has much noise (30.0 % per root Hz).", sentence(
			AutoWarnings.ofCell(30, 0.1, 2.5, 100, decay(0.5), true)));
		assertTrue(AutoWarnings.ofCell(30, 200, 2.5, 100, decay(0.5), true)
			.isEmpty());
		assertEquals("The trace did not converge.", sentence(AutoWarnings.ofCell(30,
			200, 2.5, 100, decay(0.5), false)));
	}

	private static DecaySearch.Decay decay(final double seconds) {
		return new DecaySearch.Decay(seconds, false);
	}

	private static String sentence(final List<CellWarning> warnings) {
		assertEquals(1, warnings.size());
		return warnings.get(0).sentence();
	}

	/** A cell has its own decay, however far from that of the others, if its transients show it. */
	@Test
	void findsTheDecayOfEachCell() {
		final double[] decays = { 0.15, 0.6, 0.6, 0.6, 3 };
		final double[][] y = new double[decays.length + 1][];
		for (int i = 0; i < decays.length; i++)
			y[i] = SimulatedTraces.sparse(i, 3600, 30, 0.3, decays[i], 20);
		y[decays.length] = new Random(5).doubles(3600).map(v -> v - 0.5).toArray();
		final AutoResult r = run(y, 30);
		for (int i = 0; i < decays.length; i++) {
			final AutoResult.Cell c = r.cells().get(i);
			assertEquals(decays[i], c.tauDecay(), 0.3 * decays[i]);
			assertTrue(c.decayDeviation() > 0 && c.decayDeviation() < 0.2 * c
				.tauDecay(), c.toString());
		}
		final AutoResult.Cell noise = r.cells().get(decays.length);
		assertTrue(noise.decayDeviation() > 0.2 * noise.tauDecay(), noise
			.toString());
	}

	@Test
	void errorsNameTheCellWithANonFiniteSample() {
		final double[][] y = cells(2, 50, 30, 0.6);
		y[1][7] = Double.NaN;
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			() -> run(y, 30));
		assertTrue(e.getMessage().contains("Cell 2") && e.getMessage().contains("7"),
			e.getMessage());
		assertThrows(InvalidInputException.class, () -> AutoInference.run(TraceSet.of(
			cells(1, 50, 30, 1), SamplingRate.unknown()), AUTO, 1, Progress.none()));
		assertThrows(InvalidInputException.class, () -> AutoInference.run(List.of(),
			AUTO, 1, Progress.none()));
		assertThrows(InvalidInputException.class, () -> AUTO.withLambda(0));
		assertThrows(InvalidInputException.class, () -> AUTO.withShift(
			Double.NaN));
	}

	@Test
	void stopsWhenCancelled() {
		final Progress cancelled = Progress.of((what, fraction) -> {}, () -> true);
		assertThrows(CancelledException.class, () -> AutoInference.run(TraceSet.of(
			cells(1, 500, 30, 1), SamplingRate.ofHz(30)), AUTO, 1, cancelled));
	}

	@Test
	void findsSimulatedSpikes() {
		final Random random = new Random(21);
		final double fs = 30;
		final double[] s = new double[5400], y = new double[s.length];
		double c = 0;
		for (int t = 0; t < y.length; t++) {
			s[t] = random.nextDouble() < 0.02 ? 1 : 0;
			y[t] = c + 0.15 * random.nextGaussian();
			c = Math.exp(-1 / fs / 0.6) * c + s[t];
		}
		final double[] found = run(new double[][] { y }, fs).activity().trace(0);
		assertTrue(Correlation.of(s, found) > 0.75, String.valueOf(Correlation.of(s,
			found)));
	}

	/** The rise that traces show is found, and reported as that of the kernel. */
	@Test
	void riseOfTheTracesIsFound() {
		final CalciumKernel kernel = new CalciumKernel(0.1, 0.8);
		final double fs = 50;
		final double[][] traces = new double[3][4000];
		for (int i = 0; i < traces.length; i++) {
			final Random random = new Random(i);
			for (int k = 0; k < 40; k++) {
				final double at = 70 * random.nextDouble();
				for (int t = (int) Math.ceil(at * fs); t < traces[i].length; t++)
					traces[i][t] += kernel.value(t / fs - at);
			}
			for (int t = 0; t < traces[i].length; t++)
				traces[i][t] += 0.1 * random.nextGaussian();
		}
		final AutoResult.DataSet found = AutoInference.run(TraceSet.of(traces,
			SamplingRate.ofHz(fs)), AutoOptions.defaults(), 1, Progress.none()).dataSet();
		assertEquals(0.1, found.tauRise(), 0.05);
	}

	/** Noise gives hardly any activity, and that of a single spike is not lost with it. */
	@Test
	void sumsFollowTheNumberOfSpikes() {
		final int[] counts = { 0, 1, 4, 30 };
		final double[][] traces = new double[2 * counts.length][3000];
		final CalciumKernel kernel = new CalciumKernel(0.07, 0.6);
		for (int i = 0; i < traces.length; i++) {
			final Random random = new Random(i);
			for (int k = 0; k < counts[i / 2]; k++) {
				final double at = 2 + 90 * random.nextDouble();
				for (int t = (int) Math.ceil(at * 30); t < 3000; t++)
					traces[i][t] += kernel.value(t / 30.0 - at);
			}
			for (int t = 0; t < 3000; t++)
				traces[i][t] += random.nextGaussian() / 6.7;
		}
		final AutoResult r = run(traces, 30);
		final double[] sums = new double[counts.length];
		for (int i = 0; i < traces.length; i++)
			sums[i / 2] += Arrays.stream(r.activity().trace(i)).sum();
		final double one = sums[3] / 30;
		assertTrue(sums[0] < 1.2 * one, Arrays.toString(sums));
		assertTrue(sums[1] > sums[0] + 0.7 * one, Arrays.toString(sums));
		assertEquals(4, sums[2] / one, 2, Arrays.toString(sums));
	}
}
