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
import java.util.concurrent.Callable;

import org.calab.fiji.image.SampleFiles;
import org.calab.simulation.SampleMovie;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calab sample}: a small movie with its ROI set, to try things on. */
@Command(name = "sample", mixinStandardHelpOptions = true,
	description = "Simulates 16 cells at 20 Hz: writes STEM.tif and STEM_RoiSet.zip.")
final class SampleSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--frames", paramLabel = "N", defaultValue = "600",
		description = "frames (default: ${DEFAULT-VALUE})")
	private int frames;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
		description = "the same seed gives the same movie (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = { "-o", "--output" }, paramLabel = "STEM", required = true,
		description = "path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "replace existing files")
	private boolean overwrite;

	@Override
	public Integer call() throws Exception {
		spec.commandLine().getOut().println("16 cells x " + frames +
			" frames, 20.0 Hz -> " + SampleFiles.save(SampleMovie.simulate(frames,
				seed), stem, overwrite));
		return 0;
	}
}
