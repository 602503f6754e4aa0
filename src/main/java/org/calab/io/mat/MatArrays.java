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
import java.util.OptionalDouble;

/** The numeric arrays of a MATLAB file, whichever its version. */
public interface MatArrays {

	/** @return the arrays of real numbers, including scalars */
	List<MatNames.Candidate> candidates();

	/** @return the rows of the array, in MATLAB's order */
	double[][] rows(MatNames.Candidate array) throws IOException;

	/** @return the value of one of the scalars */
	OptionalDouble number(String scalar) throws IOException;

	/** @return the rows of a matrix of logicals or numbers; none if there is no such variable */
	double[][] flags(String name) throws IOException;

	/**
	 * @param variable a struct array, or a cell array of structs
	 * @return the number of structs; 0 if there is no such variable
	 */
	int structs(String variable) throws IOException;

	/**
	 * @param variable see {@link #structs}
	 * @param struct index of the struct, from 0 in MATLAB's order
	 * @return the rows of a field of numbers; none if the struct has no such field
	 */
	double[][] field(String variable, int struct, String field) throws IOException;

	/**
	 * Searches a struct or cell array too, if it has not been searched.
	 *
	 * @param variable its name; nothing happens if there is no such variable
	 */
	void search(String variable) throws IOException;

	/** @return sentences on what the file contains that cannot be read, each with the way out */
	List<String> hints();
}
