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

import java.nio.file.Path;
import java.util.Optional;

import org.calab.batch.StateFiles;
import org.calab.cli.shared.Notes;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where changed states of cells go. */
final class StateArguments {

	/** Help of the files. */
	static final String FILES =
		"Files of one recording: tables of cells (OUT_cells.csv), traces (OUT.npy with OUT_metadata.json) and ROI sets; the cells are those of the first file, the others follow by name";

	@Option(names = { "-o", "--output" }, paramLabel = "FOLDER",
		description = "Folder for the changed files (default: in place, which needs --overwrite)")
	private Path folder;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	Optional<Path> folder() {
		return Optional.ofNullable(folder);
	}

	boolean overwrite() {
		return overwrite;
	}

	void print(final StateFiles.Changed changed) {
		changed.notes().forEach(n -> spec.commandLine().getErr().println(
			"calab: note: " + Notes.named(spec, n)));
		spec.commandLine().getOut().println(changed.summary());
	}
}
