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
package org.calab.io.catune;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.Version;
import org.calab.check.Require;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.kernel.CalciumKernel;

/**
 * A CaTune export: the parameters that a user has chosen. Reads schemas 1.1.0 and
 * 1.2.0, writes 1.2.0.
 *
 * @param tauRise rise time constant in seconds, above 0
 * @param tauDecay decay time constant in seconds, above 0
 * @param lambda weight of the sparsity penalty, at least 0
 * @param fs sampling rate in Hz, above 0
 * @param filterEnabled whether the traces are band-pass filtered first
 */
public record CaTuneExport(double tauRise, double tauDecay, double lambda,
	double fs, boolean filterEnabled)
{

	public CaTuneExport {
		Require.positive("tau_rise_s", tauRise, "s");
		Require.positive("tau_decay_s", tauDecay, "s");
		Require.nonNegative("lambda", lambda, "");
		Require.positive("sampling_rate_hz", fs, "Hz");
	}

	/**
	 * @throws java.io.FileNotFoundException if there is no such file
	 * @throws DataFormatException if a parameter is missing or wrong
	 */
	public static CaTuneExport read(final Path file) throws IOException {
		return of(Json.read(file), file.toString());
	}

	/**
	 * @param export the JSON object
	 * @param name for messages
	 * @throws DataFormatException if a parameter is missing or wrong
	 */
	public static CaTuneExport of(final JsonNode export, final String name)
		throws DataFormatException
	{
		final JsonNode p = export.path("parameters");
		if (!p.isObject()) throw new DataFormatException(name,
			"the file is not a CaTune export: it has no \"parameters\".");
		final JsonNode filter = p.path("filter_enabled");
		if (!filter.isMissingNode() && !filter.isBoolean()) {
			throw DataFormatException.mustBe(name, "filter_enabled", "true or false", filter);
		}
		try {
			return new CaTuneExport(number(p, "tau_rise_s", name), number(p,
				"tau_decay_s", name), number(p, "lambda", name), number(p,
					"sampling_rate_hz", name), filter.asBoolean(false));
		}
		catch (final IllegalArgumentException e) {
			throw new DataFormatException(name, e.getMessage(), e);
		}
	}

	private static double number(final JsonNode p, final String key,
		final String name) throws DataFormatException
	{
		final JsonNode v = p.path(key);
		if (v.isMissingNode()) throw new DataFormatException(name,
			"the parameter " + key + " is missing.");
		if (!v.isNumber()) throw DataFormatException.mustBe(name, key, "a number", v);
		return v.asDouble();
	}

	/**
	 * @param tPeak time of the kernel's peak in seconds
	 * @param fwhm full width of the kernel at half maximum in seconds
	 * @param metadata entries of the export's metadata, such as source_filename,
	 *          num_cells and num_timepoints; may be empty
	 * @return the fields of the export
	 */
	public Map<String, Object> fields(final double tPeak, final double fwhm,
		final Map<String, ?> metadata)
	{
		final double dt = 1 / fs;
		final double decayRoot = Math.exp(-dt / tauDecay), riseRoot = Math.exp(
			-dt / tauRise);
		final Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("tau_rise_s", tauRise);
		parameters.put("tau_decay_s", tauDecay);
		parameters.put("t_peak_s", tPeak);
		parameters.put("fwhm_s", fwhm);
		parameters.put("lambda", lambda);
		parameters.put("sampling_rate_hz", fs);
		parameters.put("filter_enabled", filterEnabled);
		final Map<String, Object> ar2 = new LinkedHashMap<>();
		ar2.put("g1", decayRoot + riseRoot);
		ar2.put("g2", -(decayRoot * riseRoot));
		ar2.put("decayRoot", decayRoot);
		ar2.put("riseRoot", riseRoot);
		ar2.put("dt", dt);
		final Map<String, Object> export = new LinkedHashMap<>();
		export.put("schema_version", "1.2.0");
		export.put("catune_version", Version.generator());
		export.put("export_date", Instant.now().truncatedTo(ChronoUnit.MILLIS)
			.toString());
		export.put("parameters", parameters);
		export.put("ar2_coefficients", ar2);
		export.put("formulation", formulation());
		export.put("metadata", metadata);
		return export;
	}

	/** @return a writer of the {@link #fields} */
	public FileGroup.Content content(final double tPeak, final double fwhm,
		final Map<String, ?> metadata)
	{
		return Json.of(fields(tPeak, fwhm, metadata));
	}

	private static Map<String, String> formulation() {
		final Map<String, String> f = new LinkedHashMap<>();
		f.put("model", "Non-negative deconvolution with a sparsity penalty");
		f.put("objective",
			"minimize over s >= 0: 1/2 ||y - K s||^2 + lambda G sum(s)");
		f.put("kernel",
			"h(t) = exp(-t/tau_decay) - exp(-t/tau_rise), scaled to a peak of 1");
		f.put("ar2_relation",
			"c[t] = g1 c[t-1] + g2 c[t-2] + s[t-1]/p, g1 = decayRoot + riseRoot, " +
				"g2 = -decayRoot riseRoot, p = peak of the impulse response");
		f.put("lambda_definition",
			"weight of the penalty on the activity, in units of G = sum of the " +
				"sampled kernel");
		f.put("convergence",
			"relative change of s per iteration below 1e-4, or 2000 iterations");
		return f;
	}

	/** @return the tuned kernel */
	public CalciumKernel kernel() {
		return new CalciumKernel(tauRise, tauDecay);
	}

	/** @return {@code options} with the tuned kernel, lambda and band-pass filter */
	public DeconvolutionOptions applyTo(final DeconvolutionOptions options) {
		return options.withKernel(kernel()).withLambda(
			OptionalDouble.of(lambda)).withBandPass(filterEnabled);
	}
}
