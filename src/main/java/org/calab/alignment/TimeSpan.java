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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * A span of time relative to an event.
 *
 * @param from in seconds; negative is before the event
 * @param to in seconds, greater than {@code from}
 */
record TimeSpan(double from, double to) {

	/** Frames whose time differs from a limit by less than this part of a frame are at the limit. */
	static final double ROUNDING = 1e-6;

	private static final String NUMBER = "\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*";

	private static final Pattern TWO = Pattern.compile(NUMBER + "," + NUMBER);

	/**
	 * @param key of the option that has the span
	 * @param text two numbers, for example {@code -1,3}
	 * @throws InvalidInputException naming the option, if it is no span
	 */
	static TimeSpan parse(final String key, final String text) {
		final Matcher m = TWO.matcher(text);
		if (!m.matches()) throw refused(key, text);
		try {
			final TimeSpan span = new TimeSpan(Double.parseDouble(m.group(1)), Double
				.parseDouble(m.group(2)));
			if (!(span.from < span.to) || Double.isInfinite(span.to - span.from))
				throw refused(key, text);
			return span;
		}
		catch (final NumberFormatException e) {
			throw refused(key, text);
		}
	}

	private static InvalidInputException refused(final String key, final String text) {
		return InvalidInputException.mustBe(key,
			"two times in s, the smaller first, separated by a comma, for example -1,3", text);
	}

	/** @return the first frame at or after {@code seconds}, counted from the event */
	static double atOrAfter(final double seconds, final double fs) {
		return Math.ceil(seconds * fs - ROUNDING);
	}

	/** @return the last frame at or before {@code seconds}, counted from the event */
	static double atOrBefore(final double seconds, final double fs) {
		return Math.floor(seconds * fs + ROUNDING);
	}

	@Override
	public String toString() {
		return Require.plain(from) + "," + Require.plain(to);
	}
}
