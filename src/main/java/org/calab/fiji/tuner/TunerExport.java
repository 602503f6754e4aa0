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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.bridge.PageFiles;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;
import org.calab.trace.TraceSet;

/** Writes the settings of a tuner as CaTune's export JSON, and reads them. */
public final class TunerExport {

	private TunerExport() {}

	/**
	 * Writes a file that Deconvolve Traces... accepts as params.
	 *
	 * @throws InvalidInputException if λ is derived from the noise: the file holds one
	 *           value for all cells
	 */
	public static void save(final TunerSettings settings, final TraceSet traces,
		final Path file, final boolean overwrite) throws IOException
	{
		if (settings.lambda().isEmpty()) throw new InvalidInputException(
			"lambda is auto, but an export needs one value: set it first");
		PageFiles.save(export(settings, traces), traces, file, overwrite);
	}

	private static CaTuneExport export(final TunerSettings settings,
		final TraceSet traces)
	{
		final CalciumKernel k = settings.kernel().tau();
		return new CaTuneExport(k.tauRise(), k.tauDecay(), settings.lambda()
			.getAsDouble(), traces.rate().hz(), settings.bandPass());
	}

	/** @return with the settings of an export; the baseline is kept, as exports have none */
	public static TunerSettings read(final TunerSettings settings,
		final Path file) throws IOException
	{
		final CaTuneExport e = CaTuneExport.read(file);
		return settings.withKernel(new CalciumKernel(e.tauRise(), e.tauDecay()))
			.withLambda(OptionalDouble.of(e.lambda())).withBandPass(e.filterEnabled());
	}

	/** @return sentences on what a reader of the export will do differently from the tuner */
	public static List<String> notes(final TunerSettings settings) {
		final List<String> notes = new ArrayList<>();
		if (settings.baseline() != Baseline.ROLLING) notes.add(
			"The file does not store the baseline; programs that read it use the rolling one.");
		return notes;
	}
}
