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

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.bridge.PageFiles;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.io.DataFormatException;
import org.calab.io.Json;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;
import org.calab.trace.TraceSet;

/**
 * Writes the settings of a tuner as CaTune's export JSON, and reads them. The method and the
 * baseline, which the format does not have, are in an object of their own, which other readers
 * skip.
 */
public final class TunerExport {

	private static final String OWN = "calab_for_fiji", METHOD = "method",
			BASELINE = "baseline";

	private TunerExport() {}

	/**
	 * Writes a file that Deconvolve Traces... accepts as params.
	 *
	 * @throws InvalidInputException if the method has a λ that is derived from the noise: the file
	 *           holds one value for all cells
	 */
	public static void save(final TunerSettings settings, final TraceSet traces,
		final Path file, final boolean overwrite) throws IOException
	{
		if (needsLambda(settings)) throw new InvalidInputException(
			"lambda is auto, but an export needs one value: set it first");
		PageFiles.save(export(settings, traces), Map.of(OWN, Map.of(METHOD, settings
			.method().toString(), BASELINE, settings.baseline().toString())), traces,
			file, overwrite);
	}

	/** @return whether λ must be set to one value before the export */
	public static boolean needsLambda(final TunerSettings settings) {
		return settings.method().takesLambda() && settings.lambda().isEmpty();
	}

	private static CaTuneExport export(final TunerSettings settings,
		final TraceSet traces)
	{
		final CalciumKernel k = settings.kernel().tau();
		return new CaTuneExport(k.tauRise(), k.tauDecay(), settings.lambda().orElse(
			TunerSettings.USUAL_LAMBDA), traces.rate().hz(), settings.bandPass());
	}

	/**
	 * @param settings kept where the file says nothing: exports of CaTune have no method and no
	 *          baseline
	 * @return with the settings of an export
	 */
	public static TunerSettings read(final TunerSettings settings,
		final Path file) throws IOException
	{
		final JsonNode json = Json.read(file), own = json.path(OWN);
		final CaTuneExport e = CaTuneExport.of(json, file.toString());
		return new TunerSettings(choice(own, METHOD, TunerMethod.class, settings
			.method(), file), TunedKernel.of(e.kernel()), OptionalDouble.of(e
				.lambda()), e.filterEnabled(), choice(own, BASELINE, Baseline.class,
					settings.baseline(), file));
	}

	private static <E extends Enum<E>> E choice(final JsonNode own,
		final String key, final Class<E> kind, final E missing, final Path file)
		throws DataFormatException
	{
		if (own.path(key).isMissingNode()) return missing;
		try {
			return Require.choice(key, own.path(key).asText(), kind);
		}
		catch (final InvalidInputException e) {
			throw new DataFormatException(file.toString(), e.getMessage(), e);
		}
	}

	/** @return sentences on what other readers of the export will do differently from the tuner */
	public static List<String> notes(final TunerSettings settings) {
		final List<String> notes = new ArrayList<>();
		if (settings.method() == TunerMethod.POSTERIOR) notes.add(
			"Only the tuner reads the method from the file. In Deconvolve Traces..., also choose method=posterior; CaTune deconvolves.");
		if (settings.method() == TunerMethod.AUTO) notes.add(
			"Only the tuner reads the method from the file. Other programs deconvolve with its τ and λ, which the automatic inference does not use.");
		if (!settings.method().takesLambda() && settings.lambda().isEmpty()) notes
			.add("The file needs a λ for programs that deconvolve: it gets " +
				TunerSettings.USUAL_LAMBDA + ".");
		if (settings.method().takesKernel() && settings.baseline() != Baseline.ROLLING) notes.add(
			"Only the tuner reads the baseline from the file; other programs use the rolling one.");
		return notes;
	}
}
