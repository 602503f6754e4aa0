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
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;

/** Loads traces of one format. Stateless and thread-safe. */
public interface TraceLoader {

	/** @return the short name of the format, as users type it */
	String format();

	/** @return a description of such a file, for messages, for example "a CaImAn HDF5 file" */
	String description();

	/**
	 * @param path an existing file or folder
	 * @return whether it has this format; reads no more than is needed to tell
	 */
	boolean recognises(Path path) throws IOException;

	/**
	 * Reads the traces without repairing them.
	 *
	 * @throws IOException on any failure, which {@link #load} converts
	 */
	RawTraces read(Path path, LoadOptions options) throws IOException;

	/**
	 * Reads the cells' shapes, of the cells that {@link #read} would load and with the names
	 * of their traces.
	 *
	 * @return the footprints; empty if this format, or this file, has none
	 * @throws IOException on any failure
	 */
	default Optional<Footprints> footprints(final Path path,
		final LoadOptions options) throws IOException
	{
		return Optional.empty();
	}

	/**
	 * @param path the file or folder
	 * @return the traces, repaired as the options allow
	 * @throws FileNotFoundException if the file, or one that belongs to it, does not exist
	 * @throws DataFormatException if it does not have this format, is truncated, damaged or too
	 *           large for the heap, or does not contain what was asked for (then the message
	 *           lists what it contains)
	 */
	default Loaded load(final Path path, final LoadOptions options)
		throws IOException
	{
		return ReadErrors.reading(path, description(), () -> TraceAssembly.of(path, format(),
			read(path, options), options));
	}
}
