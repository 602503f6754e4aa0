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

import java.util.Map;
import java.util.OptionalDouble;

import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.options.OptionList;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/**
 * The settings of the tuner. Immutable. Settings that the method does not have are kept for the
 * others.
 *
 * @param method the method that is tuned
 * @param kernel the transient of one spike
 * @param lambda weight of the sparsity penalty, at least 0; empty: for each cell from
 *          its noise
 * @param bandPass whether to apply the kernel's band-pass first
 * @param baseline how the baseline is handled
 */
@RecordBuilder
public record TunerSettings(TunerMethod method, TunedKernel kernel,
	OptionalDouble lambda, boolean bandPass, Baseline baseline)
	implements TunerSettingsBuilder.With
{

	/** The default of Deconvolve Traces.... */
	static final double USUAL_LAMBDA = 0.01;

	public TunerSettings {
		Require.present("method", method);
		Require.present("kernel", kernel);
		if (Require.present("lambda", lambda).isPresent()) Require.nonNegative(
			"lambda", lambda.getAsDouble(), "");
		Require.present("baseline", baseline);
	}

	/** @return L1 deconvolution with an indicator's kernel, λ 0.01, no band-pass, rolling baseline */
	public static TunerSettings of(final Indicator indicator) {
		return new TunerSettings(TunerMethod.DECONVOLVE, TunedKernel.of(indicator
			.kernel()), OptionalDouble.of(USUAL_LAMBDA), false, Baseline.ROLLING);
	}

	public TunerSettings withKernel(final CalciumKernel k) {
		return withKernel(TunedKernel.of(k));
	}

	/** @return the options of the L1 deconvolution */
	public DeconvolutionOptions options() {
		return DeconvolutionOptions.of(kernel.tau(), lambda).withBandPass(bandPass)
			.withBaseline(baseline);
	}

	/** @return the options of the posterior */
	public PosteriorOptions posterior() {
		return PosteriorOptions.of(kernel.tau()).withBaseline(baseline);
	}

	/**
	 * Applies the method to all cells, as Deconvolve Traces... does.
	 *
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public InferredActivity run(final TraceSet traces, final int threads,
		final Progress progress)
	{
		return switch (method) {
			case DECONVOLVE -> Deconvolution.run(traces, options(), threads, progress);
			case POSTERIOR -> PosteriorInference.run(traces, posterior(), threads,
				progress);
			case AUTO -> AutoInference.run(traces, AutoOptions.defaults(), threads,
				progress);
		};
	}

	/**
	 * @param traces the macro options that select the traces, for example
	 *          {@code traces=[Traces of movie.tif]}
	 * @return the macro line that does the same for all cells
	 */
	public String macro(final String traces) {
		final StringBuilder line = new StringBuilder("run(\"Deconvolve Traces...\", \"")
			.append(traces.replace("\\", "\\\\").replace("\"", "\\\"")).append(
				switch (method) {
					case DECONVOLVE -> " kernel=tau";
					case POSTERIOR -> " kernel=tau method=posterior";
					case AUTO -> " kernel=auto";
				});
		changes().forEach((key, value) -> line.append(' ').append(key).append(value
			.equals(true) ? "" : "=" + value));
		return line.append("\");\n").toString();
	}

	private Map<String, Object> changes() {
		return switch (method) {
			case DECONVOLVE -> OptionList.of(DeconvolutionOptions.class).changes(
				options());
			case POSTERIOR -> OptionList.of(PosteriorOptions.class).changes(
				posterior());
			case AUTO -> Map.of();
		};
	}
}
