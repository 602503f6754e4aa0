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
package org.calab.fiji.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;

/**
 * What was done with a recording. Immutable.
 *
 * @param files the files that were used, the movie first
 * @param steps macro lines of what was done, in order
 * @param rejected names of the rejected cells
 * @param settings of the extraction and the inference, as in the window
 * @param view what the window showed
 * @param versions of CaLab for Fiji, ImageJ and Java, by name
 */
public record Project(List<FileRecord> files, List<String> steps,
	List<String> rejected, WorkspaceSettings settings, WorkspaceView view,
	Map<String, String> versions)
{

	/** A project file is called after the movie, with this ending. */
	public static final String ENDING = "_project.json";

	public Project {
		files = List.copyOf(files);
		steps = List.copyOf(steps);
		rejected = List.copyOf(rejected);
		versions = Map.copyOf(versions);
	}

	/** @return the file of this role, if there is one */
	public Optional<FileRecord> file(final String role) {
		return files.stream().filter(f -> f.role().equals(role)).findFirst();
	}
}
