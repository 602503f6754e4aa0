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
package org.calab.cli.shared;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.MissingValues;
import org.calab.loader.TraceFiles;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a file of traces is read, for every command that reads one. */
public final class LoadArguments {

	@Option(names = "--format", paramLabel = "NAME", defaultValue = TraceFiles.AUTO,
		description = "Kind of the trace file: caiman, minian, suite2p, nwb, mat, csv, npy, npz, tuning, or auto: recognised by its content (default: ${DEFAULT-VALUE})")
	private String format;

	/** The options of the commands that have this. */
	public static final RecordOptions.Use USE = RecordOptions.Use.of(
		"How trace files are read", LoadOptions.class);

	/** The options of commands for which missing samples do not matter. */
	public static final RecordOptions.Use KEEPING_MISSING = RecordOptions.Use.of(
		USE.heading(), LoadOptions.class, "missing");

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	/** As {@link #load}, for a command with {@link #KEEPING_MISSING}: missing samples stay NaN. */
	public TraceSet loadKeepingMissing(final Path file) throws IOException {
		final Loaded loaded = loaded(file, options().withMissing(MissingValues.KEEP));
		Notes.print(spec, file, loaded.notes());
		return loaded.traces();
	}

	/** @return the traces; what there is to say about them goes to the error stream */
	public TraceSet load(final Path file) throws IOException {
		final Loaded loaded = loaded(file, options());
		Notes.print(spec, file, loaded.notes());
		return loaded.traces();
	}

	public Loaded loaded(final Path file, final LoadOptions options)
		throws IOException
	{
		return TraceFiles.load(file, format, options);
	}

	public String format() {
		return format;
	}

	public LoadOptions options() {
		return RecordOptions.read(spec, LoadOptions.class);
	}
}
