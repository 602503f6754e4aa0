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
package org.calab.export;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * What an export writes. Immutable.
 *
 * @param format names of formats, as {@link ExportFormat#of} has them
 * @param eventThreshold activity above which a frame is part of an event, in the unit of the activity;
 *          empty: for each cell as {@link ActivityEvents} chooses it
 * @param animal name of the animal
 * @param session name of the session
 * @param nwb what only NWB has
 */
@RecordBuilder
public record ExportOptions(
	@Option(value = "xlsx", label = "Formats", help = ExportOptions.FORMAT_HELP) String format,
	@Option(absent = "auto", min = 0, help = ExportOptions.EVENT_THRESHOLD_HELP) OptionalDouble eventThreshold,
	@Option(help = ExportOptions.ANIMAL_HELP) Optional<String> animal,
	@Option(help = ExportOptions.SESSION_HELP) Optional<String> session,
	NwbOptions nwb) implements ExportOptionsBuilder.With
{

	public static final String FORMAT_HELP =
		"mat (MATLAB), xlsx (Excel), suite2p, events (CSV, a row per event), long (CSV, a row per cell and " +
			"frame), nwb (Zarr); several are separated by commas, for example mat,xlsx";
	public static final String EVENT_THRESHOLD_HELP =
		"Activity above which a frame belongs to an event, in the unit of the activity, for example 0.1; " +
			"auto: for each cell, such that the events hold 95 % of its activity";
	public static final String ANIMAL_HELP =
		"Name of the animal, a column of long and the subject of nwb, for example M12";
	public static final String SESSION_HELP =
		"Name of the session, a column of long and the session of nwb, for example day3";

	public ExportOptions {
		OptionList.check(ExportOptions.class, format, eventThreshold, animal, session,
			nwb);
		ExportFormat.of(format);
	}

	/** @return the defaults: an Excel file */
	public static ExportOptions defaults() {
		return OptionList.of(ExportOptions.class).defaults();
	}

	/** @return the formats, in order, each once */
	public List<ExportFormat> formats() {
		return ExportFormat.of(format);
	}
}
