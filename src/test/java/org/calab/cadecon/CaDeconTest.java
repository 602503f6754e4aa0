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
package org.calab.cadecon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.calab.Correlation;
import org.calab.check.InvalidInputException;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.spikes.SpikeSolution;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaDeconTest {

	private static final SimulationResult SIMULATED = Simulation.run(
		Presets.GCAMP6F.config().withNumCells(12).withNumTimepoints(3000), 1,
		Progress.none());

	private static final CaDeconOptions WHOLE = CaDeconOptions.defaults()
		.withSubsets(SubsetOptions.defaults().withNumSubsets(2).withTargetCoverage(
			1));

	/** A short run of either method. */
	private static CaDeconOptions shortRun(final CaDeconSolver solver) {
		return CaDeconOptions.defaults().withSolver(solver).withUpsampleTarget(60)
			.withStop(StopOptions.defaults().withMaxIterations(2));
	}

	private static TraceSet part(final int cells, final int frames) {
		return TraceSet.of(Arrays.stream(SIMULATED.traces().toArray()).limit(cells)
			.map(t -> Arrays.copyOf(t, frames)).toArray(double[][]::new), SamplingRate
				.ofHz(30));
	}

	@Test
	void recoversKernelAndSpikes() {
		final CaDeconResult r = CaDecon.run(SIMULATED.traces(), WHOLE, 2, Progress
			.none());
		final var shape = r.kernel().shape();
		final var truth = new org.calab.kernel.CalciumKernel(0.1, 0.6).shape();
		assertEquals(truth.fwhm(), shape.fwhm(), 0.1 * truth.fwhm());
		assertEquals(truth.tPeak(), shape.tPeak(), 0.24 * truth.tPeak());
		double mean = 0;
		for (int i = 0; i < 12; i++)
			mean += Correlation.of(SIMULATED.spikes()[i], r.activity().trace(i)) / 12;
		assertTrue(mean > 0.7, "correlation " + mean);
		assertTrue(r.converged(), r.warnings().toString());
		assertEquals((int) (5 * r.kernel().tauDecay() * 30), r.slowKernel().length);
	}

	@ParameterizedTest
	@EnumSource
	void threadsDoNotMatter(final CaDeconSolver solver) {
		final TraceSet traces = part(6, 900);
		final CaDeconResult one = CaDecon.run(traces, shortRun(solver), 1, Progress
			.none()), three = CaDecon.run(traces, shortRun(solver), 3, Progress
				.none());
		assertEquals(one.kernel(), three.kernel());
		assertArrayEquals(one.activity().toArray(), three.activity().toArray());
		for (int i = 0; i < one.history().size(); i++)
			assertEquals(one.history().get(i).kernel(), three.history().get(i)
				.kernel());
	}

	@Test
	void pausingDoesNotChangeTheResult() throws Exception {
		final TraceSet traces = part(6, 900);
		final CaDeconOptions options = shortRun(CaDeconSolver.EXACT);
		final CaDeconControl control = new CaDeconControl();
		final List<CaDeconPhase> phases = new CopyOnWriteArrayList<>();
		final ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			final Future<CaDeconResult> running = pool.submit(() -> CaDecon.run(traces,
				options, 2, Progress.none(), control, s -> {
					phases.add(s.phase());
					if (s.phase() == CaDeconPhase.KERNEL) control.pause();
				}));
			while (!control.isPaused())
				Thread.sleep(5);
			Thread.sleep(150);
			final int before = phases.size();
			Thread.sleep(150);
			assertEquals(before, phases.size(), "it goes on while paused");
			while (!running.isDone()) {
				control.resume();
				Thread.sleep(20);
			}
			final CaDeconResult r = running.get();
			final CaDeconResult plain = CaDecon.run(traces, options, 2, Progress
				.none());
			assertEquals(plain.kernel(), r.kernel());
			assertArrayEquals(plain.activity().toArray(), r.activity().toArray());
			assertEquals(List.of(CaDeconPhase.SEED, CaDeconPhase.SPIKES,
				CaDeconPhase.KERNEL), phases.subList(0, 3));
			assertEquals(CaDeconPhase.DONE, phases.get(phases.size() - 1));
		}
		finally {
			pool.shutdownNow();
		}
	}

	@ParameterizedTest
	@CsvSource({ "SEED, 1", "SPIKES, 2", "KERNEL, 2" })
	void stoppedItKeepsWhatThereIs(final CaDeconPhase at, final int from) {
		final CaDeconControl control = new CaDeconControl();
		final int[] seen = { 0 };
		final CaDeconResult r = CaDecon.run(part(4, 600), CaDeconOptions.defaults(),
			2, Progress.none(), control, s -> {
				if (s.phase() == at && ++seen[0] == from) control.stop();
			});
		assertTrue(r.stopped());
		assertEquals(at == CaDeconPhase.SEED ? 1 : 2, r.history().size());
		assertTrue(r.warnings().get(0).startsWith("The learning was stopped"));
		assertEquals(4, r.cells().size());
	}

	@Test
	void cancellingEndsAllThreads() throws Exception {
		final AtomicBoolean cancelled = new AtomicBoolean();
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				assertTrue(fraction >= 0 && fraction <= 1, "" + fraction);
			}

			@Override
			public boolean isCancelled() {
				return cancelled.get();
			}
		};
		for (final CaDeconSolver solver : CaDeconSolver.values())
			for (final CaDeconPhase at : CaDeconPhase.values()) {
				if (at == CaDeconPhase.DONE) continue;
				cancelled.set(false);
				assertThrows(CancelledException.class, () -> CaDecon.run(part(4, 600),
					shortRun(solver), 2, progress, new CaDeconControl(), s -> {
						if (s.phase() == at) cancelled.set(true);
					}), solver + ", " + at);
			}
		for (int i = 0; i < 100 && poolThreads() > 0; i++)
			TimeUnit.MILLISECONDS.sleep(10);
		assertEquals(0, poolThreads());
	}

	@ParameterizedTest
	@EnumSource(CaDeconSolver.class)
	void everyPhaseReportsProgress(final CaDeconSolver solver) {
		final List<Double> fractions = new ArrayList<>();
		final Map<CaDeconPhase, Integer> starts = new EnumMap<>(CaDeconPhase.class);
		CaDecon.run(part(4, 600), shortRun(solver), 1, Progress.of((what,
			fraction) -> fractions.add(fraction), () -> false), new CaDeconControl(),
			s -> {
				for (final CaDeconPhase before : starts.keySet())
					assertTrue(starts.get(before) < fractions.size(), "no report: " +
						before);
				starts.clear();
				starts.put(s.phase(), fractions.size());
			});
		for (int i = 1; i < fractions.size(); i++)
			assertTrue(fractions.get(i) >= fractions.get(i - 1) - 1e-12, i +
				": from " + fractions.get(i - 1) + " to " + fractions.get(i));
		assertEquals(1, fractions.get(fractions.size() - 1), 1e-12);
	}

	/** A subset of the solver EXACT has at most 65,536 samples at 50 Hz or less. */
	@ParameterizedTest
	@CsvSource({ "EXACT, 30, 65536", "EXACT, 100, 131072", "FISTA, 30, 200000" })
	void longRecordingsAreLearnedFromAPart(final CaDeconSolver solver,
		final double fs, final int frames)
	{
		final List<Subset> subsets = CaDecon.subsets(TraceSet.of(new double[2][200_000],
			SamplingRate.ofHz(fs)), shortRun(solver).withSubsets(SubsetOptions.defaults()
				.withNumSubsets(3).withTargetCoverage(1).withAspectRatio(3)));
		assertEquals(3, subsets.size());
		for (final Subset s : subsets) {
			assertEquals(frames, s.numTimepoints());
			assertTrue(s.tStart() >= 0 && s.tEnd() <= 200_000);
		}
	}

	private static long poolThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName()
			.matches("pool-\\d+-thread-\\d+") && Arrays.stream(t.getStackTrace())
				.anyMatch(e -> e.getClassName().startsWith("org.calab."))).count();
	}

	@ParameterizedTest
	@CsvSource({ "1, 200, 30", "3, 200, 1", "2, 4000, 500", "5, 20, 30",
		"1, 1, 30", "2, 3, 1000" })
	void anAnswerWhateverTheSize(final int cells, final int frames,
		final double fs)
	{
		for (final CaDeconSolver solver : CaDeconSolver.values()) {
			final double[][] y = new double[cells][frames];
			for (int i = 0; i < cells; i++)
				for (int t = 0; t < frames; t++)
					y[i][t] = SIMULATED.traces().value(i, t % 3000);
			final CaDeconResult r = CaDecon.run(TraceSet.of(y, SamplingRate.ofHz(fs)),
				shortRun(solver), 2, Progress.none());
			for (final double[] row : r.activity().toArray())
				for (final double v : row)
					assertTrue(v >= 0 && v < 1e6, solver + " " + v);
			for (final double[] row : r.fit().toArray())
				assertTrue(Arrays.stream(row).allMatch(Double::isFinite));
		}
	}

	@ParameterizedTest
	@EnumSource
	void flatCellsHaveNoSpike(final CaDeconSolver solver) {
		final double[][] y = part(3, 600).toArray();
		Arrays.fill(y[1], 7);
		final CaDeconResult r = CaDecon.run(TraceSet.of(y, SamplingRate.ofHz(30)),
			shortRun(solver), 2, Progress.none());
		assertEquals(0, Arrays.stream(r.activity().trace(1)).sum());
		assertEquals(0, r.cells().get(1).alpha());
		// the reference filters the level away
		assertEquals(solver == CaDeconSolver.EXACT ? 7 : 0, r.fit().value(1, 300),
			1e-6);
		for (final double[] row : y)
			Arrays.fill(row, -2);
		final CaDeconResult none = CaDecon.run(TraceSet.of(y, SamplingRate.ofHz(
			30)), shortRun(solver), 2, Progress.none());
		assertTrue(none.warnings().contains("No cell has a spike."), none.warnings()
			.toString());
	}

	@Test
	void duplicateCellsGiveEqualResults() {
		final double[][] y = part(3, 900).toArray();
		y[2] = y[0].clone();
		final CaDeconResult r = CaDecon.run(TraceSet.of(y, SamplingRate.ofHz(30)),
			shortRun(CaDeconSolver.EXACT), 2, Progress.none());
		assertArrayEquals(r.activity().trace(0), r.activity().trace(2));
	}

	@Test
	void scaleAndOffsetDoNotMatter() {
		final TraceSet traces = part(4, 900);
		final double[][] y = Arrays.stream(traces.toArray()).map(r -> Arrays.stream(
			r).map(v -> 1000 + 50 * v).toArray()).toArray(double[][]::new);
		final CaDeconOptions o = shortRun(CaDeconSolver.EXACT);
		final CaDeconResult plain = CaDecon.run(traces, o, 2, Progress.none()),
				scaled = CaDecon.run(TraceSet.of(y, SamplingRate.ofHz(30)), o, 2,
					Progress.none());
		assertEquals(plain.kernel().tauDecay(), scaled.kernel().tauDecay(), 1e-3);
		for (int i = 0; i < 4; i++) {
			final SpikeSolution one = plain.cells().get(i), other = scaled.cells().get(
				i);
			assertEquals(one.isInSpikes(), other.isInSpikes());
			final double size = one.alpha() * Arrays.stream(one.counts()).sum();
			assertEquals(50 * size, other.alpha() * Arrays.stream(other.counts())
				.sum(), 0.01 * 50 * size);
			assertTrue(Correlation.of(plain.activity().trace(i), scaled.activity()
				.trace(i)) > 0.999);
		}
	}

	@Test
	void errorsNameTheInput() {
		refused("max_iterations must be a whole number from 1 to 200, but is 201.", () -> StopOptions.defaults()
			.withMaxIterations(201));
		refused("convergence_tol must be a number greater than 0 and less than 1, but is 1.", () -> StopOptions.defaults()
			.withConvergenceTol(1));
		refused("num_subsets must be a whole number from 1 to 1000, but is 0.", () -> SubsetOptions.defaults().withNumSubsets(
			0));
		refused("target_coverage must be a number greater than 0 and at most 1, but is 1.5.", () -> SubsetOptions.defaults()
			.withTargetCoverage(1.5));
		refused("aspect_ratio must be a number greater than 0, but is NaN.", () -> SubsetOptions.defaults()
			.withAspectRatio(Double.NaN));
		refused("seed must be a whole number from 0 to 4294967295, but is -1.", () -> SubsetOptions.defaults().withSeed(-1));
		refused("upsample_target must be a number greater than 0 Hz, but is 0.", () -> CaDeconOptions.defaults()
			.withUpsampleTarget(0));
		refused("contains NaN at index 1 (counted from 0); every sample must be a finite number.", () -> CaDecon.run(TraceSet.of(new double[][] { { 0,
			Double.NaN } }, SamplingRate.ofHz(30)), WHOLE, 1, Progress.none()));
		refused("fs is missing: the sampling rate of these traces is unknown and is never guessed.", () -> CaDecon.run(TraceSet.of(new double[][] { {
			0, 1 } }, SamplingRate.unknown()), WHOLE, 1, Progress.none()));
	}

	@Test
	void amplitudeIsThatGiven() {
		final CaDeconResult r = CaDecon.run(part(3, 900), shortRun(
			CaDeconSolver.EXACT).withAmplitude(OptionalDouble.of(2)), 2, Progress
				.none());
		for (final SpikeSolution c : r.cells())
			assertEquals(2, c.alpha());
		assertTrue(r.deviation().isPresent());
		refused("amplitude can be given with solver=exact only, but the solver is fista.", () -> shortRun(
			CaDeconSolver.FISTA).withAmplitude(OptionalDouble.of(2)));
	}

	private static void refused(final String message,
		final org.junit.jupiter.api.function.Executable call)
	{
		final String m = assertThrows(InvalidInputException.class, call)
			.getMessage();
		assertTrue(m.contains(message), m);
	}
}
