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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.OptionalInt;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.signal.Resampling;

/**
 * How spikes are inferred. Immutable; see {@link #of} for the defaults.
 *
 * @param kernel the transient of one spike
 * @param upsampleFactor at how many times the frame rate spikes are placed, 1 to
 *          10,000; the number of spikes that fit into one frame
 * @param highPass whether what is slower than the kernel is filtered out first
 * @param lowPass whether what is faster than the kernel is filtered out first
 * @param lambda weight of the sparsity penalty of the relaxed solve, at least 0
 * @param noiseConstrained whether only as many spikes are taken as bring the
 *          residual down to the noise, instead of those that fit best
 * @param solver how the relaxed problem is solved
 * @param maxIterations at which FISTA stops, at least 0
 * @param tolerance the relative change per iteration at which FISTA has converged,
 *          above 0
 */
@RecordBuilder
public record SpikeOptions(
	CalciumKernel kernel,
	@Option(unit = "Hz", value = "300", min = 0, above = true, help = SpikeOptions.UPSAMPLE_TARGET_HELP) double upsampleTarget,
	@Option(absent = "auto", min = 1, max = SpikeOptions.MOST_POSITIONS, help = SpikeOptions.UPSAMPLE_FACTOR_HELP) OptionalInt upsampleFactor,
	@Option(calab = "hp_enabled", help = SpikeOptions.HIGH_PASS_HELP) boolean highPass,
	@Option(calab = "lp_enabled", help = SpikeOptions.LOW_PASS_HELP) boolean lowPass,
	@Option(label = "Lambda (sparsity)", value = "0", min = 0, calab = "lambda_", help = SpikeOptions.LAMBDA_HELP) double lambda,
	@Option(help = SpikeOptions.NOISE_CONSTRAINED_HELP) boolean noiseConstrained,
	@Option(value = "exact", help = SpikeOptions.SOLVER_HELP) SpikeSolver solver,
	@Option(value = "500", min = 0, calab = "max_iters", help = SpikeOptions.MAX_ITERATIONS_HELP) int maxIterations,
	@Option(value = "1e-4", min = 0, above = true, calab = "tol", help = SpikeOptions.TOLERANCE_HELP) double tolerance)
	implements SpikeOptionsBuilder.With
{

	public static final String UPSAMPLE_TARGET_HELP =
		"Rate in Hz at which spikes are placed, for example 300; the nearest whole multiple of the frame rate is taken";
	public static final String UPSAMPLE_FACTOR_HELP =
		"Positions of spikes per frame, for example 10; auto: as many as come nearest to upsample_target";
	public static final String HIGH_PASS_HELP =
		"Remove what is slower than the kernel before the fit, such as drift";
	public static final String LOW_PASS_HELP =
		"Remove what is faster than the kernel before the fit, such as noise";
	public static final String LAMBDA_HELP =
		"Weight of the sparsity penalty, for example 0.01; more means fewer spikes";
	public static final String NOISE_CONSTRAINED_HELP =
		"Take only as many spikes as bring the residual down to the noise, instead of those that fit best";
	public static final String SOLVER_HELP =
		"exact: the certified optimum of each relaxed problem; fista: the iterations of CaLab, for comparison";
	public static final String MAX_ITERATIONS_HELP =
		"Iterations after which FISTA stops, for example 500";
	public static final String TOLERANCE_HELP =
		"Relative change per iteration below which FISTA has converged, for example 1e-4";


	/** Positions of spikes in one frame; finer ones cannot be told apart. */
	static final int MOST_POSITIONS = 10_000;

	public SpikeOptions {
		OptionList.check(SpikeOptions.class, kernel, upsampleTarget, upsampleFactor, highPass, lowPass, lambda, noiseConstrained, solver, maxIterations, tolerance);
	}

	/** @return the defaults with this kernel: no filter, lambda 0, solved exactly */
	public static SpikeOptions of(final CalciumKernel kernel) {
		return OptionList.of(SpikeOptions.class).defaults().withKernel(kernel);
	}

	/** @return with so many positions of spikes per frame, whatever the frame rate */
	public SpikeOptions withUpsampleFactor(final int factor) {
		return withUpsampleFactor(OptionalInt.of(factor));
	}

	/** @return positions of spikes per frame at {@code fs} Hz, at least 1 */
	public int upsampleFactor(final double fs) {
		if (upsampleFactor.isPresent()) return upsampleFactor.getAsInt();
		final int factor = Resampling.upsampleFactor(fs, upsampleTarget);
		if (factor > MOST_POSITIONS) throw InvalidInputException.mustBe(
			"upsample_target", "at most " + MOST_POSITIONS + " times the frame rate of " +
				Require.plain(fs) + " Hz", upsampleTarget);
		return factor;
	}

}
