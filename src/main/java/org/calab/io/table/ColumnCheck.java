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

import org.calab.io.DataFormatException;

/** What a column of a table holds, from a pass over all of its fields. */
final class ColumnCheck {

	private final int column;
	private boolean numbers, words;
	private String firstText;
	private long textLine;

	ColumnCheck(final int column) {
		this.column = column;
	}

	/** @return whether the field looks like a number */
	boolean see(final String field, final long line) {
		if (field.isEmpty()) return false;
		if (NumberStyle.looksNumeric(field)) return numbers = true;
		if (MissingWords.contains(field)) words = true;
		else if (firstText == null) {
			firstText = field;
			textLine = line;
		}
		return false;
	}

	/** @return whether all fields are blank */
	boolean isEmpty() {
		return !numbers && !words && firstText == null;
	}

	/** @return whether it is to be read as texts: one text alone is rather a broken number */
	boolean isText(final String heading, final int rows) {
		return firstText != null && (!numbers && rows > 1 || RowNames.isHeading(heading));
	}

	/** @throws DataFormatException if it also holds texts */
	void requireNumbers(final String file) throws DataFormatException {
		if (firstText != null) throw noNumber(file, firstText, column, textLine);
	}

	static DataFormatException noNumber(final String file, final String field,
		final int column, final long line)
	{
		return new DataFormatException(file, "line " + line + ", column " + (column + 1) +
			" must be a number, but is \"" + field + "\".");
	}
}
