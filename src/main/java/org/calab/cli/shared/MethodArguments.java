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
package org.calab.cli.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.calab.batch.Analysis;
import org.calab.batch.SettingsJson;
import org.calab.check.InvalidInputException;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;

import picocli.CommandLine.Model.CommandSpec;

/**
 * The method of a batch and its options as given on the command line. An option that the
 * method does not have is refused: it would be without effect.
 */
final class MethodArguments {

	static final String AUTO = "auto";
	private static final String DECONVOLVE = "deconvolve",
			POSTERIOR = "posterior", SPIKES = "spikes", TRACES = "traces";

	private final CommandSpec spec;
	private final String method;
	private final Path params;
	private final String kernel;

	/**
	 * @param params a CaTune export, or null
	 * @param kernel the name of an indicator, or null
	 */
	MethodArguments(final CommandSpec spec, final String method,
		final Path params, final String kernel)
	{
		this.spec = spec;
		this.method = method.trim().toLowerCase(Locale.ROOT);
		this.params = params;
		this.kernel = kernel;
		final Set<String> methods = new LinkedHashSet<>(SettingsJson.METHODS
			.keySet());
		methods.add(TRACES);
		if (!methods.contains(this.method)) throw InvalidInputException.mustBe(
			"method", "one of " + String.join(", ", methods), method);
		requireNoOther();
	}

	/** @return whether there is no analysis: the traces are the result */
	boolean isNone() {
		return method.equals(TRACES);
	}

	/**
	 * @throws InvalidInputException naming an option that is not what it must be
	 * @throws IOException if the export cannot be read
	 */
	Analysis<?, ?> read() throws IOException {
		final Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("method", method);
		// only what was given: the settings know the defaults of the method
		fields.putAll(RecordOptions.given(spec, SettingsJson.METHODS.get(
			method)));
		if (params != null) fields.putAll(SettingsJson.fields(CaTuneExport.read(
			params), method));
		else if (hasKernel()) {
			final CalciumKernel given = GivenKernel.of(spec, kernel);
			fields.put("tau_rise", given.tauRise());
			fields.put("tau_decay", given.tauDecay());
		}
		return SettingsJson.analysis(fields);
	}

	private boolean hasKernel() {
		return takesExport() || method.equals(SPIKES) || method.equals(
			AUTO) && RecordOptions.isGiven(spec, "fixed_kernel");
	}

	private boolean takesExport() {
		return method.equals(DECONVOLVE) || method.equals(POSTERIOR);
	}

	private void requireNoOther() {
		final Set<String> unused = new LinkedHashSet<>();
		SettingsJson.METHODS.values().forEach(other -> unused.addAll(RecordOptions
			.given(spec, other).keySet()));
		if (!isNone()) unused.removeAll(RecordOptions.given(spec, SettingsJson.METHODS.get(method)).keySet());
		final boolean isFree = method.equals(AUTO) && !hasKernel();
		if (isFree) for (final String key : List.of("tau_rise", "tau_decay"))
			if (RecordOptions.isGiven(spec, key)) unused.add(key);
		if (params != null && !takesExport()) unused.add("params");
		if (kernel != null && !hasKernel()) unused.add("kernel");
		final List<String> names = unused.stream().map(RecordOptions::name).toList();
		if (!names.isEmpty()) throw Commands.misuse(spec, String.join(", ", names) +
			(names.size() == 1 ? " has" : " have") + " no effect with --method " +
			method + (isFree && (unused.contains("kernel") || unused.contains(
				"tau_rise") || unused.contains("tau_decay"))
					? " unless --fixed-kernel is given." : "."));
		final List<String> twice = RecordOptions.given(spec, "kernel", "tau_rise",
			"tau_decay", "lambda", "band_pass");
		if (params != null && !twice.isEmpty()) throw Commands.misuse(spec, String
			.join(", ", twice) + " cannot be given with --params, which has " + (twice
				.size() == 1 ? "it." : "them."));
	}
}
