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
import java.util.List;

import org.calab.figure.Figures;
import org.calab.figure.PlotData;
import org.calab.io.FileGroup;
import org.calab.results.ActivityFiles;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Option;

/** Where inferred activity goes, for every subcommand that infers some. */
final class ActivityArguments {

	@Option(names = "--full",
		description = "Also OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv")
	private boolean full;

	@Option(names = "--figure",
		description = "Also OUT.png (first cells) and OUT_raster.png (all)")
	private boolean figure;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "File of the activity, .npy; or the folder of a batch")
	private Path out;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	Path out() {
		return out;
	}

	/** To be asked before the work. */
	void requireWritable(final Path to) throws IOException {
		FileGroup.requireWritable(ActivityFiles.activityFile(to), overwrite);
	}

	/**
	 * @param least what is written even without {@code --full}
	 * @return the file of the activity
	 */
	Path save(final TraceSet traces, final InferredActivity result,
		final Path to, final ActivityFiles.Extent least) throws IOException
	{
		final List<Path> written = ActivityFiles.save(result, to, full
			? ActivityFiles.Extent.FULL : least, overwrite);
		if (figure) Figures.save(PlotData.of(to.getFileName().toString(), traces,
			result), ActivityFiles.beside(to, ".png"), overwrite);
		return written.get(0);
	}
}
