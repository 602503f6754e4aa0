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
package org.calab.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.alignment.Events;
import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;
import org.calab.io.hdf5.Hdf5File;
import org.calab.io.table.EventCsv;

/** Reads the events of an experiment from a table (CSV) or an NWB file. */
public final class EventFiles {

	/** Help of the file, for every door. */
	public static final String HELP =
		"Times of the events: a table (CSV) with the columns time_s (in seconds) and condition, or an " +
			"NWB file with trials, for example /data/events.csv";

	private EventFiles() {}

	/**
	 * @param conditionColumn column that holds the conditions; empty for {@code condition}, if
	 *          there is one
	 * @return the events, with notes for the user
	 * @throws java.io.FileNotFoundException if there is no such file
	 * @throws InvalidInputException if there is no such column
	 * @throws DataFormatException if the file has no events, or a time is missing;
	 *           the message names the line or row
	 */
	public static Events read(final Path file, final Optional<String> conditionColumn)
		throws IOException
	{
		try {
			return ReadErrors.reading(file, "a table of events", () -> Hdf5File.hasSignature(
				file) ? NwbIntervals.read(file, conditionColumn) : EventCsv.read(file,
					conditionColumn));
		}
		catch (final DataFormatException e) {
			if (e.getCause() instanceof InvalidInputException wrong && wrong.input()
				.isPresent()) throw wrong;
			throw e;
		}
	}
}
