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

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.io.catune.TuningData;
import org.calab.loader.Loaded;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab convert}: any file of traces to tuning data. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = {
	"Traces of CaImAn (HDF5), Minian (Zarr), Suite2p (folder), NWB, MATLAB, CSV, .npy or .npz as tuning data: STEM.npy and STEM_metadata.json.",
	"Several FILEs are a batch: STEM is then a folder." })
final class ConvertSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "CaImAn .hdf5, Minian or Zarr folder, Suite2p folder, .nwb, .mat, wide .csv, .npy, .npz, tuning data")
	private List<Path> inputs;

	@Mixin
	private LoadArguments load;

	@Option(names = { "-o", "--output" }, paramLabel = "STEM", required = true,
		description = "path of the output, without extension; of a batch, a folder")
	private Path stem;

	@Option(names = "--overwrite", description = "replace existing files")
	private boolean overwrite;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		return TraceBatch.run(inputs, stem, spec, this::convert);
	}

	private void convert(final Path in, final Path to) throws Exception {
		for (final Path p : TuningData.files(to))
			FileGroup.requireWritable(p, overwrite);
		final Loaded loaded = load.loaded(in, load.options());
		if (!loaded.traces().rate().isKnown()) throw new InvalidInputException(in +
			" (" + loaded.source() + ") does not hold its sampling rate: give --fs HZ");
		TuningData.save(loaded.traces(), to, Map.of("source", loaded.source()),
			overwrite);
		loaded.notes().forEach(n -> spec.commandLine().getErr().println("calab: " +
			in + ": " + n));
		spec.commandLine().getOut().println(in + ": " + loaded.source() + ", " +
			loaded.traces() + " -> " + TuningData.files(to).get(0));
	}
}
