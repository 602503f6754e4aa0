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

import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.signal.Resampling;

/**
 * Options of the spike inference. Immutable.
 *
 * @param kernel transient of one spike
 * @param amplitude amplitude of one spike in the unit of the traces, with the solver POSTERIOR; empty: calibrated for
 *          each cell
 * @param upsampleTarget desired rate of spike positions in Hz; ignored with an upsample factor
 * @param upsampleFactor spike positions per frame, which is also the largest count in a frame;
 *          empty: from the upsample target
 * @param highPass whether what is slower than the kernel is filtered out first
 * @param lowPass whether what is faster than the kernel is filtered out first
 * @param lambda weight of the sparsity penalty of the relaxed problem
 * @param noiseConstrained whether the smallest number of spikes is taken that reduces the
 *          residual to the noise, instead of the best fit
 * @param solver solver for the relaxed problem
 * @param maxIterations iteration limit of FISTA
 * @param tolerance relative change per iteration at which FISTA has converged
 */
@RecordBuilder
public record SpikeOptions(
	CalciumKernel kernel,
	@Option(label = "Amplitude of one spike", value = "auto", absent = "auto", min = 0, above = true, help = SpikeOptions.AMPLITUDE_HELP) OptionalDouble amplitude,
	@Option(unit = "Hz", value = "300", min = 0, above = true, help = SpikeOptions.UPSAMPLE_TARGET_HELP) double upsampleTarget,
	@Option(absent = "auto", min = 1, max = SpikeOptions.MOST_POSITIONS, help = SpikeOptions.UPSAMPLE_FACTOR_HELP) OptionalInt upsampleFactor,
	@Option(calab = "hp_enabled", help = SpikeOptions.HIGH_PASS_HELP) boolean highPass,
	@Option(calab = "lp_enabled", help = SpikeOptions.LOW_PASS_HELP) boolean lowPass,
	@Option(label = "Lambda (sparsity)", value = "0", min = 0, calab = "lambda_", help = SpikeOptions.LAMBDA_HELP) double lambda,
	@Option(help = SpikeOptions.NOISE_CONSTRAINED_HELP) boolean noiseConstrained,
	@Option(value = "posterior", help = SpikeOptions.SOLVER_HELP) SpikeSolver solver,
	@Option(value = "500", min = 0, calab = "max_iters", help = SpikeOptions.MAX_ITERATIONS_HELP) int maxIterations,
	@Option(value = "1e-4", min = 0, above = true, calab = "tol", help = SpikeOptions.TOLERANCE_HELP) double tolerance)
	implements SpikeOptionsBuilder.With
{

	public static final String AMPLITUDE_HELP =
		"Amplitude of one spike in the unit of the traces, for example 0.1 for a dF/F of 10 %; auto: for each cell from its events. Only for the solver that gives expected numbers of spikes";
	public static final String UPSAMPLE_TARGET_HELP =
		"Time resolution of the spikes in Hz, for example 300, rounded to a multiple of the frame rate";
	public static final String UPSAMPLE_FACTOR_HELP =
		"Spike positions per frame, for example 10; auto: from upsample_target";
	public static final String HIGH_PASS_HELP =
		"Remove what is slower than the kernel before the fit, such as drift";
	public static final String LOW_PASS_HELP =
		"Remove what is faster than the kernel before the fit, such as noise";
	public static final String LAMBDA_HELP =
		"Weight of the sparsity penalty, for example 0.01; larger values give fewer spikes";
	public static final String NOISE_CONSTRAINED_HELP =
		"Take the fewest spikes whose residual is no larger than the noise, instead of the best fit";
	public static final String SOLVER_HELP =
		"posterior: expected numbers of spikes; exact and fista: binary spikes, as the optimum or by the iterations of CaLab, to which the upsampling, the filters, lambda and noise_constrained apply";
	public static final String MAX_ITERATIONS_HELP =
		"Iteration limit of FISTA, for example 500";
	public static final String TOLERANCE_HELP =
		"Relative change per iteration at which FISTA has converged, for example 1e-4";


	/** Largest number of spike positions per frame. */
	static final int MOST_POSITIONS = 10_000;

	public SpikeOptions {
		OptionList.check(SpikeOptions.class, kernel, amplitude, upsampleTarget,
			upsampleFactor, highPass, lowPass, lambda, noiseConstrained, solver, maxIterations, tolerance);
		if (amplitude.isPresent() && solver != SpikeSolver.POSTERIOR) throw InvalidInputException
			.of("amplitude", "can be given with solver=posterior only, but the solver is " +
				solver + ".");
	}

	/** @return the default options with this kernel */
	public static SpikeOptions of(final CalciumKernel kernel) {
		return OptionList.of(SpikeOptions.class).defaults().withKernel(kernel);
	}

	/** @return these options with a fixed number of spike positions per frame */
	public SpikeOptions withUpsampleFactor(final int factor) {
		return withUpsampleFactor(OptionalInt.of(factor));
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return the number of spike positions per frame, at least 1
	 * @throws InvalidInputException if the upsample target is more than 10000 times the
	 *           sampling rate
	 */
	public int upsampleFactor(final double fs) {
		if (upsampleFactor.isPresent()) return upsampleFactor.getAsInt();
		final int factor = Resampling.upsampleFactor(fs, upsampleTarget);
		if (factor > MOST_POSITIONS) throw InvalidInputException.mustBe(
			"upsample_target", "at most " + MOST_POSITIONS + " times the frame rate of " +
				Require.plain(fs) + " Hz", upsampleTarget);
		return factor;
	}

}
