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
import java.util.Map;
import java.util.concurrent.Callable;

import org.calab.batch.TraceFileBatch;
import org.calab.check.InvalidInputException;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.io.FileGroup;
import org.calab.io.catune.TuningData;
import org.calab.loader.Loaded;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab convert}: any file of traces to tuning data. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = {
	"Converts traces of CaImAn, Minian, Suite2p, NWB, MATLAB, CSV or NumPy to tuning data: OUT.npy and OUT_metadata.json.",
	"Several FILEs are a batch: OUT is then a folder, failures are listed at the end, and the exit code is 1 if there was one." })
final class ConvertSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "Trace file: HDF5 of CaImAn, folder of Minian (Zarr) or Suite2p, NWB, MATLAB, CSV with a column per cell, NumPy, or tuning data")
	private List<Path> inputs;

	@Mixin
	private LoadArguments load;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension; or the folder of a batch")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		return FailedFiles.print(spec, TraceFileBatch.run(inputs, stem, progress
			.progress(), this::convert));
	}

	private void convert(final Path in, final Path to, final Progress part)
		throws Exception
	{
		part.report(0, "Reading " + in.getFileName());
		for (final Path p : TuningData.files(to))
			FileGroup.requireWritable(p, overwrite);
		final Loaded loaded = load.loaded(in, load.options());
		if (!loaded.traces().rate().isKnown()) throw new InvalidInputException(in +
			" (" + loaded.source() + ") does not hold its sampling rate: give --fs HZ");
		TuningData.save(loaded.traces(), to, Map.of("source", loaded.source()),
			overwrite);
		Notes.print(spec, in, loaded.notes());
		spec.commandLine().getOut().println(in + ": " + loaded.source() + ", " +
			loaded.traces() + " -> " + TuningData.files(to).get(0));
	}
}
