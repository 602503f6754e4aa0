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
package org.calab.spikes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.calab.check.InvalidInputException;
import org.calab.inference.AutoResult;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedSpikesTest {

	private static final double FS = 30;
	private static final CalciumKernel KERNEL = new CalciumKernel(0.07, 0.6);

	private static double[] poisson(final long seed, final double rate,
		final double seconds)
	{
		final Random random = new Random(seed);
		return random.doubles((long) (rate * seconds), 1, seconds - 1).sorted()
			.toArray();
	}

	private static double[] trace(final double[] times, final double seconds,
		final CalciumKernel kernel, final double snr)
	{
		final Random random = new Random(times.length);
		final double[] y = new double[(int) (seconds * FS)];
		for (int t = 0; t < y.length; t++) {
			for (final double at : times)
				if (t / FS > at) y[t] += kernel.value(t / FS - at);
			y[t] += random.nextGaussian() / snr;
		}
		return y;
	}

	private static SpikeSolution solve(final double[] y, final SpikeOptions options) {
		return SpikeInference.run(TraceSet.ofSingle(y, SamplingRate.ofHz(FS)), options, 1, Progress.none()).cells()
			.get(0);
	}

	private static SpikeSolution solve(final double[] y) {
		return solve(y, SpikeOptions.of(KERNEL));
	}

	private static double sum(final SpikeSolution s) {
		return Arrays.stream(s.counts()).sum();
	}

	@ParameterizedTest
	@CsvSource({ "0.02, 0.3, 20", "0.02, 0.3, 5", "0.07, 0.6, 20", "0.07, 0.6, 5",
		"0.1, 0.6, 6.7" })
	void countsTheSpikes(final double rise, final double decay, final double snr) {
		final CalciumKernel kernel = new CalciumKernel(rise, decay);
		for (int seed = 0; seed < 3; seed++) {
			final double[] times = poisson(seed, 0.5, 120);
			final SpikeSolution s = solve(trace(times, 120, kernel, snr), SpikeOptions
				.of(kernel));
			assertEquals(Calibration.CALIBRATED, s.uncertainty().calibration());
			assertEquals(1, s.alpha(), 0.1);
			assertEquals(times.length, sum(s), 0.1 * times.length);
			assertTrue(s.uncertainty().amplitudeSd() > 0 && s.uncertainty()
				.amplitudeSd() < 0.2);
		}
	}

	/** Slow waves that the baseline does not follow give long events of little activity, which are no spikes. */
	@Test
	void wavesOfTheBaselineAreNotSpikes() {
		final CalciumKernel kernel = new CalciumKernel(0.2, 1.5);
		for (int seed = 0; seed < 3; seed++) {
			final double[] times = poisson(seed, 0.3, 200), y = trace(times, 200,
				kernel, 20);
			for (int t = 0; t < y.length; t++)
				y[t] += 0.2 * Math.sin(2 * Math.PI * t / FS / 12);
			final SpikeSolution s = solve(y, SpikeOptions.of(kernel));
			if (s.isInSpikes()) assertEquals(times.length, sum(s), 0.25 *
				times.length, "seed " + seed + ", amplitude " + s.alpha());
		}
	}

	/** The spikes are where they belong, and their deviation is that of the counts. */
	@Test
	void countsAreAtTheSpikes() {
		final double[] times = poisson(1, 0.3, 120);
		final SpikeSolution s = solve(trace(times, 120, KERNEL, 15));
		for (final double at : times) {
			double near = 0;
			for (int t = (int) (at * FS) - 3; t <= at * FS + 3; t++)
				near += s.counts()[t];
			assertTrue(near > 0.8, at + " s: " + near);
		}
		assertEquals(s.counts().length, s.uncertainty().deviation().length);
		assertTrue(Arrays.stream(s.uncertainty().deviation()).allMatch(d -> d >= 0 &&
			d < 1));
	}

	@Test
	void noiseHasNoSpikes() {
		for (int seed = 0; seed < 6; seed++) {
			final Random random = new Random(seed);
			final double[] y = random.doubles(3000).map(v -> random.nextGaussian())
				.toArray();
			final SpikeSolution s = solve(y);
			if (s.isInSpikes()) assertTrue(sum(s) <= 5, "seed " + seed + ": " + sum(s));
			final SpikeSolution given = solve(y, SpikeOptions.of(KERNEL).withAmplitude(
				OptionalDouble.of(5)));
			assertTrue(sum(given) <= 1, "amplitude given, seed " + seed + ": " + sum(
				given));
		}
	}

	@Test
	void oneEventIsRelative() {
		final SpikeSolution s = solve(trace(new double[] { 40 }, 100, KERNEL, 20));
		assertEquals(Calibration.RELATIVE, s.uncertainty().calibration());
		assertEquals(1, s.alpha());
		assertEquals(1, sum(s), 0.15);
		final SpikeResult r = SpikeInference.run(TraceSet.ofSingle(trace(new double[] {
			40 }, 100, KERNEL, 20), SamplingRate.ofHz(FS)), SpikeOptions.of(KERNEL), 1,
			Progress.none());
		assertEquals(AutoResult.ACTIVITY_UNIT, r.activityUnit());
		assertTrue(r.warnings().stream().anyMatch(w -> w.startsWith(
			"1 cell of 1 is relative: ")), r.warnings().toString());
		assertTrue(r.cellWarnings(0).stream().anyMatch(w -> w.startsWith(
			"Relative: ")));
		final List<Object> row = r.cellTable().rows().get(0);
		final int spikes = r.cellTable().columns().indexOf("spikes");
		assertEquals(Double.NaN, row.get(spikes));
		assertEquals("relative", row.get(r.cellTable().columns().indexOf(
			"calibration")));
	}

	@Test
	void givenAmplitudeCountsEvenOneEvent() {
		for (final double amplitude : new double[] { 1, 0.5, 0.25 }) {
			final SpikeSolution s = solve(trace(new double[] { 40 }, 100, KERNEL, 40), SpikeOptions.of(
				KERNEL).withAmplitude(OptionalDouble.of(amplitude)));
			assertEquals(Calibration.GIVEN, s.uncertainty().calibration());
			assertEquals(amplitude, s.alpha());
			assertEquals(1 / amplitude, sum(s), 0.1 / amplitude);
		}
	}

	@Test
	void scaleAndOffsetDoNotMatter() {
		final double[] y = trace(poisson(2, 0.5, 100), 100, KERNEL, 10);
		final SpikeSolution plain = solve(y), other = solve(Arrays.stream(y).map(
			v -> 1000 + 50 * v).toArray());
		assertEquals(50 * plain.alpha(), other.alpha(), 0.01 * other.alpha());
		assertArrayEquals(plain.counts(), other.counts(), 0.02);
	}

	@Test
	void threadsDoNotMatter() {
		final TraceSet y = TraceSet.of(new double[][] { trace(poisson(2, 0.5, 60), 60,
			KERNEL, 10), trace(poisson(3, 0.2, 60), 60, KERNEL, 5) }, SamplingRate
				.ofHz(FS));
		assertArrayEquals(SpikeInference.run(y, SpikeOptions.of(KERNEL), 1, Progress
			.none()).activity().toArray(), SpikeInference.run(y, SpikeOptions.of(
				KERNEL), 3, Progress.none()).activity().toArray());
	}

	/** Constant, short, clipped, a step, and very large or small numbers. */
	@Test
	void degenerateTraces() {
		final double[] flat = new double[500], clipped = trace(poisson(5, 3, 60), 60,
			KERNEL, 10), step = new double[500];
		Arrays.fill(flat, 7);
		Arrays.fill(step, 250, 500, 3);
		for (int t = 0; t < clipped.length; t++)
			clipped[t] = Math.min(1.5, clipped[t]);
		final SpikeSolution s = solve(flat);
		assertEquals(Calibration.SILENT, s.uncertainty().calibration());
		assertEquals(0, sum(s));
		assertEquals(0, s.alpha());
		assertEquals(7, s.fit()[100], 1e-9);
		for (final double[] y : new double[][] { clipped, step, { 1 }, { 1, 2 }, {
			0, 5, 0 }, Arrays.stream(clipped).map(v -> 1e200 * v).toArray(), Arrays.stream(
				clipped).map(v -> 1e-200 * v).toArray() })
		{
			final SpikeSolution found = solve(y);
			assertTrue(Arrays.stream(found.counts()).allMatch(c -> c >= 0 && c <= Double.MAX_VALUE));
			assertTrue(Double.isFinite(found.alpha()) && Double.isFinite(found
				.baseline()) && Arrays.stream(found.fit()).allMatch(Double::isFinite));
		}
	}

	@Test
	void amplitudeIsChecked() {
		refused("amplitude must be a number greater than 0, or auto, but is 0.", () -> SpikeOptions
			.of(KERNEL).withAmplitude(OptionalDouble.of(0)));
		refused("amplitude can be given with solver=posterior only, but the solver is fista.", () -> SpikeOptions
			.of(KERNEL).withSolver(SpikeSolver.FISTA).withAmplitude(OptionalDouble.of(
				0.1)));
	}

	private static void refused(final String message, final Runnable call) {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			call::run);
		assertEquals(message, e.getMessage());
	}
}
