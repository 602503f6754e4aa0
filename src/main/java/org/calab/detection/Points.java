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
package org.calab.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;

/** Points of an image as text: {@code x,y} pairs in pixels, separated by semicolons. */
public final class Points {

	private static final Pattern POINT = Pattern.compile(
		"\\s*(\\d{1,9}(?:\\.\\d*)?)\\s*,\\s*(\\d{1,9}(?:\\.\\d*)?)\\s*");

	private Points() {}

	/**
	 * @param text for example "40,52; 61.5,18"
	 * @return the pixels of the points, each as x and y, counted from 0
	 * @throws InvalidInputException if the text contains anything else, or no point
	 */
	public static List<int[]> of(final String text) {
		final List<int[]> points = new ArrayList<>();
		for (final String part : text.split(";")) {
			if (part.isBlank()) continue;
			final Matcher m = POINT.matcher(part);
			if (!m.matches()) throw InvalidInputException.mustBe("points",
				"pairs x,y in pixels, separated by semicolons, for example 40,52; 61,18",
				text);
			points.add(new int[] { (int) Double.parseDouble(m.group(1)), (int) Double
				.parseDouble(m.group(2)) });
		}
		if (points.isEmpty()) throw InvalidInputException.mustBe("points",
			"pairs x,y in pixels, separated by semicolons, for example 40,52; 61,18",
			text);
		return points;
	}

	/** @return the text that {@link #of} reads. @param points x and y of each */
	public static String text(final List<double[]> points) {
		final List<String> parts = new ArrayList<>();
		for (final double[] p : points)
			parts.add(number(p[0]) + "," + number(p[1]));
		return String.join("; ", parts);
	}

	private static String number(final double v) {
		return v == Math.rint(v) ? String.valueOf((long) v) : String.format(
			Locale.ROOT, "%.1f", v);
	}
}
