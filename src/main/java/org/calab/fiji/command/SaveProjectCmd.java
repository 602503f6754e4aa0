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

import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.FileInfo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.io.FileGroup;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Saves how the active traces and their activity were made, for Open Project...; the window's button also saves its view. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Save Project", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Save Project...", weight = 0.6) })
public final class SaveProjectCmd extends CaLabCommand {

	@Parameter(required = false, persist = false,
		description = "The movie of the traces: the active image")
	private ImagePlus image;

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of open traces, for example Deconvolved movie.tif. Empty: the active ones")
	private String traces = "";

	@Parameter(required = false, persist = false, label = "Project", style = "save",
		description = "File of the project, for example /data/movie_project.json")
	private File project;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("traces", "project").title("traces",
			"none are open").more("Results", "overwrite");
	}

	@Override
	protected String job() {
		return "Save Project";
	}

	@Override
	protected boolean isStep() {
		return false;
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path json = Inputs.required("project", project, "a file such as movie_project.json");
		FileGroup.requireWritable(json, overwrite);
		final OpenTraces.Entry entry = openTraces.get(traces);
		final Context context = openTraces.context();
		final List<String> lines = openTraces.steps(entry.title());
		requireKnown(entry.title(), lines);
		final ProjectSteps steps = new ProjectSteps(context, lines);
		final Map<String, Path> files = steps.files();
		final boolean own = image != null && image.getTitle().equals(entry.traces()
			.origin());
		final Optional<Path> movie = Optional.ofNullable(files.get(FileRecord.MOVIE))
			.or(() -> own ? file(image) : Optional.empty());
		final boolean open = steps.takesOpenRois();
		if (own) requireSaved(image);
		if (movie.isEmpty() && steps.extraction().isPresent()) throw notFromFile(
			entry.traces().origin());
		final List<Roi> rois = open && own ? RegionChoice.automatic(RegionChoice
			.overlay(image), ManagerRois.get(), List.of()) : List.of();
		if (open && rois.isEmpty()) throw new InvalidInputException(
			"The ROIs of \"" + entry.title() +
				"\" are not open, so a project cannot save them. Open the movie with its ROIs, or extract the traces with a ROI set.");
		new WorkspaceProject(context, movie, Optional.empty(), rois, lines, entry
			.traces().states().rejected(), steps.settings(entry
				.traces().rate()), WorkspaceView.initial()).save(json, overwrite);
	}

	/** @param lines how traces were made */
	static void requireKnown(final String title, final List<String> lines) {
		if (lines.isEmpty()) throw new InvalidInputException(
			"It is not known how \"" + title + "\" was made, so a project cannot repeat it. Extract the traces, or load them with Load Traces..., and save the project then.");
	}

	static InvalidInputException notFromFile(final String title) {
		return new InvalidInputException("\"" + title +
			"\" was not opened from a file, so a project cannot open it again. Save it with File > Save As > Tiff... first.");
	}

	/** A project opens the file of the movie, which must be what is shown. */
	static void requireSaved(final ImagePlus movie) {
		if (movie.changes) throw new InvalidInputException("\"" + movie.getTitle() +
			"\" was changed after it was opened, so its file is not what the window shows. Save it with File > Save first.");
	}

	/** @return the file of an image, if it was opened from one */
	static Optional<Path> file(final ImagePlus of) {
		return Optional.ofNullable(of.getOriginalFileInfo()).map(
			FileInfo::getFilePath).filter(p -> !p.isEmpty()).map(Path::of).filter(
				Files::isRegularFile);
	}

	/**
	 * @param replaces whether the project exists
	 * @return the macro line that saves this project
	 */
	static String line(final Context context, final Path json,
		final boolean replaces)
	{
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put("project", json.toFile());
		if (replaces) inputs.put("overwrite", true);
		return ProjectSteps.line(context.service(CommandService.class).getCommand(
			SaveProjectCmd.class), inputs);
	}
}
