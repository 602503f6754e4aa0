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
package org.calab.batch;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.detection.FindCellsOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.image.MovieOptions;
import org.calab.loader.LoadOptions;
import org.calab.loader.TraceFiles;
import org.calab.trace.SamplingRate;

/**
 * How to process every recording of a batch. Immutable; see {@link SettingsJson} for JSON.
 *
 * @param rate sampling rate of all recordings; if unknown, that of each recording
 * @param movieAxes channel, slice and time axis of movies, without a rate
 * @param findCells how to find the cells of movies that have no regions
 * @param extraction how to extract traces from movies
 * @param format of trace files; auto detects it by content
 * @param loadOptions how to load trace files, without a rate
 * @param analysis how to infer activity; empty for traces only
 * @param figures whether to save figures of each recording
 */
@RecordBuilder
public record BatchSettings(SamplingRate rate, MovieOptions movieAxes,
	FindCellsOptions findCells, ExtractionOptions extraction, String format, LoadOptions loadOptions,
	Optional<Analysis<?, ?>> analysis, boolean figures)
	implements BatchSettingsBuilder.With
{

	public BatchSettings {
		Require.present("rate", rate);
		Require.present("movieAxes", movieAxes);
		Require.present("findCells", findCells);
		Require.present("extraction", extraction);
		TraceFiles.requireFormat(Require.present("format", format));
		Require.present("loadOptions", loadOptions);
		Require.present("analysis", analysis);
		if (movieAxes.rate().isKnown() || loadOptions.fs().isPresent())
			throw new InvalidInputException(
				"The sampling rate of a batch must be given once, for both movies and traces.");
	}

	/** @return traces only: the rate of each recording, plain means of the regions */
	public static BatchSettings defaults() {
		return new BatchSettings(SamplingRate.unknown(), MovieOptions.defaults(),
			FindCellsOptions.defaults(), ExtractionOptions.defaults(), TraceFiles.AUTO, LoadOptions.defaults(),
			Optional.empty(), false);
	}

	/** @param fs sampling rate in Hz; 0 for that of each recording */
	public BatchSettings withFs(final double fs) {
		return new BatchSettings(Require.nonNegative("fs", fs, "Hz") == 0
			? SamplingRate.unknown() : SamplingRate.ofHz(fs), movieAxes, findCells, extraction, format,
			loadOptions, analysis, figures);
	}

	public BatchSettings withAnalysis(final Analysis<?, ?> a) {
		return new BatchSettings(rate, movieAxes, findCells, extraction, format, loadOptions, Optional
			.of(a), figures);
	}

	/** @return the options of movies, with the rate */
	MovieOptions movie() {
		return rate.isKnown() ? movieAxes.withFs(rate.hz()) : movieAxes;
	}

	/** @return the options of loading traces, with the rate */
	LoadOptions loading() {
		return rate.isKnown() ? loadOptions.withFs(rate.hz()) : loadOptions;
	}
}
