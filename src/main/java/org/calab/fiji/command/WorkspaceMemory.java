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

import ij.plugin.frame.Recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.io.Json;
import org.calab.results.ExtractionFiles;
import org.calab.results.MethodsText;
import org.calab.trace.CellStates;
import org.calab.trace.TraceSet;
import org.scijava.Context;

/** What was done in a workspace: as a macro, as a project, and as sentences for a paper. */
final class WorkspaceMemory {

	private final Context context;
	private final WorkspaceMovie movie;
	private final WorkspaceRois rois;
	private final ShownTraces traces;
	private final DoneSteps steps;

	WorkspaceMemory(final Context context, final WorkspaceMovie movie,
		final WorkspaceRois rois, final ShownTraces traces, final DoneSteps steps)
	{
		this.context = context;
		this.movie = movie;
		this.rois = rois;
		this.traces = traces;
		this.steps = steps;
	}

	/** @return the macro line that opens a movie */
	static String openLine(final Path file) {
		return "open(\"" + file.toString().replace("\\", "/") + "\");\n";
	}

	/** @return the macro lines of all that was done */
	List<String> macro() {
		final List<String> all = new ArrayList<>(), lines = steps.lines();
		movie.file().ifPresent(m -> all.add(openLine(m)));
		all.addAll(rois.file().map(r -> ProjectSteps.withRois(context, lines, r))
			.orElse(lines));
		return all;
	}

	/** @return a file beside the movie or the traces, with its name and this ending */
	Path beside(final String ending) {
		final Path beside = movie.file().or(() -> Optional.ofNullable(
			new ProjectSteps(context, steps.lines()).files().get("file"))).orElse(Path
				.of(System.getProperty("user.home"), traces.origin()));
		return beside.resolveSibling(beside.getFileName().toString().replaceFirst(
			"(?<=.)\\.[^.]*$", "") + ending);
	}

	/** @return sentences for a paper about the traces and the activity */
	String methods() {
		final List<JsonNode> done = new ArrayList<>();
		final OpenTraces.Entry now = traces.current().orElseThrow(
			() -> new InvalidInputException(
				"There is nothing to tell yet: extract traces first."));
		final TraceSet set = now.traces();
		new ProjectSteps(context, steps.lines()).extraction().ifPresent(o -> {
			final Map<String, Object> metadata = ExtractionFiles.metadata(o, "",
				Optional.empty());
			metadata.put("sampling_rate_hz", set.rate().isKnown() ? set.rate().hz()
				: null);
			metadata.put("num_cells", set.numCells());
			metadata.put("cell_names", set.names());
			metadata.put("rejected_cells", set.states().rejected(set.names()));
			done.add(Json.tree(metadata));
		});
		now.inferred().ifPresent(a -> done.add(Json.tree(a.info())));
		if (done.isEmpty()) throw new InvalidInputException(
			"There is nothing to tell yet: press Activity first.");
		return MethodsText.of(done);
	}

	/** @return what a project saves */
	WorkspaceProject project(final WorkspaceState s,
		final WorkspaceSettings settings)
	{
		// the states at the extraction; those of now are lines of the macro
		final CellStates states = traces.extracted().map(e -> e.raw().states())
			.orElse(s.states());
		return new WorkspaceProject(context, movie.file(), rois.file(), rois.with(
			states), steps.lines(), s.states().rejected(s.data().names()), settings,
			WorkspaceView.of(s));
	}

	/** Saves a project, and records it. @param json the user agreed to replace it */
	void save(final WorkspaceProject project, final Path json) throws IOException {
		final Optional<OpenTraces.Entry> entry = traces.entry();
		if (project.movie().isEmpty() && movie.movie().isPresent())
			throw SaveProjectCmd.notFromFile(traces.origin());
		movie.movie().ifPresent(SaveProjectCmd::requireSaved);
		if (entry.isPresent()) SaveProjectCmd.requireKnown(entry.get().title(), project
			.lines());
		final boolean replaces = Files.exists(json);
		project.save(json, replaces);
		project.rois(json).ifPresent(rois::areIn);
		if (Recorder.record && entry.isPresent()) Recorder.recordString(SaveProjectCmd
			.line(context, json, replaces));
	}
}
