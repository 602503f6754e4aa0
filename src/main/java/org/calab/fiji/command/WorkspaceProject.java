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
package org.calab.fiji.command;

import ij.ImageJ;
import ij.gui.Roi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.Version;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.image.RoiSetFiles;
import org.calab.io.FileGroup;
import org.scijava.Context;

/**
 * What a workspace saves as a project.
 *
 * @param movie its file, if there is a movie
 * @param roiFile the file that holds the ROIs, if one does
 * @param rois the ROIs, saved beside the project if no file holds them
 * @param lines macro lines of what was done
 * @param rejected names of the rejected cells
 */
record WorkspaceProject(Context context, Optional<Path> movie,
	Optional<Path> roiFile, List<Roi> rois, List<String> lines,
	List<String> rejected, WorkspaceSettings settings, WorkspaceView view)
{

	/** Name of a version in a project. */
	static final String CALAB = "calab";

	/** @return the file of the ROIs, if there are any */
	Optional<Path> rois(final Path json) {
		return rois.isEmpty() ? Optional.empty() : roiFile.or(() -> Optional.of(json
			.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$",
				"") + "_RoiSet.zip")));
	}

	/** @param overwrite whether an existing project and the ROI set beside it may be replaced */
	void save(final Path json, final boolean overwrite) throws IOException {
		FileGroup.requireWritable(json, overwrite);
		final Optional<Path> regions = rois(json);
		if (regions.isPresent() && roiFile.isEmpty()) FileGroup.write(regions.get(),
			overwrite, RoiSetFiles.zip(rois));
		final List<String> steps = regions.map(r -> ProjectSteps.withRois(context,
			lines, r)).orElse(lines);
		final Path folder = json.toAbsolutePath().getParent();
		final List<FileRecord> files = new ArrayList<>();
		if (movie.isPresent()) files.add(FileRecord.of(FileRecord.MOVIE, movie.get(),
			folder));
		if (regions.isPresent()) files.add(FileRecord.of(FileRecord.ROIS, regions
			.get(), folder));
		for (final var f : new ProjectSteps(context, steps).files().entrySet())
			if (files.stream().noneMatch(r -> r.role().equals(f.getKey()))) files.add(
				FileRecord.of(f.getKey(), f.getValue(), folder));
		FileGroup.write(json, overwrite, ProjectFiles.content(new Project(files, steps,
			rejected, settings, view, Map.of(CALAB, Version.number(), "imagej",
				ImageJ.VERSION, "java", System.getProperty(
					"java.version")))));
	}
}
