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
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import javax.swing.Timer;

import org.calab.export.ExportFormat;
import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.window.EventThread;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.fiji.workspace.image.ImageLink;
import org.calab.fiji.workspace.image.Places;
import org.calab.fiji.workspace.view.WorkspaceActions;
import org.calab.fiji.workspace.view.WorkspaceWindow;
import org.calab.image.ImageFiles;
import org.calab.image.RoiFiles;
import org.calab.task.Progress;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.scijava.Context;

/**
 * Connects the workspace's window with ImageJ: the image, the ROI Manager, the open traces, and
 * the commands that its buttons run.
 */
final class WorkspaceControl implements WorkspaceActions, OpenTraces.Viewer {

	/** Milliseconds between looks at the image and the ROI Manager. */
	private static final int LOOK = 80;

	private final OpenTraces openTraces;
	private final CommandRun commands;
	private final Workspace workspace = new Workspace();
	private final ShownTraces traces;
	private final WorkspaceMovie movie;
	private final WorkspaceRois rois;
	private final DoneSteps steps;
	private final WorkspaceMemory memory;
	private final WorkspaceWindow window;
	private final CellMarks marks;
	private final Timer looking = new Timer(LOOK, e -> look());
	private volatile boolean opening;

	private WorkspaceControl(final Context context, final OpenTraces openTraces,
		final Optional<ImagePlus> image, final Optional<OpenTraces.Entry> entry)
	{
		this.openTraces = openTraces;
		commands = new CommandRun(context, this::note);
		traces = new ShownTraces(openTraces, title(image, entry), entry);
		movie = new WorkspaceMovie(traces, this::link);
		rois = new WorkspaceRois(workspace, this::refresh, this::placeManager);
		steps = new DoneSteps(traces);
		memory = new WorkspaceMemory(context, movie, rois, traces, steps);
		window = new WorkspaceWindow(traces.origin(), workspace, WorkspaceSettings
			.defaults().withFs(image.map(WorkspaceMovie::rate).orElse(OptionalDouble
				.empty())), this);
		marks = new CellMarks(openTraces, traces, workspace);
		refresh();
		workspace.listen((before, after) -> {
			if (!before.states().equals(after.states())) marks.mark(after);
		});
		image.ifPresent(movie::link);
		rois.follow();
	}

	/** Opens a window. To be called on the event thread. */
	static void open(final Context context, final OpenTraces openTraces,
		final Optional<ImagePlus> image, final Optional<OpenTraces.Entry> traces)
	{
		final WorkspaceControl c = new WorkspaceControl(context, openTraces, image,
			traces);
		c.show();
		image.ifPresent(c.rois::takeOverlay);
	}

	/** Repeats the steps of a project. */
	interface Repeat {

		void run() throws IOException;
	}

	/**
	 * Opens the window of a project and waits until it shows what it showed before. Not for the event
	 * thread.
	 *
	 * @param image the movie, which is shown
	 * @param files where the files of the project are, by their roles
	 * @param rois replace those of the ROI Manager
	 */
	static void open(final OpenTraces openTraces, final Project project,
		final Optional<ImagePlus> image, final Map<String, Path> files,
		final List<Roi> rois, final Repeat steps) throws IOException
	{
		final WorkspaceControl made = EventThread.get(() -> {
			final WorkspaceControl c = new WorkspaceControl(openTraces.context(),
				openTraces, image, Optional.empty());
			c.opening = true;
			c.movie.comesFrom(Optional.ofNullable(files.get(FileRecord.MOVIE)));
			c.window.show(project.settings());
			c.show();
			if (rois.isEmpty()) image.ifPresent(c.rois::takeOverlay);
			else c.rois.open(rois, files.get(FileRecord.ROIS));
			c.window.busy(true);
			c.window.say("Repeats the steps of the project...", false);
			return c;
		});
		try {
			Notes.sayTo(made::note);
			steps.run();
		}
		finally {
			Notes.sayTo(null);
			EventThread.run(() -> made.restore(project));
		}
	}

	/** Shows the states and the view of a project. */
	private void restore(final Project project) {
		opening = false;
		if (movie.image().isEmpty()) traces.entry().flatMap(e -> ShapesImage.of(
			openTraces, e)).ifPresent(i -> {
				movie.link(i);
				rois.takeOverlay(i);
			});
		marks.restore(CellStates.rejecting(project.rejected()));
		workspace.show(project.view());
		steps.begin(project.steps().stream().filter(l -> !MacroCall.read(l).opens())
			.toList());
		window.busy(false);
	}

	/** @return the name of the movie or of the traces */
	static String title(final Optional<ImagePlus> image,
		final Optional<OpenTraces.Entry> traces)
	{
		return traces.map(e -> e.traces().origin().isBlank() ? e.title() : e.traces()
			.origin()).or(() -> image.map(ImagePlus::getTitle)).orElse("no movie yet");
	}

	private void show() {
		openTraces.addViewer(this);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent e) {
				traces.activate();
			}

			@Override
			public void windowDeactivated(final WindowEvent e) {
				marks.write(); // before those of a command from the menu
			}

			@Override
			public void windowClosed(final WindowEvent e) {
				close();
			}
		});
		WindowManager.addWindow(window);
		Places.belowMenus(window);
		window.setVisible(true);
		movie.image().ifPresent(i -> Places.beside(i, window));
		looking.start();
	}

	private void close() {
		marks.write();
		looking.stop();
		openTraces.removeViewer(this);
		traces.close();
		movie.close();
		WindowManager.removeWindow(window);
	}

	private void note(final String text) {
		EventQueue.invokeLater(() -> window.note(text));
	}

	private ImageLink link(final ImagePlus image) {
		return new ImageLink(image, workspace, rois::cells, () -> window.settings()
			.neuropil());
	}

	/** The ROI Manager may have opened in front of the window. */
	private void placeManager() {
		movie.image().ifPresent(i -> Places.below(i, RoiManager.getInstance2(),
			window));
	}

	/** Looks after the image and the ROI Manager, which tell nobody of some changes. */
	private void look() {
		rois.follow();
		marks.follow();
		if (!movie.wasClosed()) return;
		window.enableButtons();
		window.say("The movie was closed; cells and traces stay.", false);
	}

	/** Shows the ROIs and traces of now; the rejected ROIs of a set are rejected cells. */
	private void refresh() {
		final CellStates before = workspace.state().states(), states = rois.states(
			before);
		if (!states.equals(before)) marks.show(states);
		workspace.show(rois.cells().names(), rois.cells().places(), traces.entry(),
			traces.table());
		window.enableButtons();
	}

	@Override
	public boolean shows(final OpenTraces.Entry opened) {
		if (!opening && !opened.traces().origin().equals(traces.origin()))
			return false;
		final Table cells = openTraces.cells(opened);
		EventQueue.invokeLater(() -> {
			marks.follow();
			steps.begin(steps.lines());
			traces.show(opened, cells);
			if (opening) name(opened.traces().origin());
			marks.begin();
			refresh();
			// cells stay rejected when they are extracted again
			marks.mark(workspace.state());
		});
		return true;
	}

	private void name(final String origin) {
		traces.rename(origin);
		window.setTitle("CaLab: " + origin);
	}

	@Override
	public Optional<String> refusal(final Action action) {
		return switch (action) {
			case OPEN, ROIS -> Optional.empty();
			case EXTRACT -> movie.movie().isEmpty() ? Optional.of("Open a movie first.")
				: rois.cells().rois().isEmpty() ? Optional.of(
					"Open ROIs or add them to the ROI Manager first.") : Optional.empty();
			case ACTIVITY, EXPORT -> traces.entry().isEmpty() ? Optional.of(
				"Extract traces first.") : Optional.empty();
			case PROJECT -> movie.image().isEmpty() && traces.entry().isEmpty()
				? Optional.of("Open a movie first.") : Optional.empty();
		};
	}

	@Override
	public void run(final Action action, final WorkspaceSettings settings,
		final Optional<Path> file, final Progress progress) throws IOException
	{
		EventThread.run(marks::write);
		switch (action) {
			case OPEN -> openMovie(file.orElseThrow());
			case ROIS -> openRois(file.orElseThrow());
			case EXTRACT -> commands.run(ExtractRoiTracesCmd.class, EventThread.get(
				() -> extraction(settings)), progress);
			case ACTIVITY -> {
				traces.requireOpen();
				commands.run(DeconvolveTracesCmd.class, settings.inference(), progress);
			}
			case EXPORT -> export(file.orElseThrow(), progress);
			case PROJECT -> memory.save(EventThread.get(() -> memory.project(workspace
				.state(), window.settings())), file.orElseThrow());
		}
	}

	private void openMovie(final Path file) throws IOException {
		final ImagePlus image = ImageFiles.open(file);
		if (Recorder.record) Recorder.recordString(WorkspaceMemory.openLine(file));
		EventThread.run(() -> {
			image.show();
			Places.beside(image, window);
			traces.clear();
			workspace.clear();
			marks.begin();
			steps.begin(List.of());
			movie.comesFrom(Optional.of(file));
			name(image.getTitle());
			window.show(window.settings().withFs(WorkspaceMovie.rate(image)));
			movie.link(image);
			rois.takeOverlay(image);
			refresh();
		});
	}

	private void openRois(final Path file) throws IOException {
		final List<Roi> read = RoiFiles.read(file);
		EventThread.run(() -> rois.open(read, file));
	}

	/** @return the inputs of Extract ROI Traces... */
	private Map<String, Object> extraction(final WorkspaceSettings settings) {
		final Map<String, Object> inputs = new HashMap<>(movie.inputs(settings));
		inputs.putAll(rois.inputs());
		return inputs;
	}

	/** The ending of the file chooses the format. */
	private void export(final Path file, final Progress progress)
		throws IOException
	{
		traces.requireOpen();
		final ExportFormat format = ExportFormat.ofFile(file);
		final String name = file.toString();
		commands.run(ExportCmd.class, Map.of("format", format.toString(), "output",
			new File(name.substring(0, name.lastIndexOf('.'))), "overwrite", Files
				.exists(file)), progress); // the window asked
	}

	@Override
	public void saveRaster(final WorkspaceState state, final Path file,
		final Progress progress) throws IOException
	{
		EventThread.run(marks::write);
		traces.requireOpen();
		commands.run(PlotTracesCmd.class, RasterInputs.of(state, file), progress);
	}

	@Override
	public Optional<ExtractedTraces> extracted() {
		return traces.extracted();
	}

	@Override
	public Path beside(final String ending) {
		return memory.beside(ending);
	}

	@Override
	public String methods() {
		return memory.methods();
	}

	@Override
	public List<String> macro() {
		marks.write();
		return memory.macro();
	}
}
