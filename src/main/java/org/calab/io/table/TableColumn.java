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

import java.util.Arrays;
import java.util.List;

/**
 * A column of a table: of numbers or of texts. Not copied.
 *
 * @param heading without blanks around it; empty if there is none
 * @param numbers one per row, NaN where the field is empty; null if it holds texts
 * @param texts one per row; null if it holds numbers
 */
record TableColumn(String heading, double[] numbers, List<String> texts) {

	boolean isText() {
		return texts != null;
	}

	/** @return the entry of a row as a key to group by */
	Object key(final int row) {
		return isText() ? texts.get(row) : Double.valueOf(numbers[row]);
	}

	/** @return the entry of a row as a name: a whole number without a decimal point */
	String text(final int row) {
		return isText() ? texts.get(row) : org.calab.check.Require.plain(numbers[row]);
	}

	/** @return whether the column counts its rows, from 0 or 1 */
	boolean counts() {
		return !isText() && Steps.counts(numbers);
	}

	/** @return whether all numbers are whole */
	boolean isWhole() {
		return !isText() && Arrays.stream(numbers).allMatch(v -> v == Math.rint(v));
	}

	TableColumn rows(final int[] kept) {
		return isText() ? new TableColumn(heading, null, Arrays.stream(kept).mapToObj(
			texts::get).toList()) : new TableColumn(heading, Arrays.stream(kept).mapToDouble(
				r -> numbers[r]).toArray(), null);
	}
}
