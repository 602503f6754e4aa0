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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.deconvolution.RelaxedSpikes;
import org.calab.kernel.CalciumKernel;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

class SpikeInferenceTest {

	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	private static SpikeOptions binary() {
		return SpikeOptions.of(KERNEL).withSolver(SpikeSolver.EXACT);
	}

	private static SimulationResult simulated() {
		return Simulation.run(Presets.GCAMP6F.config().withNumCells(4)
			.withNumTimepoints(900), 1, Progress.none());
	}

	@Test
	void resultDoesNotDependOnThreads() {
		final SimulationResult sim = simulated();
		final SpikeOptions o = binary().withUpsampleFactor(5);
		final SpikeResult one = SpikeInference.run(sim.traces(), o, 1, Progress
			.none()), three = SpikeInference.run(sim.traces(), o, 3, Progress.none());
		assertArrayEquals(one.activity().toArray(), three.activity().toArray());
		assertArrayEquals(one.fit().toArray(), three.fit().toArray());
	}

	/** PVE as defined: of the prepared trace, ends left out, by the fit that is reported. */
	@Test
	void pveIsThatOfTheReportedFit() {
		final double[] y = simulated().traces().trace(1);
		final SpikeSolution s = SpikeInference.solve(y, 30, binary().withUpsampleFactor(1),
			Optional.empty(), Progress.none());
		final int pad = 36; // 2 decays at 30 Hz
		double mean = 0, rest = 0, total = 0;
		for (int t = pad; t < y.length - pad; t++)
			mean += s.filtered()[t] / (y.length - 2 * pad);
		for (int t = pad; t < y.length - pad; t++) {
			rest += Math.pow(y[t] - s.fit()[t], 2);
			total += Math.pow(s.filtered()[t] - mean, 2);
		}
		assertEquals(s.pve(), 1 - rest / total, 1e-5);
	}

	/** Minimal by its own optimality conditions: gradient 0 inside, pushing outward at the bounds. */
	@Test
	void relaxedSolveReachesItsOptimum() {
		final int n = 300;
		final float[] y = new float[n];
		final double[] trace = simulated().traces().trace(0);
		for (int t = 0; t < n; t++)
			y[t] = (float) (trace[t] / 20);
		final RelaxedSpikes model = RelaxedSpikes.fista(KERNEL, 30, n, 0, 20_000,
			1e-7);
		final float[] s = model.solve(y, new float[n], Progress.none()).values();
		final double[] h = KERNEL.sample(30);
		final double[] residual = new double[n];
		for (int t = 0; t < n; t++) {
			residual[t] = -y[t];
			for (int k = 0; k < h.length && k <= t; k++)
				residual[t] += h[k] * s[t - k];
		}
		for (int t = 0; t < n - 1; t++) {
			double g = 0;
			for (int k = 0; k < h.length && t + k < n; k++)
				g += h[k] * residual[t + k];
			if (s[t] > 1e-3 && s[t] < 0.999) assertEquals(0, g, 0.02, "inside, " + t);
			else if (s[t] <= 1e-3) assertTrue(g > -0.02, "at 0, " + t + ": " + g);
			else assertTrue(g < 0.02, "at 1, " + t + ": " + g);
		}
	}

	@Property(tries = 30)
	void countsAreWholeAndFitIntoAFrame(@ForAll @IntRange(min = 1, max = 6)
		final int factor, @ForAll @IntRange(min = 1, max = 120) final int n,
		@ForAll final long seed)
	{
		final double[] y = new java.util.Random(seed).doubles(n, -2, 5).toArray();
		final SpikeSolution s = SpikeInference.solve(y, 20, binary()
			.withUpsampleFactor(factor).withMaxIterations(50), Optional.empty(),
			Progress.none());
		assertEquals(n, s.counts().length);
		for (final double c : s.counts())
			assertTrue(c == Math.rint(c) && c >= 0 && c <= factor, "count " + c);
		assertTrue(s.alpha() >= 0 && s.pve() <= 1 && Double.isFinite(s.baseline()));
		assertTrue(Arrays.stream(s.fit()).allMatch(Double::isFinite));
	}

	/**
	 * The reference's fixed point ends with one spike on this trace, which has hundreds:
	 * its first amplitude is the range of the trace, and one spike of that size agrees
	 * with itself.
	 */
	@Test
	void doesNotCollapseToASingleSpike() {
		final SimulationResult sim = Simulation.run(Presets.GCAMP6F.config()
			.withNumCells(1).withNumTimepoints(10_000), 1, Progress.none());
		final double[] y = sim.traces().trace(0);
		for (final int factor : new int[] { 1, 10 }) {
			final SpikeOptions o = binary().withUpsampleFactor(factor);
			final SpikeSolution s = SpikeInference.solve(y, 30, o, Optional.empty(),
				Progress.none());
			final double spikes = Arrays.stream(s.counts()).sum();
			assertTrue(spikes > 100 && s.pve() > (factor == 1 ? 0.6 : 0.8), factor +
				": " + spikes + " spikes, PVE " + s.pve());
		}
		final SpikeSolution reference = SpikeInference.solve(y, 30,
			binary().withUpsampleFactor(1).withSolver(
				SpikeSolver.FISTA), Optional.empty(), Progress.none());
		assertEquals(1, Arrays.stream(reference.counts()).sum());
	}

	/** Explains at least as much as the reference's way. */
	@Test
	void exactExplainsMoreVarianceThanFista() {
		final SimulationResult sim = simulated();
		for (int i = 0; i < 4; i++) {
			final double[] y = sim.traces().trace(i);
			final SpikeOptions o = binary().withUpsampleFactor(10);
			final double exact = SpikeInference.solve(y, 30, o, Optional.empty(),
				Progress.none()).pve(), fista = SpikeInference.solve(y, 30, o.withSolver(
					SpikeSolver.FISTA), Optional.empty(), Progress.none()).pve();
			assertTrue(exact > fista - 0.003, "cell " + i + ": " + exact + " and " +
				fista);
		}
	}

	@Test
	void stopsWhenCancelled() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final double fraction, final String what) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> SpikeInference.run(simulated()
			.traces(), binary().withUpsampleFactor(1), 2, cancelled));
	}

	@Test
	void errorsNameTheOption() {
		final SpikeOptions o = binary().withUpsampleFactor(1);
		refused("upsample_factor must be a whole number from 1 to 10000, or auto, but is 0.", () -> o.withUpsampleFactor(0));
		refused("lambda must be a number of at least 0, but is -1.", () -> o.withLambda(-1));
		refused("tolerance must be a number greater than 0, but is NaN.", () -> o.withTolerance(Double.NaN));
		refused("max_iterations must be a whole number of at least 0, but is -1.", () -> o.withMaxIterations(-1));
		refused("trace contains NaN at index 1 (counted from 0); every sample must be a finite number.", () -> SpikeInference.solve(new double[] { 1, Double.NaN },
			30, o, Optional.empty(), Progress.none()));
		refused("fs must be a number greater than 0 Hz, but is 0.", () -> SpikeInference.solve(new double[] { 1, 2 }, 0, o,
			Optional.empty(), Progress.none()));
		refused("trace must have at least 1 sample, but has none.", () -> SpikeInference.solve(new double[0], 30, o,
			Optional.empty(), Progress.none()));
	}

	private static void refused(final String message, final Runnable call) {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			call::run);
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}
}
