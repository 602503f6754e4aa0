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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;

/**
 * Options of CaDecon. Immutable.
 *
 * @param amplitude amplitude of one spike in the unit of the traces, with the solver EXACT; empty: calibrated for each
 *          cell
 * @param upsampleTarget desired rate of spike positions in Hz; the nearest multiple of the frame
 *          rate is used
 * @param highPass whether what is slower than the kernel is filtered out first
 * @param lowPass whether what is faster than the kernel is filtered out first
 * @param noiseConstrained whether the smallest number of spikes is taken that reduces the
 *          residual to the noise, instead of the best fit
 * @param solver method of kernel learning and spike inference
 * @param subsets subsets of the recording from which the kernel is learned
 * @param stop stop criterion of the kernel learning
 */
@RecordBuilder
public record CaDeconOptions(
	@Option(label = "Amplitude of one spike", value = "auto", absent = "auto", min = 0, above = true, help = SpikeOptions.AMPLITUDE_HELP) OptionalDouble amplitude,
	@Option(unit = "Hz", value = "300", min = 0, above = true, help = SpikeOptions.UPSAMPLE_TARGET_HELP) double upsampleTarget,
	@Option(value = "true", calab = "hp_filter_enabled", help = SpikeOptions.HIGH_PASS_HELP) boolean highPass,
	@Option(value = "true", calab = "lp_filter_enabled", help = SpikeOptions.LOW_PASS_HELP) boolean lowPass,
	@Option(value = "true", help = SpikeOptions.NOISE_CONSTRAINED_HELP) boolean noiseConstrained,
	@Option(value = "exact", help = CaDeconOptions.SOLVER_HELP) CaDeconSolver solver,
	SubsetOptions subsets,
	StopOptions stop)
	implements CaDeconOptionsBuilder.With
{

	public static final String SOLVER_HELP =
		"exact: one kernel for all subsets, matched by simulation, and expected numbers of spikes; fista: the steps of CaLab, with spike counts";

	public CaDeconOptions {
		OptionList.check(CaDeconOptions.class, amplitude, upsampleTarget, highPass, lowPass, noiseConstrained, solver, subsets, stop);
		if (amplitude.isPresent() && solver == CaDeconSolver.FISTA)
			throw InvalidInputException.of("amplitude",
				"can be given with solver=exact only, but the solver is fista.");
	}

	/** @return the default options */
	public static CaDeconOptions defaults() {
		return OptionList.of(CaDeconOptions.class).defaults();
	}

	/** @return the options of the spike inference with a kernel and the solver FISTA */
	SpikeOptions spikes(final CalciumKernel kernel) {
		return SpikeOptions.of(kernel).withUpsampleTarget(upsampleTarget)
			.withUpsampleFactor(OptionalInt.empty()).withHighPass(highPass).withLowPass(
				lowPass)
			.withNoiseConstrained(noiseConstrained).withSolver(SpikeSolver.FISTA);
	}
}
