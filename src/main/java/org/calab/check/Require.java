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
package org.calab.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Argument checks. NaN fails every check of a number. Each message names the input
 * and says what it must be and what it is.
 */
public final class Require {

	private Require() {}

	/** @return {@code value}, which is finite and greater than 0 */
	public static double positive(final String name, final double value,
		final String unit)
	{
		if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
			throw InvalidInputException.mustBe(name, "a number greater than 0" + in(
				unit), value);
		}
		return value;
	}

	/** @return {@code value}, which is finite and at least 0 */
	public static double nonNegative(final String name, final double value,
		final String unit)
	{
		if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
			throw InvalidInputException.mustBe(name, "a number of at least 0" + in(
				unit), value);
		}
		return value;
	}

	/** @return {@code value}, which is from {@code low} to {@code high}, inclusive */
	public static double within(final String name, final double value,
		final double low, final double high)
	{
		if (!(value >= low && value <= high)) {
			throw InvalidInputException.mustBe(name, "a number from " + plain(low) +
				" to " + plain(high), value);
		}
		return value;
	}

	/** @return {@code value}, which is from {@code low} to {@code high}, inclusive */
	public static int within(final String name, final int value, final int low,
		final int high)
	{
		if (value < low || value > high) {
			throw InvalidInputException.mustBe(name, "a whole number " +
				(high == Integer.MAX_VALUE ? "of at least " + low : "from " + low +
					" to " + high), value);
		}
		return value;
	}

	/** @return {@code value}, which is not null */
	public static <T> T present(final String name, final T value) {
		if (value == null) throw InvalidInputException.of(name, "is missing.");
		return value;
	}

	/**
	 * @param text the name or the text of a constant, in upper or lower case
	 * @return that constant of {@code type}
	 */
	public static <E extends Enum<E>> E choice(final String name,
		final String text, final Class<E> type)
	{
		final String wanted = text == null ? "" : text.trim();
		for (final E e : type.getEnumConstants()) {
			if (wanted.equalsIgnoreCase(e.toString()) || wanted.equalsIgnoreCase(e
				.name())) return e;
		}
		throw InvalidInputException.mustBe(name, "one of " + Arrays.stream(type
			.getEnumConstants()).map(E::toString).collect(Collectors.joining(", ")),
			wanted);
	}

	/** @return {@code trace}, whose samples are all finite. Not modified. */
	public static double[] finite(final String name, final double[] trace) {
		for (int i = 0; i < trace.length; i++) {
			if (!Double.isFinite(trace[i])) {
				throw InvalidInputException.of(name, "contains " + trace[i] +
					" at index " + i + " (counted from 0); every sample must be a finite number.");
			}
		}
		return trace;
	}

	private static String in(final String unit) {
		return unit.isEmpty() ? "" : " " + unit;
	}

	/** @return the number without a trailing ".0" */
	public static String plain(final double v) {
		return v == Math.rint(v) && Math.abs(v) <= 1L << 53 ? Long.toString((long) v)
			: Double.toString(v);
	}
}
