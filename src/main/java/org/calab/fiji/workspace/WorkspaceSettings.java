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
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.deconvolution.Baseline;
import org.calab.extraction.NeuropilOptions;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
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
 * @param kernel "auto", "tau" or the name of an indicator, as the settings of the inference have it
 * @param tuner the settings of the inference
 */
@RecordBuilder
public record WorkspaceSettings(OptionalDouble fs, boolean neuropil,
	double factor, boolean dff, String kernel, TunerSettings tuner)
	implements WorkspaceSettingsBuilder.With
{

	/** @return neuropil 0.7, ΔF/F, and a kernel found from the data */
	public static WorkspaceSettings defaults() {
		return new WorkspaceSettings(OptionalDouble.empty(), true, NeuropilOptions
			.defaults().factor(), true, KernelChoice.AUTO, TunerSettings.of(
				Indicator.GCAMP6F).withMethod(TunerMethod.AUTO).withLambda(OptionalDouble
					.empty()));
	}

	/** @return whether the kernel is found from the data */
	public boolean isAuto() {
		return !tuner.method().takesKernel();
	}

	/**
	 * @param choice "auto", "tau" or the name of an indicator
	 * @param tau kept with "auto", taken with "tau"
	 * @param method with a given kernel
	 */
	public WorkspaceSettings with(final String choice, final CalciumKernel tau,
		final TunerMethod method)
	{
		final boolean auto = KernelChoice.isAuto(choice);
		return withKernel(choice.trim().toLowerCase(Locale.ROOT)).withTuner(tuner
			.withMethod(auto ? TunerMethod.AUTO : method.takesKernel() ? method
				: TunerMethod.DECONVOLVE).withKernel(auto ? tau : KernelChoice.of(choice,
					tau.tauRise(), tau.tauDecay())));
	}

	/** @return the same with the inference of the tuner */
	public WorkspaceSettings with(final TunerSettings t) {
		return withTuner(t).withKernel(!t.method().takesKernel() ? KernelChoice.AUTO
			: Arrays.stream(Indicator.values()).filter(i -> i.kernel().equals(t.kernel()
				.tau())).findFirst().map(Indicator::toString).orElse(KernelChoice.TAU));
	}

	/** @return this extraction with the inference of other settings */
	public WorkspaceSettings withInferenceOf(final WorkspaceSettings other) {
		return withKernel(other.kernel).withTuner(other.tuner);
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
			inputs.put("tau_rise", tuner.kernel().tau().tauRise());
			inputs.put("tau_decay", tuner.kernel().tau().tauDecay());
		}
		if (isAuto()) return inputs;
		inputs.put("method", tuner.method().toString());
		if (tuner.baseline() != Baseline.ROLLING) inputs.put("baseline", tuner
			.baseline().toString());
		if (!tuner.method().takesLambda()) return inputs;
		tuner.lambda().ifPresent(l -> inputs.put("lambda", String.valueOf(l)));
		if (tuner.bandPass()) inputs.put("band_pass", true);
		return inputs;
	}
}
