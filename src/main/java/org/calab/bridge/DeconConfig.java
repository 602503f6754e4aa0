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
package org.calab.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * What CaDecon is told to do. What is not set is left to the page's own
 * defaults. Immutable.
 *
 * @param autorun whether the page starts by itself once the traces are there
 * @param upsampleTarget rate in Hz at which spikes are placed, at least 1
 * @param highPass whether slow drift is filtered out
 * @param lowPass whether fast noise is filtered out
 * @param maxIterations 1 to 200
 * @param convergenceTol above 0 and below 1
 * @param numSubsets at least 1
 * @param targetCoverage part of the data that the subsets cover, above 0, at
 *          most 1
 * @param aspectRatio of a subset, above 0
 * @param seed of the subsets' places
 */
public record DeconConfig(boolean autorun, OptionalInt upsampleTarget,
	Optional<Boolean> highPass, Optional<Boolean> lowPass,
	OptionalInt maxIterations, OptionalDouble convergenceTol,
	OptionalInt numSubsets, OptionalDouble targetCoverage,
	OptionalDouble aspectRatio, OptionalLong seed)
{

	private static final int MOST_ITERATIONS = 200;

	/** What a number of the page can hold exactly. */
	private static final long LARGEST_SEED = 1L << 53;

	public DeconConfig {
		upsampleTarget.ifPresent(v -> Require.within("upsample_target", v, 1,
			Integer.MAX_VALUE));
		maxIterations.ifPresent(v -> Require.within("max_iterations", v, 1,
			MOST_ITERATIONS));
		convergenceTol.ifPresent(v -> {
			if (!(v > 0 && v < 1)) throw new InvalidInputException(
				"convergence_tol is " + v +
					"; allowed is a number above 0 and below 1");
		});
		numSubsets.ifPresent(v -> Require.within("num_subsets", v, 1,
			Integer.MAX_VALUE));
		targetCoverage.ifPresent(v -> {
			if (!(v > 0 && v <= 1)) throw new InvalidInputException(
				"target_coverage is " + v +
					"; allowed is a number above 0 and at most 1");
		});
		aspectRatio.ifPresent(v -> Require.positive("aspect_ratio", v, ""));
		seed.ifPresent(v -> {
			if (v < 0 || v > LARGEST_SEED) throw new InvalidInputException(
				"seed is " + v + "; allowed is a whole number from 0 to " +
					LARGEST_SEED);
		});
	}

	/** @return nothing set, and no start before the user says so in the page */
	public static DeconConfig defaults() {
		return new DeconConfig(false, OptionalInt.empty(), Optional.empty(),
			Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt
				.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong
					.empty());
	}

	public DeconConfig withAutorun(final boolean start) {
		return new DeconConfig(start, upsampleTarget, highPass, lowPass,
			maxIterations, convergenceTol, numSubsets, targetCoverage, aspectRatio,
			seed);
	}

	/** @param hz at least 1 */
	public DeconConfig withUpsampleTarget(final int hz) {
		return new DeconConfig(autorun, OptionalInt.of(hz), highPass, lowPass,
			maxIterations, convergenceTol, numSubsets, targetCoverage, aspectRatio,
			seed);
	}

	public DeconConfig withHighPass(final boolean on) {
		return new DeconConfig(autorun, upsampleTarget, Optional.of(on), lowPass,
			maxIterations, convergenceTol, numSubsets, targetCoverage, aspectRatio,
			seed);
	}

	public DeconConfig withLowPass(final boolean on) {
		return new DeconConfig(autorun, upsampleTarget, highPass, Optional.of(on),
			maxIterations, convergenceTol, numSubsets, targetCoverage, aspectRatio,
			seed);
	}

	public DeconConfig withMaxIterations(final int most) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			OptionalInt.of(most), convergenceTol, numSubsets, targetCoverage,
			aspectRatio, seed);
	}

	public DeconConfig withConvergenceTol(final double tolerance) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			maxIterations, OptionalDouble.of(tolerance), numSubsets, targetCoverage,
			aspectRatio, seed);
	}

	public DeconConfig withNumSubsets(final int subsets) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			maxIterations, convergenceTol, OptionalInt.of(subsets), targetCoverage,
			aspectRatio, seed);
	}

	public DeconConfig withTargetCoverage(final double part) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			maxIterations, convergenceTol, numSubsets, OptionalDouble.of(part),
			aspectRatio, seed);
	}

	public DeconConfig withAspectRatio(final double ratio) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			maxIterations, convergenceTol, numSubsets, targetCoverage, OptionalDouble
				.of(ratio), seed);
	}

	public DeconConfig withSeed(final long number) {
		return new DeconConfig(autorun, upsampleTarget, highPass, lowPass,
			maxIterations, convergenceTol, numSubsets, targetCoverage, aspectRatio,
			OptionalLong.of(number));
	}

	/** @return as the page reads it: autorun, and of the others those that are set */
	Map<String, Object> toMap() {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("autorun", autorun);
		upsampleTarget.ifPresent(v -> m.put("upsample_target", v));
		highPass.ifPresent(v -> m.put("hp_filter_enabled", v));
		lowPass.ifPresent(v -> m.put("lp_filter_enabled", v));
		maxIterations.ifPresent(v -> m.put("max_iterations", v));
		convergenceTol.ifPresent(v -> m.put("convergence_tol", v));
		numSubsets.ifPresent(v -> m.put("num_subsets", v));
		targetCoverage.ifPresent(v -> m.put("target_coverage", v));
		aspectRatio.ifPresent(v -> m.put("aspect_ratio", v));
		seed.ifPresent(v -> m.put("seed", v));
		return m;
	}
}
