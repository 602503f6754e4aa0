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
package org.calab.inference;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of the automatic inference; empty options are determined automatically. Immutable.
 *
 * @param kernel transient of one spike, whose decay is used for all cells. Its rise is only
 *          reported; the delay of the transients depends on the decay and the shift.
 * @param lambda expected size of events: their mean is {@code 1/(λ·‖k‖)} standard deviations of
 *          the noise, where ‖k‖ is the norm of the transient at 50 Hz. At 1 events of mean size
 *          are just hidden in the noise. Empty: 1
 * @param shift delay of the fluorescence of these recordings in seconds; a positive shift moves
 *          the activity earlier, a negative one later
 */
@RecordBuilder
public record AutoOptions(
	@Option(key = "fixed_kernel", help = AutoOptions.FIXED_KERNEL_HELP) Optional<CalciumKernel> kernel,
	@Option(label = "Lambda (sparsity)", value = "auto", absent = "auto", min = 0, above = true, calab = "lambda_", help = AutoOptions.LAMBDA_HELP) OptionalDouble lambda,
	@Option(unit = "s", value = "0", min = -1, max = 1, help = AutoOptions.SHIFT_HELP) double shift)
	implements AutoOptionsBuilder.With
{

	public static final String FIXED_KERNEL_HELP =
		"Use tau_decay for all cells instead of estimating the decay, and report tau_rise";
	public static final String LAMBDA_HELP =
		"Expected size of events, for example 1, at which events of mean size are just hidden in the noise; larger values expect smaller events; auto: 1";
	public static final String SHIFT_HELP =
		"Delay of the fluorescence in these recordings in seconds, for example 0.05; positive values move the activity earlier";

	/** Default lambda, the best of 0.3 to 2 on recordings with known spikes. */
	public static final double USUAL_LAMBDA = 1;

	public AutoOptions {
		OptionList.check(AutoOptions.class, kernel, lambda, shift);
	}

	/** @return the defaults: all determined automatically, no shift */
	public static AutoOptions defaults() {
		return OptionList.of(AutoOptions.class).defaults();
	}

	public AutoOptions withKernel(final CalciumKernel k) {
		return withKernel(Optional.of(k));
	}

	public AutoOptions withLambda(final double l) {
		return withLambda(OptionalDouble.of(l));
	}
}
