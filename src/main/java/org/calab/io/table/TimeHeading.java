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
package org.calab.io.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading of a column of times, such as {@code Time (s)}, {@code time_ms} or {@code
 * Timestamp}.
 *
 * @param seconds length of the unit in seconds; empty if the heading has no unit
 */
record TimeHeading(Optional<Double> seconds) {

	private static final Map<String, Double> UNITS = Map.ofEntries(Map.entry("s", 1.0),
		Map.entry("sec", 1.0), Map.entry("secs", 1.0), Map.entry("second", 1.0), Map.entry(
			"seconds", 1.0), Map.entry("sek", 1.0), Map.entry("sekunden", 1.0), Map.entry(
				"ms", 1e-3), Map.entry("msec", 1e-3), Map.entry("msecs", 1e-3), Map.entry(
					"millis", 1e-3), Map.entry("millisecond", 1e-3), Map.entry("milliseconds",
						1e-3), Map.entry("us", 1e-6), Map.entry("usec", 1e-6), Map.entry(
							"microsecond", 1e-6), Map.entry("microseconds", 1e-6), Map.entry("ns",
								1e-9), Map.entry("nanoseconds", 1e-9), Map.entry("min", 60.0), Map
									.entry("mins", 60.0), Map.entry("minute", 60.0), Map.entry("minutes",
										60.0), Map.entry("h", 3600.0), Map.entry("hr", 3600.0), Map.entry(
											"hrs", 3600.0), Map.entry("hour", 3600.0), Map.entry("hours",
												3600.0));

	private static final String WORD = "timestamps?|time[ _.-]stamps?|times|timebase|" +
		"time|sysclock|zeit|temps|tiempo|tempo|tijd|tid", JOINT = "[ _.,:/\\-]*";

	/** An optional word before it, the word, and an optional unit, with or without brackets. */
	private static final Pattern TIME = Pattern.compile("(?:(?:elapsed|relative|rel|absolute|abs|" +
		"acquisition|recording|imaging|frame|sample|slice|start|mean|real|delta|session|experiment)" +
		JOINT + ")?(?:" + WORD + ")(?:" + JOINT + "(?:in" + JOINT + ")?(\\(.+\\)|\\[.+\\]|\\{.+\\}|<.+>|" +
		"[a-z]+)" + JOINT + ")?(?:cell status|" + JOINT + "\\d+)?"), SHORT = Pattern.compile("t(?:" + JOINT +
			"(?:[ _.,:/\\-]|(?=[(\\[{<]))" + JOINT + "(\\(.+\\)|\\[.+\\]|\\{.+\\}|<.+>|[a-z]+)" + JOINT +
			")?");

	/** @return the heading as one of times; empty if it is none */
	static Optional<TimeHeading> of(final String heading) {
		final String plain = heading.toLowerCase(Locale.ROOT).replace('\u00b5', 'u')
			.replace('\u03bc', 'u').strip();
		if (!RowNames.plain(plain).matches("time (index|point|points)")) for (final Pattern p : new Pattern[] {
			TIME, SHORT })
		{
			final Matcher m = p.matcher(plain);
			if (!m.matches()) continue;
			if (m.group(1) == null) return Optional.of(new TimeHeading(Optional.empty()));
			final Optional<Double> unit = unit(m.group(1));
			if (unit.isPresent()) return Optional.of(new TimeHeading(unit));
		}
		// "Min" is ImageJ's smallest value of a ROI
		return plain.matches("[\\[(]?(sec|secs|seconds?|msec|ms|milliseconds?|minutes?|hours?)[\\])]?")
			? Optional.of(new TimeHeading(unit(plain))) : Optional.empty();
	}

	/** @return the length of a unit in seconds, which may stand in brackets */
	static Optional<Double> unit(final String text) {
		final String plain = text.toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replace(
			'\u03bc', 'u').replaceAll("[^a-z]", "");
		return Optional.ofNullable(UNITS.get(plain));
	}
}
