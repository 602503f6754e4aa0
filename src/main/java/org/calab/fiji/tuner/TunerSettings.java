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
package org.calab.fiji.tuner;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.OptionalDouble;

import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.options.OptionList;

/**
 * The settings of the tuner. Immutable.
 *
 * @param kernel the transient of one spike
 * @param lambda weight of the sparsity penalty, at least 0; empty: for each cell from
 *          its noise
 * @param bandPass whether to apply the kernel's band-pass first
 * @param baseline how the baseline is handled
 */
@RecordBuilder
public record TunerSettings(TunedKernel kernel, OptionalDouble lambda,
	boolean bandPass, Baseline baseline)
	implements TunerSettingsBuilder.With
{

	/** The default of Deconvolve Traces.... */
	private static final double USUAL_LAMBDA = 0.01;

	public TunerSettings {
		Require.present("kernel", kernel);
		if (Require.present("lambda", lambda).isPresent()) Require.nonNegative(
			"lambda", lambda.getAsDouble(), "");
		Require.present("baseline", baseline);
	}

	/** @return an indicator's kernel, λ 0.01, no band-pass, rolling baseline */
	public static TunerSettings of(final Indicator indicator) {
		return new TunerSettings(TunedKernel.of(indicator.kernel()), OptionalDouble
			.of(USUAL_LAMBDA), false, Baseline.ROLLING);
	}

	public TunerSettings withKernel(final CalciumKernel k) {
		return withKernel(TunedKernel.of(k));
	}

	/** @return the options of Deconvolve Traces... for these settings */
	public DeconvolutionOptions options() {
		return DeconvolutionOptions.of(kernel.tau(), lambda).withBandPass(bandPass)
			.withBaseline(baseline);
	}

	/**
	 * @param traces the macro options that select the traces, for example
	 *          {@code traces=[Traces of movie.tif]}
	 * @return the macro line that does the same for all cells
	 */
	public String macro(final String traces) {
		final StringBuilder line = new StringBuilder("run(\"Deconvolve Traces...\", \"")
			.append(traces.replace("\\", "\\\\").replace("\"", "\\\"")).append(
				" kernel=tau");
		OptionList.of(DeconvolutionOptions.class).changes(options()).forEach((key,
			value) -> line.append(' ').append(key).append(value.equals(true) ? "" : "=" +
				value));
		return line.append("\");\n").toString();
	}
}
