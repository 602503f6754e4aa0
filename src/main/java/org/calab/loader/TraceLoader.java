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
package org.calab.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;

/** Reads traces of one format. Without state: one loader serves any number of threads. */
public interface TraceLoader {

	/** @return the format's short name, as users give it */
	String format();

	/** @return what a file of this format is, for messages: "a CaImAn HDF5 file" */
	String description();

	/**
	 * @param path an existing file or folder
	 * @return whether its content is of this format; no more is read than that takes
	 */
	boolean recognises(Path path) throws IOException;

	/**
	 * Reads what is there, without repairing anything.
	 *
	 * @throws IOException whatever goes wrong; {@link #load} says it in one way
	 */
	RawTraces read(Path path, LoadOptions options) throws IOException;

	/**
	 * @param path the file or folder
	 * @return the traces, repaired as the options allow
	 * @throws FileNotFoundException if there is no such file, or one that belongs
	 *           to it is missing
	 * @throws DataFormatException if it is not of this format, truncated, damaged,
	 *           too large for the heap, or lacks what was asked for (then the
	 *           message lists what is there)
	 */
	default Loaded load(final Path path, final LoadOptions options)
		throws IOException
	{
		return ReadErrors.reading(path, description(), () -> TraceAssembly.of(path, format(),
			read(path, options), options));
	}
}
