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

import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of the posterior with a given kernel. Immutable.
 *
 * @param kernel transient of one spike
 * @param baseline treatment of the baseline; what is left of it after {@link Baseline#ROLLING} is
 *          estimated as a constant
 */
@RecordBuilder
public record PosteriorOptions(
	CalciumKernel kernel,
	@Option(value = "rolling", help = DeconvolutionOptions.BASELINE_HELP) Baseline baseline)
	implements PosteriorOptionsBuilder.With
{

	public PosteriorOptions {
		OptionList.check(PosteriorOptions.class, kernel, baseline);
	}

	/** @return the default options with this kernel */
	public static PosteriorOptions of(final CalciumKernel kernel) {
		return OptionList.of(PosteriorOptions.class).defaults().withKernel(kernel);
	}
}
