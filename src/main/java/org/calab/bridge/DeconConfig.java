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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Settings for the CaDecon page. Unset values take the defaults of the page. Immutable.
 *
 * @param autorun whether the page starts as soon as it has the traces
 * @param upsampleTarget rate in Hz of the inferred spikes, at least 1
 * @param highPass whether to remove slow drift
 * @param lowPass whether to remove fast noise
 * @param maxIterations 1 to 200
 * @param convergenceTol greater than 0 and less than 1
 * @param numSubsets at least 1
 * @param targetCoverage fraction of the data that the subsets cover, greater than 0, at
 *          most 1
 * @param aspectRatio of a subset, greater than 0
 * @param seed of the random positions of the subsets
 */
@RecordBuilder
public record DeconConfig(
	@Option(help = DeconConfig.AUTORUN_HELP) boolean autorun,
	@Option(unit = "Hz", absent = "default", min = 1, help = DeconConfig.UPSAMPLE_TARGET_HELP) OptionalInt upsampleTarget,
	@Option(absent = "default", calab = "hp_filter_enabled", help = DeconConfig.HIGH_PASS_HELP) Optional<Boolean> highPass,
	@Option(absent = "default", calab = "lp_filter_enabled", help = DeconConfig.LOW_PASS_HELP) Optional<Boolean> lowPass,
	@Option(absent = "default", min = 1, max = 200, help = DeconConfig.MAX_ITERATIONS_HELP) OptionalInt maxIterations,
	@Option(label = "Convergence tolerance", absent = "default", min = 0, max = 1, above = true, below = true, help = DeconConfig.CONVERGENCE_TOL_HELP) OptionalDouble convergenceTol,
	@Option(label = "Number of subsets", absent = "default", min = 1, help = DeconConfig.NUM_SUBSETS_HELP) OptionalInt numSubsets,
	@Option(absent = "default", min = 0, max = 1, above = true, help = DeconConfig.TARGET_COVERAGE_HELP) OptionalDouble targetCoverage,
	@Option(absent = "default", min = 0, above = true, help = DeconConfig.ASPECT_RATIO_HELP) OptionalDouble aspectRatio,
	@Option(absent = "default", min = 0, max = 1L << 53, help = DeconConfig.SEED_HELP) OptionalLong seed)
	implements DeconConfigBuilder.With
{

	public static final String AUTORUN_HELP =
		"Start as soon as the page has the traces; always the case when headless";
	public static final String UPSAMPLE_TARGET_HELP =
		"Rate in Hz at which spikes are placed, for example 300. default: that of the page";
	public static final String HIGH_PASS_HELP =
		"Remove slow drift. default: as the page does";
	public static final String LOW_PASS_HELP =
		"Remove fast noise. default: as the page does";
	public static final String MAX_ITERATIONS_HELP =
		"Iterations of kernel learning at most, for example 20. default: that of the page";
	public static final String CONVERGENCE_TOL_HELP =
		"Change of the kernel below which it counts as unchanged, for example 0.005. default: that of the page";
	public static final String NUM_SUBSETS_HELP =
		"Parts of the recording from which the kernel is learned, for example 4. default: that of the page";
	public static final String TARGET_COVERAGE_HELP =
		"Fraction of the recording that the subsets cover together, for example 0.25. default: that of the page";
	public static final String ASPECT_RATIO_HELP =
		"Shape of a subset, for example 1. default: that of the page";
	public static final String SEED_HELP =
		"Seed of the random positions of the subsets, for example 42. default: that of the page";

	public DeconConfig {
		OptionList.check(DeconConfig.class, autorun, upsampleTarget, highPass,
			lowPass, maxIterations, convergenceTol, numSubsets, targetCoverage,
			aspectRatio, seed);
	}

	/** @return the defaults: nothing set; the user starts the run in the page */
	public static DeconConfig defaults() {
		return OptionList.of(DeconConfig.class).defaults();
	}

	/** @return the settings by the names of the page: autorun, and those that are set */
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

	public DeconConfig withUpsampleTarget(final int hz) {
		return withUpsampleTarget(OptionalInt.of(hz));
	}

	public DeconConfig withHighPass(final boolean on) {
		return withHighPass(Optional.of(on));
	}

	public DeconConfig withLowPass(final boolean on) {
		return withLowPass(Optional.of(on));
	}

	public DeconConfig withMaxIterations(final int most) {
		return withMaxIterations(OptionalInt.of(most));
	}

	public DeconConfig withConvergenceTol(final double tolerance) {
		return withConvergenceTol(OptionalDouble.of(tolerance));
	}

	public DeconConfig withNumSubsets(final int subsets) {
		return withNumSubsets(OptionalInt.of(subsets));
	}

	public DeconConfig withTargetCoverage(final double part) {
		return withTargetCoverage(OptionalDouble.of(part));
	}

	public DeconConfig withAspectRatio(final double ratio) {
		return withAspectRatio(OptionalDouble.of(ratio));
	}

	public DeconConfig withSeed(final long s) {
		return withSeed(OptionalLong.of(s));
	}
}
