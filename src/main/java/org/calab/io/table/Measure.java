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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading of ImageJ's results, such as {@code Mean}, or {@code Mean1} and {@code
 * Mean(soma)} of one ROI.
 *
 * @param kind what was measured, in lower case
 * @param roi number or name of the ROI as it follows in the heading; may be empty
 */
record Measure(String kind, String roi) {

	/** Measures of brightness, any of which may be a trace. */
	private static final List<String> BRIGHTNESS = List.of("mean", "intden", "rawintden",
		"median", "mode", "max", "min");

	private static final Set<String> OTHERS = Set.of("area", "stddev", "skew", "kurt", "%area",
		"x", "y", "xm", "ym", "bx", "by", "perim.", "width", "height", "major", "minor",
		"angle", "circ.", "feret", "feretx", "ferety", "feretangle", "minferet", "ar",
		"round", "solidity", "minthr", "maxthr", "ch");

	private static final Pattern HEADING = Pattern.compile(
		"([a-z%]+\\.?)(\\d+|\\(.*\\)|)");

	static Optional<Measure> of(final String heading) {
		final Matcher m = HEADING.matcher(heading.toLowerCase(Locale.ROOT));
		if (!m.matches() || !BRIGHTNESS.contains(m.group(1)) && !OTHERS.contains(m.group(
			1))) return Optional.empty();
		return Optional.of(new Measure(m.group(1), m.group(2)));
	}

	boolean isBrightness() {
		return BRIGHTNESS.contains(kind);
	}

	boolean isOfRoi() {
		return !roi.isEmpty();
	}

	/** @return whether it is the mean, which is taken where there are several */
	boolean isMean() {
		return kind.equals(BRIGHTNESS.get(0));
	}
}
