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
package org.calab.fiji.workspace;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.deconvolution.Baseline;
import org.calab.extraction.NeuropilOptions;
import org.calab.fiji.tuner.TunedKernel;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.inference.ActivityMethod;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.kernel.KernelChoice;

/**
 * The settings of the extraction and of the inference in a workspace. Immutable.
 *
 * @param fs sampling rate in Hz; empty: that of the movie
 * @param neuropil whether to subtract the neuropil
 * @param factor fraction of the neuropil that is subtracted
 * @param dff whether to compute ΔF/F
 * @param kernel "auto", "tau" or the name of an indicator
 * @param tau with kernel "tau"
 * @param method with a given kernel
 * @param lambda weight of the sparsity penalty with a given kernel; empty: from the data
 * @param bandPass whether to apply the kernel's band-pass first; for the deconvolution
 * @param baseline how the baseline is handled with a given kernel
 */
@RecordBuilder
public record WorkspaceSettings(OptionalDouble fs, boolean neuropil,
	double factor, boolean dff, String kernel, CalciumKernel tau,
	ActivityMethod method, OptionalDouble lambda, boolean bandPass,
	Baseline baseline)
	implements WorkspaceSettingsBuilder.With
{

	/** @return neuropil 0.7, ΔF/F, and a kernel found from the data */
	public static WorkspaceSettings defaults() {
		return new WorkspaceSettings(OptionalDouble.empty(), true, NeuropilOptions
			.defaults().factor(), true, KernelChoice.AUTO, Indicator.GCAMP6F.kernel(),
			ActivityMethod.DECONVOLVE, OptionalDouble.empty(), false,
			Baseline.ROLLING);
	}

	public boolean isAuto() {
		return KernelChoice.isAuto(kernel);
	}

	/** @return the kernel of one spike, unless it is found from the data */
	public CalciumKernel givenKernel() {
		return KernelChoice.of(kernel, tau.tauRise(), tau.tauDecay());
	}

	/** @return the inputs of Extract ROI Traces... */
	public Map<String, Object> extraction() {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		fs.ifPresent(hz -> inputs.put("fs", hz));
		inputs.put("neuropil", neuropil);
		if (neuropil) inputs.put("neuropil_factor", factor);
		inputs.put("dff", dff);
		return inputs;
	}

	/** @return the inputs of Deconvolve Traces..., without the traces */
	public Map<String, Object> inference() {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put("kernel", kernel);
		if (KernelChoice.TAU.equals(kernel)) {
			inputs.put("tau_rise", tau.tauRise());
			inputs.put("tau_decay", tau.tauDecay());
		}
		if (isAuto()) return inputs;
		inputs.put("method", method.toString());
		if (baseline != Baseline.ROLLING) inputs.put("baseline", baseline
			.toString());
		if (method != ActivityMethod.DECONVOLVE) return inputs;
		lambda.ifPresent(l -> inputs.put("lambda", String.valueOf(l)));
		if (bandPass) inputs.put("band_pass", true);
		return inputs;
	}

	/** @return this extraction with the inference of other settings */
	public WorkspaceSettings withInferenceOf(final WorkspaceSettings other) {
		return other.withFs(fs).withNeuropil(neuropil).withFactor(factor).withDff(
			dff);
	}

	/** @return the settings of the inference, as those of the tuner */
	public TunerSettings tuner() {
		final TunerMethod tuned = isAuto() ? TunerMethod.AUTO
			: method == ActivityMethod.POSTERIOR ? TunerMethod.POSTERIOR
				: TunerMethod.DECONVOLVE;
		return new TunerSettings(tuned, TunedKernel.of(isAuto() ? tau
			: givenKernel()), lambda, bandPass, baseline);
	}

	/** @return the same with the inference of the tuner */
	public WorkspaceSettings with(final TunerSettings t) {
		final CalciumKernel k = t.kernel().tau();
		return withKernel(t.method() == TunerMethod.AUTO ? KernelChoice.AUTO : Arrays
			.stream(Indicator.values()).filter(i -> i.kernel().equals(k)).findFirst()
			.map(Indicator::toString).orElse(KernelChoice.TAU)).withTau(k).withMethod(t
				.method() == TunerMethod.POSTERIOR ? ActivityMethod.POSTERIOR
					: ActivityMethod.DECONVOLVE).withLambda(t.lambda()).withBandPass(t
						.bandPass()).withBaseline(t.baseline());
	}
}
