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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.trace;
import static org.calab.Expected.uniform;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Optional;

import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/**
 * The reference's steps against a second implementation with dense matrices and
 * NumPy's least squares, and both solvers against traces whose spikes are known.
 */
class SpikesExpectedTest {

	/**
	 * The same spikes. Both sides keep traces and relaxed solutions in single
	 * precision, and sum them in another order: 1e-4 of what is fitted.
	 */
	@Test
	void stepsOfTheReference() {
		for (final JsonNode c : cases("spikes", "solved")) {
			final String what = "seed " + c.get("seed");
			final int n = whole(c, "n");
			final SpikeOptions options = SpikeOptions.of(new CalciumKernel(number(c,
				"tau_rise"), number(c, "tau_decay"))).withSolver(SpikeSolver.FISTA)
				.withUpsampleFactor(c.path("factor").asInt(1)).withLambda(c.path(
					"weight").asDouble(0)).withNoiseConstrained(c.path("constrained")
						.asBoolean()).withHighPass(c.path("high").asBoolean()).withLowPass(c.path("low")
							.asBoolean());
			final Optional<double[]> warm = c.has("warm") ? Optional.of(Arrays.stream(
				uniform(whole(c, "seed"), n)).map(u -> u < 0.05 ? 2 : 0).toArray())
				: Optional.empty();
			final SpikeSolution found = SpikeInference.solve(trace(whole(c, "seed"), n,
				4, number(c, "noise")), number(c, "fs"), options, warm, Progress
					.none());
			assertArrayEquals(numbers(c.get("counts")), found.counts(), what);
			assertEquals(whole(c, "iterations"), found.iterations(), what);
			assertEquals(c.get("converged").asBoolean(), found.converged(), what);
			assertClose(number(c, "alpha"), found.alpha(), 1e-4, what);
			assertEquals(number(c, "baseline"), found.baseline(), 1e-4 * found
				.alpha(), what);
			assertClose(number(c, "threshold"), found.threshold(), 1e-4, what);
			assertClose(number(c, "pve"), found.pve(), 1e-4, what);
			assertClose(numbers(c.get("filtered")), found.filtered(), 1e-6, what);
		}
	}

	/** Between frames the trace is interpolated, so that above factor 1 the amplitude is close only. */
	@Test
	void recoversKnownSpikes() {
		for (final JsonNode c : cases("spikes", "known")) {
			final int factor = whole(c, "factor");
			final SpikeSolution found = SpikeInference.solve(numbers(c.get("trace")),
				number(c, "fs"), SpikeOptions.of(new CalciumKernel(number(c,
					"tau_rise"), number(c, "tau_decay"))).withSolver(SpikeSolver.EXACT).withUpsampleFactor(factor),
				Optional.empty(), Progress.none());
			assertArrayEquals(numbers(c.get("counts")), found.counts(), "factor " +
				factor);
			assertClose(number(c, "alpha"), found.alpha(), factor == 1 ? 1e-4 : 0.05,
				"alpha");
		}
	}
}
