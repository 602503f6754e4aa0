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

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Optional;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** Every case of the reference's {@code solve_trace}. */
class SpikeReferenceTest {

	@Test
	void unfilteredCasesGiveIdenticalSpikes() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("solve_trace")) {
			if (filtered(c)) continue;
			final String what = c.get("s_counts").asText();
			if (c.get("kw").get("upsample_factor").asInt() == 0) {
				assertThrows(InvalidInputException.class, () -> solve(c), what);
				continue;
			}
			final SpikeSolution s = solve(c);
			assertArrayEquals(Golden.array(what)[0], s.counts(), what);
			assertEquals(c.get("iterations").asInt(), s.iterations(), what);
			assertEquals(c.get("converged").asBoolean(), s.converged(), what);
			close(c.get("alpha").asDouble(), s.alpha(), what);
			close(c.get("baseline").asDouble(), s.baseline(), what);
			close(c.get("threshold").asDouble(), s.threshold(), what);
			close(c.get("pve").asDouble(), s.pve(), what);
			compared++;
		}
		assertTrue(compared > 70, "compared " + compared);
	}

	/**
	 * With a filter, rounding in the FFT decides between thresholds: counts differ
	 * between builds of the reference itself. What they explain does not.
	 */
	@Test
	void filteredCasesExplainAsMuch() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("solve_trace")) {
			if (!filtered(c) || isRounding(c)) continue;
			final String what = c.get("s_counts").asText();
			final SpikeSolution s = solve(c);
			assertEquals(c.get("pve").asDouble(), s.pve(), 0.02, what);
			final double mine = Arrays.stream(s.counts()).sum(), theirs = c.get(
				"n_spikes").asDouble();
			assertTrue(mine <= 1.45 * theirs + 2 && theirs <= 1.45 * mine + 2, what +
				": " + mine + " and " + theirs + " spikes");
			compared++;
		}
		assertTrue(compared > 60, "compared " + compared);
	}

	/**
	 * The noise level decides where the search ends: lengths of each remainder modulo 4, and a
	 * filter whose gain for noise the reference measures with its own random numbers.
	 */
	@Test
	void asManySpikesWithinTheNoise() {
		final double[] q = parity("q11.npy");
		final SpikeOptions o = constrained(0.289, 0.7601, 5);
		assertEquals(55, spikes(q, o));
		assertEquals(66, spikes(Arrays.copyOf(q, 508), o));
		final SpikeOptions filtered = constrained(0.07490056243043872,
			0.601042263468883, 10).withHighPass(true).withLowPass(true);
		assertEquals(232, spikes(parity("nc21.npy"), filtered));
	}

	private static double[] parity(final String file) {
		return Golden.rows(SharedData.require(
			"data/tough/numbers/20-reference-parity/" + file))[0];
	}

	private static SpikeOptions constrained(final double rise,
		final double decay, final int factor)
	{
		return SpikeOptions.of(new CalciumKernel(rise, decay)).withSolver(
			SpikeSolver.FISTA).withUpsampleFactor(factor).withNoiseConstrained(true);
	}

	private static double spikes(final double[] y, final SpikeOptions o) {
		return Arrays.stream(SpikeInference.solve(y, 30, o, Optional.empty(),
			Progress.none()).counts()).sum();
	}

	@Test
	void aFlatTraceHasNoSpike() {
		for (final boolean filter : new boolean[] { false, true }) {
			final double[] flat = new double[200];
			Arrays.fill(flat, 5);
			final SpikeSolution s = SpikeInference.solve(flat, 30, SpikeOptions.of(
				new CalciumKernel(0.02, 0.4)).withUpsampleFactor(10).withHighPass(filter).withLowPass(filter).withNoiseConstrained(filter), Optional.empty(), Progress
						.none());
			assertEquals(0, Arrays.stream(s.counts()).sum());
			assertEquals(0, s.alpha());
		}
	}

	/** A flat or very short trace is fitted to rounding noise by the reference. */
	private static boolean isRounding(final JsonNode c) {
		final String trace = c.get("trace").asText();
		return trace.matches(".*(const5|zero|_n16|_n[1-8])[_.].*") || trace.contains(
			"gcamp6f_n100.");
	}

	private static boolean filtered(final JsonNode c) {
		return c.get("kw").path("hp_enabled").asBoolean() || c.get("kw").path(
			"lp_enabled").asBoolean();
	}

	private static SpikeSolution solve(final JsonNode c) {
		final JsonNode kw = c.get("kw");
		final SpikeOptions o = SpikeOptions.of(new CalciumKernel(c.get("tau_rise")
			.asDouble(), c.get("tau_decay").asDouble())).withUpsampleFactor(kw.path(
				"upsample_factor").asInt(1)).withHighPass(kw.path("hp_enabled")
					.asBoolean()).withLowPass(kw.path("lp_enabled").asBoolean()).withLambda(kw.path(
						"lambda_").asDouble(0)).withNoiseConstrained(kw.path(
							"noise_constrained").asBoolean()).withMaxIterations(kw.path(
								"max_iters").asInt(500)).withTolerance(kw.path("tol").asDouble(
									1e-4));
		final Optional<double[]> warm = kw.has("warm_counts") ? Optional.of(Golden
			.array(kw.get("warm_counts").asText())[0]) : Optional.empty();
		return SpikeInference.solve(Golden.array(c.get("trace").asText())[0], c.get(
			"fs").asDouble(), o.withSolver(SpikeSolver.FISTA), warm, Progress.none());
	}

	private static void close(final double expected, final double actual,
		final String what)
	{
		assertEquals(expected, actual, 1e-6 * Math.max(1, Math.abs(expected)),
			what);
	}
}
