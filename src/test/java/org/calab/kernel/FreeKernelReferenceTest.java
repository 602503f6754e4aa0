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
package org.calab.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.Golden;
import org.calab.check.InvalidInputException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** The free-form kernel against the reference's outputs. */
class FreeKernelReferenceTest {

	@Test
	void fista() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("estimate_kernel")) {
			if (c.get("kernel_length").asInt() == 0) {
				// the reference returns an empty kernel
				assertThrows(InvalidInputException.class, () -> problem(c));
				continue;
			}
			final double[] expected = Golden.array(c.get("out").asText())[0];
			final double[] ours = problem(c).estimate(options(c), warm(c), Progress
				.none());
			assertArrayEquals(expected, ours, 5e-5, c.get("tag").asText());
			compared++;
		}
		assertEquals(15, compared);
	}

	/** At the same objective the exact kernel is never worse than the reference's. */
	@Test
	void exactIsNeverWorse() {
		int better = 0;
		for (final JsonNode c : Golden.cases("estimate_kernel")) {
			if (c.get("kernel_length").asInt() == 0) continue;
			final FreeKernel problem = problem(c);
			final double lambda = options(c).smoothing();
			final double reference = problem.objective(Golden.array(c.get("out")
				.asText())[0], lambda);
			final double[] exact = problem.estimate(options(c).withSolver(
				FreeKernelSolver.EXACT), warm(c), Progress.none());
			final double ours = problem.objective(exact, lambda);
			final double rest = problem.objective(new double[exact.length], 0);
			assertTrue(ours <= reference + 1e-12 * rest, c.get("tag") + ": " + ours +
				" > " + reference);
			if (ours < reference - 1e-9 * rest) better++;
		}
		assertTrue(better >= 5, "better in " + better);
	}

	private static FreeKernel problem(final JsonNode c) {
		final double[] flat = Golden.array(c.get("traces_flat").asText())[0];
		final double[] counts = Golden.array(c.get("spikes_flat").asText())[0];
		final int[] lengths = Arrays.stream(numbers(c.get("trace_lengths")))
			.mapToInt(v -> (int) v).toArray();
		final double[][] traces = new double[lengths.length][], spikes =
			new double[lengths.length][];
		int from = 0;
		for (int i = 0; i < lengths.length; i++) {
			traces[i] = Arrays.copyOfRange(flat, from, from + lengths[i]);
			spikes[i] = Arrays.copyOfRange(counts, from, from + lengths[i]);
			from += lengths[i];
		}
		return new FreeKernel(traces, spikes, numbers(c.get("alphas")), numbers(c
			.get("baselines")), c.get("kernel_length").asInt());
	}

	private static FreeKernelOptions options(final JsonNode c) {
		final FreeKernelOptions options = FreeKernelOptions.defaults();
		return options.withMaxIterations(c.get("kw").path("max_iters").asInt(options
			.maxIterations())).withSmoothing(c.get("kw").path("smooth_lambda")
				.asDouble(0));
	}

	private static double[] warm(final JsonNode c) {
		final JsonNode file = c.get("kw").path("warm_kernel");
		return file.isMissingNode() ? null : Golden.array(file.asText())[0];
	}

	private static double[] numbers(final JsonNode list) {
		final double[] out = new double[list.size()];
		for (int i = 0; i < out.length; i++)
			out[i] = list.get(i).asDouble();
		return out;
	}
}
