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
 * What of the automatic inference a user fixes; what is left empty is found. Immutable.
 *
 * @param kernel the transient of one spike. Its decay is taken for all cells. Its rise is only
 *          told on: by how much transients follow spikes goes with the decay and the shift.
 * @param lambda how small events are expected to be, above 0: their mean is {@code 1/(λ·‖k‖)}
 *          noise standard deviations, ‖k‖ the norm of the transient at 50 Hz, which at 1 is
 *          what noise can just hide. 1 where empty.
 * @param shift seconds by which the fluorescence of these recordings is later than it
 *          should be, which moves the activity earlier; negative moves it later. -1 to 1.
 */
@RecordBuilder
public record AutoOptions(
	@Option(key = "fixed_kernel", help = AutoOptions.FIXED_KERNEL_HELP) Optional<CalciumKernel> kernel,
	@Option(label = "Lambda (sparsity)", value = "auto", absent = "auto", min = 0, above = true, calab = "lambda_", help = AutoOptions.LAMBDA_HELP) OptionalDouble lambda,
	@Option(unit = "s", value = "0", min = -1, max = 1, help = AutoOptions.SHIFT_HELP) double shift)
	implements AutoOptionsBuilder.With
{

	public static final String FIXED_KERNEL_HELP =
		"Take tau_decay for all cells instead of finding the decay, and tau_rise for the delay of transients";
	public static final String LAMBDA_HELP =
		"How small events are expected to be, for example 1: their mean size is 1/lambda of what the noise can just hide; auto: 1";
	public static final String SHIFT_HELP =
		"Seconds by which the fluorescence of these recordings is known to be late, for example 0.05";

	/** Of 0.3 to 2 none is better on recordings with known spikes. */
	public static final double USUAL_LAMBDA = 1;

	public AutoOptions {
		OptionList.check(AutoOptions.class, kernel, lambda, shift);
	}

	/** @return everything is found, no shift */
	public static AutoOptions defaults() {
		return OptionList.of(AutoOptions.class).defaults();
	}

	/** @param lambda empty: the usual one */
	public static AutoOptions of(final OptionalDouble lambda) {
		return defaults().withLambda(lambda);
	}

	public AutoOptions withKernel(final CalciumKernel k) {
		return withKernel(Optional.of(k));
	}

	public AutoOptions withLambda(final double l) {
		return withLambda(OptionalDouble.of(l));
	}
}
