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
package org.calab.alignment;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * How traces are aligned to events. Immutable.
 *
 * @param window span around each event in s, as two numbers; contains 0
 * @param baseline span within the window in s whose mean is subtracted from each trial; empty
 *          for none
 * @param conditionColumn column of the events that holds the conditions; empty for
 *          "condition", if there is one
 * @param firstFrame time of the first frame on the clock of the events in s; empty for that
 *          of the file with the events, or 0
 * @param sort order of the cells in the heat map
 */
@RecordBuilder
public record AlignmentOptions(
	@Option(label = "Window", unit = "s", value = "-1,3", help = AlignmentOptions.WINDOW_HELP) String window,
	@Option(label = "Baseline", unit = "s", absent = "none", help = AlignmentOptions.BASELINE_HELP) Optional<String> baseline,
	@Option(help = AlignmentOptions.CONDITION_COLUMN_HELP) Optional<String> conditionColumn,
	@Option(label = "First frame", unit = "s", absent = "auto", min = -1e9, max = 1e9, help = AlignmentOptions.FIRST_FRAME_HELP) OptionalDouble firstFrame,
	@Option(label = "Sort cells by", value = "cells", help = AlignmentOptions.SORT_HELP) CellOrder sort)
	implements AlignmentOptionsBuilder.With
{

	public static final String WINDOW_HELP =
		"Time around each event, in seconds before and after it, for example -1,3";
	public static final String BASELINE_HELP =
		"Part of the window whose mean is subtracted from each trial, for example -1,0: from -1 s up " +
			"to, but not including, the event. none: nothing is subtracted";
	public static final String CONDITION_COLUMN_HELP =
		"Column of the events that holds the condition, for example orientation; in NWB also with its " +
			"table, as in epochs/tags. Empty: condition, if there is one";
	public static final String FIRST_FRAME_HELP =
		"Time of the first frame on the clock of the events, in seconds, for example 12.5. auto: as in " +
			"the NWB file with the events, otherwise 0";
	public static final String SORT_HELP =
		"Order of the cells in the heat map: cells (as they are), response (largest first) or peak " +
			"(earliest first)";

	/** @throws InvalidInputException if a value is not what it must be */
	public AlignmentOptions {
		OptionList.check(AlignmentOptions.class, window, baseline, conditionColumn,
			firstFrame, sort);
		final TimeSpan all = TimeSpan.parse("window", window);
		if (all.from() > 0 || all.to() <= 0) throw InvalidInputException.mustBe("window",
			"two times in s, one before or at the event (0) and one after it", window);
		baseline.ifPresent(b -> {
			final TimeSpan part = TimeSpan.parse("baseline", b);
			if (part.from() < all.from() || part.to() > all.to())
				throw InvalidInputException.mustBe("baseline", "within the window, " + all +
					" s", b);
		});
	}

	/** @return the defaults: from 1 s before to 3 s after, without a baseline */
	public static AlignmentOptions defaults() {
		return OptionList.of(AlignmentOptions.class).defaults();
	}

	/** @param span in s within the window, for example {@code -1,0} */
	public AlignmentOptions withBaseline(final String span) {
		return withBaseline(Optional.of(span));
	}

	/** @param seconds on the clock of the events */
	public AlignmentOptions withFirstFrame(final double seconds) {
		return withFirstFrame(OptionalDouble.of(seconds));
	}

	TimeSpan span() {
		return TimeSpan.parse("window", window);
	}

	Optional<TimeSpan> baselineSpan() {
		return baseline.map(b -> TimeSpan.parse("baseline", b));
	}
}
