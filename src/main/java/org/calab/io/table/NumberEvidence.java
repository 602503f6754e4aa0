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

import java.util.BitSet;
import java.util.List;

import org.calab.io.DataFormatException;

/**
 * Collects what the numbers of a file say about its decimal mark, to decide once for
 * the whole file.
 */
final class NumberEvidence {

	private static final int GROUP = 3;

	/** Examples, as "1,5 in line 3"; null where there is none. */
	private String commaIsDecimal, pointIsDecimal, eitherComma, eitherPoint, grouped,
			padded;

	/** Columns with numbers such as 105,120, with short whole numbers, and with long ones. */
	private final BitSet unclear = new BitSet(), whole = new BitSet(),
			longWhole = new BitSet();

	/** @param text without blanks around it, for which {@link NumberStyle#looksNumeric} holds */
	void see(final String text, final int column, final long line) {
		final int start = NumberStyle.sign(text);
		final int end = NumberStyle.mantissaEnd(text);
		int points = 0, commas = 0, lastPoint = -1, lastComma = -1;
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == '.') {
				points++;
				lastPoint = i;
			}
			else if (text.charAt(i) == ',') {
				commas++;
				lastComma = i;
			}
		}
		if (points + commas == 0) {
			(end - start > GROUP ? longWhole : whole).set(column);
			if (padded == null && column > 0 && end - start > 1 && text.charAt(
				start) == '0') padded = text + " in line " + line;
			return;
		}
		final String example = text + " in line " + line;
		if (points + commas > 1) {
			final boolean point = isNumber(text, '.');
			// what is a number with neither mark says nothing; it is refused when it is read
			if (!point && !isNumber(text, ',')) return;
			if (grouped == null) grouped = example;
			if (point) pointDecimal(example);
			else commaDecimal(example);
		}
		else {
			final boolean comma = commas == 1;
			final int mark = comma ? lastComma : lastPoint;
			final boolean clear = end - mark - 1 != GROUP || mark - start > GROUP ||
				mark == start || text.charAt(start) == '0' || end < text.length();
			if (comma && clear) commaDecimal(example);
			else if (comma) {
				if (eitherComma == null) eitherComma = example;
				unclear.set(column);
			}
			else if (clear) pointDecimal(example);
			else if (eitherPoint == null) eitherPoint = example;
		}
	}

	private static boolean isNumber(final String text, final char decimal) {
		try {
			new NumberStyle(decimal).parse(text);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	private void commaDecimal(final String example) {
		if (commaIsDecimal == null) commaIsDecimal = example;
	}

	private void pointDecimal(final String example) {
		if (pointIsDecimal == null) pointIsDecimal = example;
	}

	/**
	 * @param commaSeparates whether commas separate the columns
	 * @param notes receives what was chosen where the file leaves a choice
	 * @throws DataFormatException if the file contradicts itself, or both marks are possible
	 */
	NumberStyle decide(final String file, final boolean commaSeparates,
		final List<String> notes) throws DataFormatException
	{
		if (commaIsDecimal != null && pointIsDecimal != null)
			throw new DataFormatException(file, "decimal commas and decimal points are mixed: " +
				commaIsDecimal + ", but " + pointIsDecimal + "; save the table with one of them.");
		if (commaIsDecimal != null) {
			if (grouped != null || eitherPoint != null) notes.add(
				"Points were read as thousands separators (" + (grouped != null ? grouped
					: eitherPoint) + "), because commas are decimal commas.");
			return new NumberStyle(',');
		}
		if (pointIsDecimal != null) {
			if (grouped != null || eitherComma != null) notes.add(
				"Commas were read as thousands separators (" + (grouped != null ? grouped
					: eitherComma) + "), because points are decimal points.");
			return new NumberStyle('.');
		}
		if (eitherComma == null && commaSeparates && eitherPoint == null &&
			padded != null) throw new DataFormatException(file, "commas seem to be both decimal " +
				"commas and separators of columns (" + padded + "); save the table with semicolons or " +
				"tabs between the columns.");
		if (eitherComma == null) return new NumberStyle('.');
		final BitSet mixed = (BitSet) unclear.clone();
		mixed.and(whole);
		final boolean longToo = unclear.intersects(longWhole);
		if (eitherPoint != null || commaSeparates && !longToo || !mixed.isEmpty() && !longToo)
			throw new DataFormatException(file, "the comma of " + eitherComma +
				" may be a decimal comma or separate thousands; save the table with decimal points and " +
				"without thousands separators.");
		notes.add("The comma of " + eitherComma + " was read as a decimal comma.");
		return new NumberStyle(',');
	}
}
