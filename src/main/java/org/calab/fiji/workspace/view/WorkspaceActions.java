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
package org.calab.fiji.workspace.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.task.Progress;

/** What the buttons of the workspace do. All but {@link #run} and {@link #saveRaster} are called on the event thread. */
public interface WorkspaceActions {

	/** The buttons, from left to right. */
	enum Action {

			OPEN("Open...", "Opens a movie"),

			ROIS("ROIs...", "Opens a set of ROIs in the ROI Manager"),

			EXTRACT("Extract", "Extracts the traces of the ROIs from the movie, with the settings below (Extract ROI Traces...)"),

			ACTIVITY("Activity", "Infers the activity of all cells, with the settings below (Deconvolve Traces...)"),

			EXPORT("Export...", "Saves the activity or, without activity, the traces for Excel (.xlsx) or MATLAB (.mat)"),

			PROJECT("Save project...", "Saves what was done, the states and the view as one file beside the movie, for Open Project...");

		private final String label, help;

		Action(final String label, final String help) {
			this.label = label;
			this.help = help;
		}

		public String label() {
			return label;
		}

		public String help() {
			return help;
		}
	}

	/** @return why an action is not possible now; empty if it is */
	Optional<String> refusal(Action action);

	/**
	 * Carries an action out. Called on a background thread.
	 *
	 * @param settings of the extraction and the inference
	 * @param file chosen by the user, for actions that need one
	 */
	void run(Action action, WorkspaceSettings settings,
		Optional<Path> file, Progress progress) throws IOException;

	/**
	 * Saves the raster as it is in view. Called on a background thread.
	 *
	 * @param file chosen by the user, who agreed to replace it
	 */
	void saveRaster(WorkspaceState state, Path file, Progress progress)
		throws IOException;

	/** @return the steps of the extraction, if the traces were extracted */
	Optional<ExtractedTraces> extracted();

	/** @return a file beside the movie, with its name and this ending */
	Path beside(String ending);

	/** @return sentences for a paper about the traces and the activity */
	String methods();

	/** @return the macro lines of what was done */
	List<String> macro();
}
