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

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * What an NWB file says about the experiment, which only the user knows. Immutable.
 *
 * @param sessionStart time and date with the time zone, in ISO 8601; required by NWB
 * @param sessionDescription one sentence; required by NWB
 * @param device name of the microscope
 * @param indicator name of the calcium indicator
 * @param location where in the brain
 * @param excitation wavelength in nm
 * @param emission wavelength in nm
 */
@RecordBuilder
public record NwbOptions(
	@Option(help = NwbOptions.SESSION_START_HELP) Optional<String> sessionStart,
	@Option(help = NwbOptions.SESSION_DESCRIPTION_HELP) Optional<String> sessionDescription,
	@Option(label = "Microscope", help = NwbOptions.DEVICE_HELP) Optional<String> device,
	@Option(help = NwbOptions.INDICATOR_HELP) Optional<String> indicator,
	@Option(help = NwbOptions.LOCATION_HELP) Optional<String> location,
	@Option(label = "Excitation wavelength", unit = "nm", absent = "0", min = 0, above = true, help = NwbOptions.EXCITATION_HELP) OptionalDouble excitation,
	@Option(label = "Emission wavelength", unit = "nm", absent = "0", min = 0, above = true, help = NwbOptions.EMISSION_HELP) OptionalDouble emission)
	implements NwbOptionsBuilder.With
{

	public static final String SESSION_START_HELP =
		"For nwb, which requires it: when the session began, with the time zone, for example 2026-03-14T09:30:00+01:00";
	public static final String SESSION_DESCRIPTION_HELP =
		"For nwb, which requires it: one sentence about the session, for example Open field, 20 min";
	public static final String DEVICE_HELP =
		"For nwb: name of the microscope, for example Miniscope V4. Empty: unknown";
	public static final String INDICATOR_HELP =
		"For nwb: calcium indicator, for example GCaMP6f. Empty: unknown";
	public static final String LOCATION_HELP =
		"For nwb: area of the brain, for example CA1. Empty: unknown";
	public static final String EXCITATION_HELP =
		"For nwb: excitation wavelength in nm, for example 920. 0: unknown";
	public static final String EMISSION_HELP =
		"For nwb: emission wavelength in nm, for example 510. 0: unknown";

	public NwbOptions {
		OptionList.check(NwbOptions.class, sessionStart, sessionDescription, device,
			indicator, location, excitation, emission);
		sessionStart.ifPresent(NwbOptions::time);
	}

	/** @return the default: nothing is known */
	public static NwbOptions defaults() {
		return OptionList.of(NwbOptions.class).defaults();
	}

	/** @throws InvalidInputException if what NWB requires is missing */
	void requireComplete() {
		if (sessionStart.isEmpty()) throw InvalidInputException.of("session_start",
			"is missing: nwb requires it, and only you know it. Give a date and time with the time zone, such as 2026-03-14T09:30:00+01:00.");
		if (sessionDescription.isEmpty()) throw InvalidInputException.of(
			"session_description",
			"is missing: nwb requires it, and only you know it. Give one sentence about the session.");
	}

	/** @return the start of the session */
	OffsetDateTime start() {
		return time(sessionStart.orElseThrow());
	}

	private static OffsetDateTime time(final String text) {
		try {
			return OffsetDateTime.parse(text.trim().replace(' ', 'T'));
		}
		catch (final DateTimeParseException e) {
			throw InvalidInputException.mustBe("session_start",
				"a date and time with the time zone, such as 2026-03-14T09:30:00+01:00", text);
		}
	}
}
