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
package org.calab.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a file of traces is read, for every subcommand that reads one. */
final class LoadArguments {

	@Option(names = "--format", paramLabel = "NAME", defaultValue = TraceFiles.AUTO,
		description = "caiman, minian, suite2p, nwb, mat, csv, npy, npz, tuning or auto: recognised by content (default: ${DEFAULT-VALUE})")
	private String format;

	/** The options of the subcommands that have this. */
	static final RecordOptions.Use USE = RecordOptions.Use.of(LoadOptions.class);

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	/** @return the traces; what there is to say about them goes to the error stream */
	TraceSet load(final Path file) throws IOException {
		final Loaded loaded = loaded(file, options());
		loaded.notes().forEach(n -> spec.commandLine().getErr().println("calab: " +
			file + ": " + n));
		return loaded.traces();
	}

	Loaded loaded(final Path file, final LoadOptions options)
		throws IOException
	{
		return TraceFiles.load(file, format, options);
	}

	String format() {
		return format;
	}

	LoadOptions options() {
		return RecordOptions.read(spec, LoadOptions.class);
	}
}
