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

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.calab.Version;
import org.calab.check.InvalidInputException;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.window.FileChoice;
import org.calab.image.ImageFiles;
import org.calab.image.RoiFiles;
import org.calab.trace.CellStates;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a project: the movie, the ROIs, the traces, the activity and the states of the cells; on a desktop, also the workspace as it was. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Open Project", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Open Project...", weight = 0.5) })
public final class OpenProjectCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Project",
		description = "The file that Save Project... of the workspace wrote, for example /data/movie_project.json")
	private File project;

	@Parameter(required = false, persist = false, label = "Movie (if moved)",
		description = "The movie, if it is no longer where it was or has changed, for example /data/movie.tif. Empty: that of the project")
	private File movie;

	@Parameter(required = false, persist = false, label = "ROIs (if moved)",
		description = "The ROI set, if it is no longer where it was or has changed, for example /data/RoiSet.zip. Empty: that of the project")
	private File rois;

	@Parameter(required = false, persist = false, label = "Traces (if moved)",
		description = "The file of traces, if it is no longer where it was or has changed, for example /data/traces.npy. Empty: that of the project")
	private File file;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("project").more("Files that were moved", "movie", "rois",
			"file");
	}

	@Override
	protected String job() {
		return "Open Project";
	}

	@Override
	protected boolean isStep() {
		return false;
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path json = Inputs.required("project", project, "the file that Save Project... wrote, such as movie_project.json");
		final Project p = ProjectFiles.read(json);
		final ProjectSteps steps = new ProjectSteps(openTraces.context(), p.steps());
		final Map<String, Path> files = files(p, json.toAbsolutePath().getParent());
		tellVersion(json, p);
		final Path film = files.get(FileRecord.MOVIE);
		final Optional<ImagePlus> open = film == null ? Optional.empty() : open(film),
				image = open.isPresent() || film == null ? open : Optional.of(ImageFiles
					.open(film));
		final List<Roi> regions = files.containsKey(FileRecord.ROIS) ? RoiFiles.read(
			files.get(FileRecord.ROIS)) : List.of();
		if (open.isPresent()) IJ.selectWindow(open.get().getID());
		else image.ifPresent(Desktop::open);
		if (Desktop.showsWindows()) WorkspaceControl.open(openTraces, p, image, files,
			regions, () -> repeat(steps, p, files, image, progress));
		else repeat(steps, p, files, image, progress);
	}

	/** @return the image of this file, if it is open as it is in the file */
	private static Optional<ImagePlus> open(final Path film) throws IOException {
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return Optional.empty();
		for (final int id : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == null) continue;
			final Optional<Path> file = SaveProjectCmd.file(image);
			if (file.isPresent() && Files.isSameFile(file.get(), film) && ImageFiles
				.isAsOpened(image, film)) return Optional.of(image);
		}
		return Optional.empty();
	}

	/** @return the traces, if there are steps that lead to some */
	private Optional<OpenTraces.Entry> repeat(final ProjectSteps steps,
		final Project p, final Map<String, Path> files,
		final Optional<ImagePlus> image, final TaskProgress progress)
		throws IOException
	{
		if (steps.isEmpty()) return Optional.empty();
		steps.repeat(files, image, progress);
		final OpenTraces.Entry entry = openTraces.get("");
		return Optional.of(openTraces.mark(entry, CellStates.rejecting(p.rejected()))
			.get(0));
	}

	/** @return the files as they are now, by their role; each is the same as when the project was saved, or was chosen */
	private Map<String, Path> files(final Project p, final Path folder)
		throws IOException
	{
		final Map<String, Path> given = new LinkedHashMap<>(), files =
			new LinkedHashMap<>();
		Inputs.path(movie).ifPresent(f -> given.put(FileRecord.MOVIE, f));
		Inputs.path(rois).ifPresent(f -> given.put(FileRecord.ROIS, f));
		Inputs.path(file).ifPresent(f -> given.put("file", f));
		for (final String key : given.keySet())
			if (p.file(key).isEmpty()) throw new InvalidInputException(key +
				" is given, but the project has no such file.");
		for (final FileRecord f : p.files()) {
			final Path now = given.getOrDefault(f.role(), f.file(folder));
			final Optional<String> wrong = f.difference(now);
			if (wrong.isPresent() && given.containsKey(f.role())) note(now.toString(),
				"It " + wrong.get() + "; it was chosen all the same.");
			files.put(f.role(), wrong.isEmpty() || given.containsKey(f.role()) ? now
				: asked(f, now, wrong.get()));
		}
		return files;
	}

	/** @return the file that a person chooses; a macro has to say it */
	private Path asked(final FileRecord f, final Path now, final String wrong) {
		final String what = "The file " + now + " (" + f.role() + ") " + wrong + ".";
		final boolean input = List.of(FileRecord.MOVIE, FileRecord.ROIS, "file")
			.contains(f.role());
		if (!Desktop.isInteractive()) throw new InvalidInputException(what + (input
			? " Put it back, or set " + f.role() + " to the file to use." : " Put it back."));
		final Path chosen = FileChoice.instead(job(), what + " Choose the file to use instead.",
			now);
		note(chosen.toString(), "It was chosen instead of " + now + ".");
		switch (f.role()) { // for the recorder
			case FileRecord.MOVIE -> movie = chosen.toFile();
			case FileRecord.ROIS -> rois = chosen.toFile();
			case "file" -> file = chosen.toFile();
			default -> {
				// the macro asks again
			}
		}
		return chosen;
	}

	private static void tellVersion(final Path json, final Project p) {
		final String then = p.versions().getOrDefault(WorkspaceProject.CALAB, "");
		if (!then.isEmpty() && !then.equals(Version.number())) Notes.say(json + ": " + String.format(Locale.ROOT,
				"The project was saved with version %s, and this is %s: results may differ.",
				then, Version.number()));
	}
}
