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

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.calab.cli.shared.Notes;
import org.calab.cli.shared.RecordOptions;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.image.ImageFiles;
import org.calab.image.RegionFiles;
import org.calab.image.RegionOutput;
import org.calab.loader.LoadOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The shapes of cells from one program's files to another's. */
@Command(name = "rois", mixinStandardHelpOptions = true,
	description = "Converts the cells' shapes of Suite2p, CaImAn, Minian, NWB, Cellpose, ROI sets " +
		"and label images to a ROI set of ImageJ, a label image or files of Suite2p.")
final class RoisSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE",
		description = "Suite2p or Minian folder, CaImAn .hdf5, .nwb, Cellpose _seg.npy or _cp_masks.tif, RoiSet.zip or label image")
	private Path file;

	@Option(names = "--movie", paramLabel = "FILE",
		description = "Movie or image that gives the size of a label image or of Suite2p's files, if FILE does not")
	private Path movie;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = RegionOutput.HELP)
	private Path output;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Which cells", LoadOptions.class, "fs_key",
			"fs", "neuropil_factor", "missing", "uneven", "interpolate_dropped",
			"transpose"), RecordOptions.Use.of("Outlines", OutlineOptions.class));
	}

	@Override
	public Integer call() throws Exception {
		final OutlineOptions options = RecordOptions.read(spec, OutlineOptions.class);
		final LoadOptions which = RecordOptions.read(spec, LoadOptions.class);
		RegionOutput.requireWritable(output, overwrite);
		Footprints found = RegionFiles.footprints(file, which);
		if (movie != null) {
			final ImagePlus image = ImageFiles.open(movie);
			found = RegionOutput.sized(found, image.getWidth(), image.getHeight());
		}
		Notes.print(spec, file, found.notes());
		final List<Path> files = RegionOutput.save(found, output, options, overwrite);
		final int n = found.regions().size();
		spec.commandLine().getOut().println(file + ": " + n + (n == 1 ? " cell -> "
			: " cells -> ") + PathList.text(files));
		return 0;
	}
}
