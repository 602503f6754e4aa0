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

import com.fasterxml.jackson.databind.JsonNode;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import javax.swing.Timer;

import org.calab.cells.CellList;
import org.calab.check.InvalidInputException;
import org.calab.export.ExportFormat;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.NeuropilOptions;
import org.calab.extraction.TraceExtraction;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.fiji.workspace.image.CellRois;
import org.calab.fiji.workspace.image.ImageLink;
import org.calab.fiji.workspace.image.Places;
import org.calab.fiji.workspace.image.RoiManagerLink;
import org.calab.fiji.workspace.view.WorkspaceActions;
import org.calab.fiji.workspace.view.WorkspaceWindow;
import org.calab.image.ImageFiles;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.RoiFiles;
import org.calab.image.RoiRegions;
import org.calab.image.RoiStates;
import org.calab.io.Json;
import org.calab.results.ExtractionFiles;
import org.calab.results.MethodsText;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.scijava.Context;

/**
 * Connects the workspace's window with ImageJ: the image, the ROI Manager, the open traces, and
 * the commands that its buttons run.
 */
final class WorkspaceControl implements WorkspaceActions, OpenTraces.Viewer {

	/** Milliseconds between looks at the image and the ROI Manager. */
	private static final int LOOK = 80;

	/** Of the neuropil in the image. */
	private static final int RING = 0x50FFE066;

	private final OpenTraces openTraces;
	private final CommandRun commands;
	private final Workspace workspace = new Workspace();
	private final RoiManagerLink manager;
	private final WorkspaceWindow window;
	private final Timer looking = new Timer(LOOK, e -> look());
	private Optional<ImageLink> link = Optional.empty();
	private Optional<Path> roiFile = Optional.empty();
	private CellRois ofFile = CellRois.of(List.of()), ofOverlay = ofFile;
	private Optional<Table> table = Optional.empty();
	private Optional<ExtractedTraces> extracted = Optional.empty();
	private final Set<String> taken = new HashSet<>();
	private CellStates known, written = CellStates.allAccepted();
	private volatile String origin;
	private volatile Optional<OpenTraces.Entry> entry;
	/** The macro lines before those of the entry, and the steps of the entry that are among them. */
	private List<String> earlier = List.of(), counted = List.of();
	private Optional<Path> movie = Optional.empty();
	private volatile boolean opening;

	private WorkspaceControl(final Context context, final OpenTraces openTraces,
		final Optional<ImagePlus> image, final Optional<OpenTraces.Entry> traces)
	{
		this.openTraces = openTraces;
		commands = new CommandRun(context, this::note);
		entry = traces;
		known = traces.map(e -> e.traces().states()).orElse(CellStates
			.allAccepted());
		table = traces.flatMap(this::table);
		extracted = traces.flatMap(OpenTraces.Entry::extracted);
		origin = title(image, traces);
		manager = new RoiManagerLink(workspace, CellRois.of(List.of()),
			rois -> refresh());
		window = new WorkspaceWindow(origin, workspace, settings(image), this);
		workspace.adopt(known);
		refresh();
		workspace.listen((before, after) -> {
			if (!before.states().equals(after.states())) mark(after);
		});
		image.ifPresent(this::link);
		manager.follow();
	}

	/** The ROIs of the image's overlay, if there are no others. */
	private void takeOverlay(final ImagePlus image) {
		final List<Roi> own = CellRois.of(overlay(image)).rois();
		if (!manager.cells().rois().isEmpty() || own.isEmpty()) return;
		fill(own);
		ofOverlay = manager.cells();
	}

	/** Opens a window. To be called on the event thread. */
	static void open(final Context context, final OpenTraces openTraces,
		final Optional<ImagePlus> image, final Optional<OpenTraces.Entry> traces)
	{
		final WorkspaceControl c = new WorkspaceControl(context, openTraces, image,
			traces);
		c.show();
		image.ifPresent(c::takeOverlay);
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
		final List<WorkspaceControl> made = new ArrayList<>();
		onEventThread(() -> {
			final WorkspaceControl c = new WorkspaceControl(openTraces.context(),
				openTraces, image, Optional.empty());
			made.add(c);
			c.opening = true;
			c.movie = Optional.ofNullable(files.get(FileRecord.MOVIE));
			c.window.show(project.settings());
			c.show();
			if (rois.isEmpty()) image.ifPresent(c::takeOverlay);
			else c.fill(rois, files.get(FileRecord.ROIS));
			c.window.busy(true);
			c.window.say("Repeats the steps of the project...", false);
		});
		try {
			Notes.sayTo(made.get(0)::note);
			steps.run();
		}
		finally {
			Notes.sayTo(null);
			onEventThread(() -> made.get(0).restore(project));
		}
	}

	/** Shows the states and the view of a project. */
	private void restore(final Project project) {
		opening = false;
		if (link.isEmpty()) entry.flatMap(e -> ShapesImage.of(openTraces, e)).ifPresent(
			i -> {
				link(i);
				takeOverlay(i);
			});
		final CellStates states = CellStates.rejecting(project.rejected());
		known = opened().orElse(states);
		workspace.adopt(states);
		written = states;
		workspace.show(project.view());
		earlier = project.steps().stream().filter(l -> !MacroCall.read(l).opens())
			.toList();
		counted = steps();
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
				activate();
			}

			@Override
			public void windowDeactivated(final WindowEvent e) {
				writeMarks(); // before those of a command from the menu
			}

			@Override
			public void windowClosed(final WindowEvent e) {
				close();
			}
		});
		WindowManager.addWindow(window);
		Places.belowMenus(window);
		window.setVisible(true);
		link.ifPresent(l -> Places.beside(l.image(), window));
		looking.start();
	}

	private void close() {
		writeMarks();
		looking.stop();
		openTraces.removeViewer(this);
		taken.forEach(openTraces::close); // as when their own windows are closed
		link.ifPresent(ImageLink::close);
		WindowManager.removeWindow(window);
	}

	private void note(final String text) {
		EventQueue.invokeLater(() -> window.note(text));
	}

	/** The open traces that commands without a title use are those in the window. */
	private void activate() {
		entry.ifPresent(e -> openTraces.activate(e.title()));
	}

	private void link(final ImagePlus image) {
		link.ifPresent(ImageLink::close);
		link = Optional.of(new ImageLink(image, workspace, manager::cells,
			roi -> ring(image, roi)));
	}

	/** Looks after the image and the ROI Manager, which tell nobody of some changes. */
	private void look() {
		manager.follow();
		adoptMarks();
		if (link.isPresent() && !link.get().follow()) {
			link.get().close();
			link = Optional.empty();
			window.enableButtons();
			window.say("The movie was closed; cells and traces stay.", false);
		}
	}

	/** Takes over the states that a command or a macro marked. */
	private void adoptMarks() {
		opened().filter(s -> !s.equals(known)).ifPresent(s -> {
			known = s;
			written = s;
			workspace.adopt(s);
		});
	}

	/** @return the states of the open traces; empty if they were closed */
	private Optional<CellStates> opened() {
		return current().map(e -> e.traces().states());
	}

	/** @return the open traces with their states of now */
	private Optional<OpenTraces.Entry> current() {
		return entry.map(OpenTraces.Entry::title).filter(openTraces.titles()::contains)
			.map(openTraces::get);
	}

	/** The states are those of the open traces and of the ROIs, so that commands and saved ROI sets know them. */
	private void mark(final WorkspaceState s) {
		final List<String> names = s.data().names();
		ManagerRois.mark(names, s.states());
		if (entry.isEmpty() || s.states().equals(known)) return;
		openTraces.mark(entry.get(), s.states());
		known = opened().orElse(s.states());
	}

	/** Writes and records the macro lines of the states that changed since the last ones. */
	private void writeMarks() {
		if (entry.isEmpty()) return;
		final List<String> names = entry.get().traces().names();
		final CellStates now = workspace.state().states();
		for (final CellState as : CellState.values()) {
			final int[] cells = IntStream.range(0, names.size()).filter(i -> now.of(
				names.get(i)) == as && written.of(names.get(i)) != as).toArray();
			if (cells.length == 0) continue;
			final String line = "run(\"Mark Cells...\", \"cells=" + CellList.text(
				cells) + " as=" + as + "\");\n";
			openTraces.forgetOpened();
			openTraces.keepStep(line, List.of(entry.get().title()));
			if (Recorder.record) Recorder.recordString(line);
		}
		written = now;
	}

	/** The rejected ROIs of a set are rejected cells. */
	private void refresh() {
		final List<Roi> rois = manager.cells().rois();
		final List<String> names = RoiStates.names(rois), rejected = IntStream.range(
			0, rois.size()).filter(i -> RoiStates.of(rois.get(i)) == CellState.REJECTED)
			.mapToObj(names::get).toList();
		final CellStates states = workspace.state().states().with(rejected,
			CellState.REJECTED);
		if (!states.equals(workspace.state().states())) {
			workspace.adopt(states);
			written = states;
		}
		workspace.show(manager.cells().names(), manager.cells().places(), entry,
			table);
		window.enableButtons();
	}

	private static List<Roi> overlay(final ImagePlus image) {
		return image.getOverlay() == null ? List.of() : Arrays.asList(image
			.getOverlay().toArray());
	}

	private Optional<BufferedImage> ring(final ImagePlus image, final int roi) {
		final List<Roi> rois = manager.cells().rois();
		if (!window.settings().neuropil() || roi >= rois.size()) return Optional
			.empty();
		try {
			final int[] pixels = TraceExtraction.ring(image.getWidth(), image
				.getHeight(), RoiRegions.of(rois), roi, NeuropilOptions.defaults());
			final BufferedImage picture = new BufferedImage(image.getWidth(), image
				.getHeight(), BufferedImage.TYPE_INT_ARGB);
			for (final int p : pixels)
				picture.setRGB(p % image.getWidth(), p / image.getWidth(), RING);
			return Optional.of(picture);
		}
		catch (final InvalidInputException e) {
			return Optional.empty(); // the extraction says so
		}
	}

	private static WorkspaceSettings settings(final Optional<ImagePlus> image) {
		return WorkspaceSettings.defaults().withFs(image.map(
			WorkspaceControl::rate).orElse(OptionalDouble.empty()));
	}

	/** @return the rate that the image states */
	private static OptionalDouble rate(final ImagePlus image) {
		try {
			final var rate = ImagePlusMovie.of(image, MovieOptions.defaults()
				.withZAsTime(isZ(image))).rate();
			return rate.isKnown() ? OptionalDouble.of(rate.hz()) : OptionalDouble
				.empty();
		}
		catch (final InvalidInputException e) {
			return OptionalDouble.empty(); // the extraction says so
		}
	}

	private static boolean isZ(final ImagePlus image) {
		return image.getNFrames() == 1 && image.getNSlices() > 1;
	}

	@Override
	public boolean shows(final OpenTraces.Entry opened) {
		if (!opening && !opened.traces().origin().equals(origin)) return false;
		final Optional<Table> cells = table(opened);
		EventQueue.invokeLater(() -> {
			adoptMarks();
			earlier = lines();
			counted = steps();
			entry.filter(e -> !e.title().equals(opened.title())).ifPresent(
				e -> openTraces.close(e.title()));
			if (opened.extracted().isPresent()) extracted = opened.extracted();
			entry = Optional.of(opened);
			if (opening) name(opened.traces().origin());
			known = opened.traces().states();
			written = known;
			table = cells;
			taken.add(opened.title());
			refresh();
			// cells stay rejected when they are extracted again
			mark(workspace.state());
		});
		return true;
	}

	private Optional<Table> table(final OpenTraces.Entry e) {
		return Optional.of(openTraces.cells(e));
	}

	private void name(final String of) {
		origin = of;
		window.setTitle("CaLab: " + of);
	}

	/** @return the movie in the window; empty without an image, or for one of the cells' shapes */
	private Optional<ImagePlus> shownMovie() {
		return link.map(ImageLink::image).filter(i -> entry.isEmpty() || !ShapesImage
			.shows(i, entry.get()));
	}

	/** @return the steps of the traces */
	private List<String> steps() {
		return entry.map(e -> openTraces.steps(e.title())).orElse(List.of());
	}

	/** @return the macro lines of what was done with the movie and its traces */
	private List<String> lines() {
		final List<String> all = new ArrayList<>(earlier), now = steps();
		int same = 0;
		while (same < Math.min(now.size(), counted.size()) && now.get(same).equals(
			counted.get(same)))
			same++;
		all.addAll(now.subList(same, now.size()));
		return all;
	}

	@Override
	public Optional<String> refusal(final Action action) {
		return switch (action) {
			case OPEN, ROIS -> Optional.empty();
			case EXTRACT -> shownMovie().isEmpty() ? Optional.of("Open a movie first.")
				: manager.cells().rois().isEmpty() ? Optional.of(
					"Open ROIs or add them to the ROI Manager first.") : Optional
						.empty();
			case ACTIVITY, EXPORT -> entry.isEmpty() ? Optional.of(
				"Extract traces first.") : Optional.empty();
			case PROJECT -> link.isEmpty() && entry.isEmpty() ? Optional.of(
				"Open a movie first.") : Optional.empty();
		};
	}

	@Override
	public void run(final Action action, final WorkspaceSettings settings,
		final Optional<Path> file, final Progress progress) throws IOException
	{
		onEventThread(this::writeMarks);
		switch (action) {
			case OPEN -> openMovie(file.orElseThrow());
			case ROIS -> openRois(file.orElseThrow());
			case EXTRACT -> extract(settings, progress);
			case ACTIVITY -> {
				activate();
				commands.run(DeconvolveTracesCmd.class, settings.inference(), progress);
			}
			case EXPORT -> export(file.orElseThrow(), progress);
			case PROJECT -> save(file.orElseThrow());
		}
	}

	private void openMovie(final Path file) throws IOException {
		final ImagePlus image = ImageFiles.open(file);
		if (Recorder.record) Recorder.recordString(openLine(file));
		onEventThread(() -> {
			image.show();
			Places.beside(image, window);
			earlier = List.of();
			counted = List.of();
			movie = Optional.of(file);
			entry = Optional.empty();
			extracted = Optional.empty();
			table = Optional.empty();
			name(image.getTitle());
			window.show(window.settings().withFs(rate(image)));
			link(image);
			takeOverlay(image);
			refresh();
		});
	}

	private void openRois(final Path file) throws IOException {
		final List<Roi> rois = RoiFiles.read(file);
		onEventThread(() -> fill(rois, file));
	}

	private void fill(final List<Roi> rois, final Path file) {
		fill(rois);
		ofFile = manager.cells();
		roiFile = Optional.of(file);
	}

	/** Puts ROIs into the ROI Manager, which may open in front of the window. */
	private void fill(final List<Roi> rois) {
		final boolean opens = RoiManager.getInstance2() == null;
		manager.fill(rois);
		if (opens && link.isPresent()) Places.below(link.get().image(), RoiManager
			.getInstance2(), window);
	}

	/** @return the file of the ROIs that are shown, if there is one */
	private Optional<Path> roiFile() {
		return manager.cells() == ofFile ? roiFile : Optional.empty();
	}

	private void extract(final WorkspaceSettings settings,
		final Progress progress) throws IOException
	{
		final Map<String, Object> inputs = new LinkedHashMap<>(settings
			.extraction());
		onEventThread(() -> {
			final ImagePlus image = link.orElseThrow().image();
			inputs.put("image", image);
			if (isZ(image)) inputs.put("z_as_time", true);
			// a changed rate may not be in its file
			if (!image.changes && settings.fs().equals(rate(image))) inputs.remove(
				"fs");
			if (roiFile().isPresent()) inputs.put("rois", roiFile().get().toFile());
			else if (manager.cells() != ofOverlay) {
				inputs.put("regions_from", RegionChoice.MANAGER);
				if (RoiManager.getInstance2() == null) manager.fill(manager.cells()
					.rois());
			}
		});
		commands.run(ExtractRoiTracesCmd.class, inputs, progress);
	}

	/** The ending of the file chooses the format. */
	private void export(final Path file, final Progress progress)
		throws IOException
	{
		activate();
		final ExportFormat format = ExportFormat.ofFile(file);
		final String name = file.toString();
		commands.run(ExportCmd.class, Map.of("format", format.toString(), "output",
			new File(name.substring(0, name.lastIndexOf('.'))), "overwrite", Files
				.exists(file)), progress); // the window asked
	}

	private void save(final Path json) throws IOException {
		final List<WorkspaceProject> made = new ArrayList<>();
		onEventThread(() -> made.add(project()));
		final WorkspaceProject project = made.get(0);
		if (project.movie().isEmpty() && shownMovie().isPresent())
			throw SaveProjectCmd.notFromFile(origin);
		shownMovie().ifPresent(SaveProjectCmd::requireSaved);
		if (entry.isPresent()) SaveProjectCmd.requireKnown(entry.get().title(),
			project.lines());
		final boolean replaces = Files.exists(json); // the window asked
		project.save(json, replaces);
		project.rois(json).ifPresent(file -> {
			ofFile = manager.cells();
			roiFile = Optional.of(file);
		});
		if (Recorder.record && entry.isPresent()) Recorder.recordString(
			SaveProjectCmd.line(openTraces.context(), json, replaces));
	}

	private WorkspaceProject project() {
		writeMarks();
		final WorkspaceState s = workspace.state();
		// the states at the extraction; those of now are lines of the macro
		final CellStates states = extracted.map(e -> e.raw().states()).orElse(s
			.states());
		final List<String> names = RoiStates.names(manager.cells().rois());
		final List<Roi> rois = IntStream.range(0, names.size()).mapToObj(i -> {
			final Roi roi = (Roi) manager.cells().rois().get(i).clone();
			RoiStates.set(roi, states.of(names.get(i)));
			return roi;
		}).toList();
		return new WorkspaceProject(openTraces.context(), movie(), roiFile(), rois,
			lines(), s.states().rejected(s.data().names()), window.settings(),
			WorkspaceView.of(s));
	}

	@Override
	public Path beside(final String ending) {
		final Path beside = movie().or(() -> Optional.ofNullable(new ProjectSteps(
			openTraces.context(), lines()).files().get("file"))).orElse(Path.of(System
				.getProperty("user.home"), origin));
		return beside.resolveSibling(beside.getFileName().toString().replaceFirst(
			"(?<=.)\\.[^.]*$", "") + ending);
	}

	@Override
	public String methods() {
		final List<JsonNode> steps = new ArrayList<>();
		final OpenTraces.Entry now = current().orElseThrow(
			() -> new InvalidInputException(
				"There is nothing to tell yet: extract traces first."));
		final TraceSet traces = now.traces();
		new ProjectSteps(openTraces.context(), lines()).extraction().ifPresent(o -> {
			final Map<String, Object> metadata = ExtractionFiles.metadata(o, "",
				Optional.empty());
			metadata.put("sampling_rate_hz", traces.rate().isKnown() ? traces.rate()
				.hz() : null);
			metadata.put("num_cells", traces.numCells());
			metadata.put("cell_names", traces.names());
			metadata.put("rejected_cells", traces.states().rejected(traces.names()));
			steps.add(Json.tree(metadata));
		});
		now.inferred().ifPresent(a -> steps.add(Json.tree(a.info())));
		if (steps.isEmpty()) throw new InvalidInputException(
			"There is nothing to tell yet: press Activity first.");
		return MethodsText.of(steps);
	}

	/** @return the file of the movie, if it was opened from one */
	private Optional<Path> movie() {
		return shownMovie().flatMap(i -> movie.or(() -> SaveProjectCmd.file(i)));
	}

	private static String openLine(final Path file) {
		return "open(\"" + file.toString().replace("\\", "/") + "\");\n";
	}

	@Override
	public Optional<ExtractedTraces> extracted() {
		return extracted;
	}

	@Override
	public List<String> macro() {
		writeMarks();
		final List<String> all = new ArrayList<>(), done = roiFile().map(
			r -> ProjectSteps.withRois(openTraces.context(), lines(), r)).orElseGet(
				this::lines);
		movie().ifPresent(m -> all.add(openLine(m)));
		all.addAll(done);
		return all;
	}

	private static void onEventThread(final Runnable what) throws IOException {
		try {
			EventQueue.invokeAndWait(what);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted.", e);
		}
		catch (final InvocationTargetException e) {
			IJ.handleException(e.getCause());
			throw new IOException(String.valueOf(e.getCause().getMessage()), e
				.getCause());
		}
	}
}
