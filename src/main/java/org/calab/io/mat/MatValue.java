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
package org.calab.io.mat;

import java.io.IOException;
import java.util.List;

/** A value in a MATLAB file, whatever its version: numbers, or a container of values. */
interface MatValue {

	/** What a value is. */
	enum Type {
			/** A full array of real numbers. */
			NUMBERS,
			/** A full array of logicals. */
			LOGICALS,
			/** A sparse matrix of real numbers. */
			SPARSE,
			/** A struct, or an array of structs with the same fields. */
			STRUCT,
			/** A cell array. */
			CELL,
			/** An object, a table or such, whose content only MATLAB understands. */
			OBJECT,
			/** Anything else: text, complex numbers, functions, empty arrays. */
			OTHER
	}

	Type type();

	/** @return the lengths, in MATLAB's order */
	long[] dimensions();

	/** @return the names of the fields of a struct */
	default List<String> fields() throws IOException {
		return List.of();
	}

	/**
	 * @param field of a struct
	 * @param element index in the array of structs, from 0 in MATLAB's order
	 */
	default MatValue field(final String field, final int element)
		throws IOException
	{
		throw new UnsupportedOperationException("not a struct: " + type());
	}

	/** @param index in the cell array, from 0 in MATLAB's order */
	default MatValue element(final int index) throws IOException {
		throw new UnsupportedOperationException("not a cell array: " + type());
	}

	/** @return the rows of a matrix of numbers or logicals, full or sparse */
	double[][] rows() throws IOException;

	/** @return the number of elements */
	default long count() {
		long n = 1;
		for (final long length : dimensions())
			n *= length;
		return n;
	}

	/** @return whether it is a full or sparse array of real numbers */
	default boolean isNumeric() {
		return type() == Type.NUMBERS || type() == Type.SPARSE;
	}

	/** @return whether it is a row or a column of at least two numbers */
	default boolean isVector() {
		return isNumeric() && dimensions().length == 2 && count() > 1 && (dimensions()[0] == 1 ||
			dimensions()[1] == 1);
	}
}
