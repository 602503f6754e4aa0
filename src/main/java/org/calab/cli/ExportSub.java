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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.calab.cli.shared.Notes;
import org.calab.cli.shared.RecordOptions;
import org.calab.export.Export;
import org.calab.export.ExportData;
import org.calab.export.ExportOptions;
import org.calab.export.ExportSource;
import org.calab.loader.LoadOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab export}: results and traces for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true,
	description = "Writes a saved result or traces for MATLAB, Excel, R, Prism, Suite2p and NWB. Nothing is inferred again.")
final class ExportSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = Export.FILE_HELP)
	private Path file;

	@Option(names = "--fluorescence", paramLabel = "FILE",
		description = Export.FLUORESCENCE_HELP)
	private Path fluorescence;

	@Option(names = "--rois", paramLabel = "FILE", description = Export.ROIS_HELP)
	private Path rois;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = Export.OUTPUT_HELP)
	private Path output;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Formats", ExportOptions.class),
			RecordOptions.Use.of("Which cells", LoadOptions.class, "trace_key", "fs_key",
				"fs", "neuropil_factor", "missing", "uneven", "interpolate_dropped",
				"transpose"));
	}

	@Override
	public Integer call() throws Exception {
		final ExportOptions options = RecordOptions.read(spec, ExportOptions.class);
		final boolean cellsOnly = RecordOptions.read(spec, LoadOptions.class)
			.cellsOnly();
		Export.requireWritable(options, output, overwrite);
		final ExportData data = new ExportSource(Optional.ofNullable(fluorescence),
			Optional.ofNullable(rois), cellsOnly, (about, note) -> Notes.print(spec, about,
				List.of(note))).read(file);
		if (cellsOnly) data.main().states().leftOut(data.names()).ifPresent(
			n -> Notes.print(spec, file, List.of(n)));
		spec.commandLine().getOut().println(file + " -> " + PathList.text(Export.save(
			data, options, cellsOnly, output, overwrite)));
		return 0;
	}
}
