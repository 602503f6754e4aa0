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

import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentOptions;
import org.calab.alignment.AlignmentTables;
import org.calab.alignment.Events;
import org.calab.check.InvalidInputException;
import org.calab.figure.AlignmentData;
import org.calab.figure.AlignmentFigure;
import org.calab.figure.ChartFiles;
import org.calab.figure.FigureOptions;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.window.AlignmentWindow;
import org.calab.fiji.workspace.image.ShownFrame;
import org.calab.io.FileGroup;
import org.calab.loader.EventFiles;
import org.calab.results.AlignmentFiles;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Aligns traces or activity to the events of an experiment. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Align to Events", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Align to Events...", weight = 8.9) })
public final class AlignToEventsCmd extends TracesCommand {

	private static final String ACTIVITY = "activity", TRACES = "traces";

	/** ImageJ's tables get slow above this. */
	private static final long MOST_ROWS = 200_000;

	@Parameter(required = false, persist = false, label = "Signal", choices = { ACTIVITY,
		TRACES },
		description = "What to align: the activity, if it was inferred; or the traces")
	private String signal = ACTIVITY;

	@Parameter(required = false, persist = false, label = "Events (file)",
		description = EventFiles.HELP)
	private File events;

	@Parameter(required = false, persist = false, label = "Condition column",
		description = AlignmentOptions.CONDITION_COLUMN_HELP)
	private String condition_column = "";

	@Parameter(required = false, persist = false, label = "Window (s)",
		description = AlignmentOptions.WINDOW_HELP)
	private String window = AlignmentOptions.defaults().window();

	@Parameter(required = false, persist = false, label = "Baseline (s)",
		description = AlignmentOptions.BASELINE_HELP)
	private String baseline = "none";

	@Parameter(required = false, persist = false, label = "First frame (s)",
		description = AlignmentOptions.FIRST_FRAME_HELP)
	private String first_frame = "auto";

	@Parameter(required = false, persist = false, label = "Sort cells by", choices = {
		"cells", "response", "peak" }, description = AlignmentOptions.SORT_HELP)
	private String sort = AlignmentOptions.defaults().sort().toString();

	@Parameter(required = false, persist = false,
		label = "Output (path without extension, optional)", style = "save",
		description = AlignmentFiles.HELP)
	private File output;

	@Parameter(required = false, persist = false, label = FigureOptions.FILE_LABEL,
		style = "save",
		description = "Also save the heat maps and the means as a figure, for example /data/aligned.png")
	private File figure;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(traces("events", "window", "output").more("Events",
			"condition_column", "first_frame").more("Responses", "signal", "baseline",
				"sort").more("Results", "figure", "overwrite")).options(
					AlignmentOptions.class).forget("first_frame", "condition_column");
	}

	@Override
	protected String job() {
		return "Align to Events";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		fs(); // report a wrong rate first
		final AlignmentOptions options = CommandOptions.of(this, AlignmentOptions.class);
		if (!List.of(ACTIVITY, TRACES).contains(signal)) throw InvalidInputException.mustBe(
			"signal", "activity or traces", signal);
		final Path file = Inputs.required("events", events, "a table (CSV) or an NWB file with the times of the events");
		final Optional<Path> out = Inputs.path(output), picture = Inputs.path(figure);
		if (out.isPresent()) for (final Path p : AlignmentFiles.files(out.get()))
			FileGroup.requireWritable(p, overwrite);
		if (picture.isPresent()) {
			ChartFiles.requireKnown(picture.get());
			FileGroup.requireWritable(picture.get(), overwrite);
		}
		final OpenTraces.Entry entry = entry();
		final Events read = EventFiles.read(file, options.conditionColumn());
		final boolean activity = signal.equals(ACTIVITY) && entry.inferred().isPresent();
		final TraceSet set = activity ? entry.inferred().get().activity() : entry.traces();
		final Alignment alignment = Alignment.of(set, read, options);
		alignment.notes().forEach(n -> note(file.toString(), n));
		progress.report(0.2, "Mean over trials");
		final AlignmentData data = AlignmentData.of("Events of " + entry.title(), alignment,
			AlignmentData.label(activity ? entry.inferred().map(
				InferredActivity::activityUnit) : Optional.empty()));
		progress.checkCancelled();
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		out.ifPresent(o -> files.putAll(AlignmentFiles.contents(alignment, o)));
		picture.ifPresent(p -> files.put(p, new AlignmentFigure(data).content(p)));
		FileGroup.write(files, overwrite);
		show(entry.title(), alignment);
		if (Desktop.showsWindows()) EventQueue.invokeLater(() -> {
			final AlignmentWindow shown = new AlignmentWindow(data, f -> goTo(set
				.numTimepoints(), f));
			shown.setLocationByPlatform(true);
			shown.setVisible(true);
		});
	}

	private void show(final String title, final Alignment a) {
		show("Aligned " + title, AlignmentTables.ALIGNED, (long) a.traces().numCells() * a
			.conditions().size() * a.times().length, AlignmentTables.aligned(a));
		show("Responses of " + title, AlignmentTables.RESPONSES, (long) a.traces().numCells() * a
			.trials().size(), AlignmentTables.responses(a));
	}

	private void show(final String title, final List<String> columns, final long rows,
		final Stream<List<Object>> content)
	{
		if (!Desktop.showsWindows()) return;
		if (rows <= MOST_ROWS) TraceViews.show(AlignmentTables.table(columns, content), title);
		else note(title, "the table has " + rows +
			" rows, too many for a window; set output to save it.");
	}

	/** @param frames of the recording @return what was done, as the end of a sentence */
	private static String goTo(final int frames, final int frame) {
		final Optional<ImagePlus> movie = movie(frames);
		if (movie.isEmpty()) return "frame " + (frame + 1) + ". No open movie has " + frames +
			" frames.";
		ShownFrame.show(movie.get(), frame);
		return "frame " + (frame + 1) + " of " + movie.get().getTitle() + ".";
	}

	/** @return the active image, or the first open one, with this number of frames */
	private static Optional<ImagePlus> movie(final int frames) {
		final int[] ids = WindowManager.getIDList();
		return Stream.concat(Stream.ofNullable(WindowManager.getCurrentImage()), IntStream.of(
			ids == null ? new int[0] : ids).mapToObj(WindowManager::getImage)).filter(
				i -> i != null && ShownFrame.count(i) == frames).findFirst();
	}
}
