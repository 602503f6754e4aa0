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

/**
 * How a file writes numbers.
 *
 * @param decimal the decimal mark, a point or a comma
 */
record NumberStyle(char decimal) {

	/** The digits of a number that groups of three follow. */
	private static final int GROUP = 3;

	/** @return whether the text may be a number in some style; it may yet be none in this one */
	static boolean looksNumeric(final String text) {
		boolean digit = false;
		final int from = sign(text);
		for (int i = from; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c >= '0' && c <= '9') digit = true;
			else if ((c == 'e' || c == 'E') && digit) return isExponent(text, i + 1);
			else if (c != '.' && c != ',' && !(isGroupOnly(c) && digit)) return false;
		}
		return digit;
	}

	/** @return the end of the mantissa, where an exponent or the end of the text is */
	static int mantissaEnd(final String text) {
		for (int i = 0; i < text.length(); i++)
			if (text.charAt(i) == 'e' || text.charAt(i) == 'E') return i;
		return text.length();
	}

	/** @return 1 if the text starts with a sign, else 0 */
	static int sign(final String text) {
		return !text.isEmpty() && "+-\u2212".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
	}

	/** @return the group mark that is no decimal mark anywhere: a space or an apostrophe */
	private static boolean isGroupOnly(final char c) {
		return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '\u2019';
	}

	private static boolean isExponent(final String text, final int from) {
		final int first = from + sign(text.substring(from));
		return first < text.length() && first + 4 > text.length() && text.chars().skip(
			first).allMatch(c -> c >= '0' && c <= '9');
	}

	/**
	 * @param text without blanks around it
	 * @return the number
	 * @throws NumberFormatException if it is none in this style
	 */
	double parse(final String text) {
		if (!looksNumeric(text)) throw new NumberFormatException(text);
		final int end = mantissaEnd(text);
		int mark = -1, groups = -1;
		final StringBuilder plain = new StringBuilder(text.length());
		if (sign(text) == 1 && text.charAt(0) != '+') plain.append('-');
		for (int i = sign(text); i < end; i++) {
			final char c = text.charAt(i);
			if (c >= '0' && c <= '9') plain.append(c);
			else if (c == decimal) {
				if (mark >= 0) throw new NumberFormatException(text);
				mark = i;
				plain.append('.');
			}
			else {
				// a group is three digits long, and none follows the decimal mark
				if (mark >= 0 || groups >= 0 && i - groups != GROUP + 1)
					throw new NumberFormatException(text);
				groups = i;
			}
		}
		if (groups >= 0 && (mark >= 0 ? mark : end) - groups != GROUP + 1)
			throw new NumberFormatException(text);
		return Double.parseDouble(plain.append(text, end, text.length()).toString());
	}
}
