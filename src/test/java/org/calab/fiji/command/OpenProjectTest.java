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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.calab.Sample;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.fiji.CaLabService;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.PlainImageJ;
import org.calab.fiji.project.Project;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.image.ImageFiles;
import org.calab.image.RoiFiles;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

/** Projects without a window: what was done is done again. */
class OpenProjectTest {

	@TempDir
	Path root;

	private Path folder;
	private Context context = new Context();

	@BeforeEach
	void sample() throws IOException {
		folder = Files.createDirectories(root.resolve("day 1"));
		Sample.write(folder);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		context.service(CommandService.class).run(command, true, inputs).get();
	}

	private String refusal(final Class<? extends Command> command,
		final Object... inputs)
	{
		Throwable t = assertThrows(ExecutionException.class, () -> run(command,
			inputs));
		while (!(t instanceof CommandFailedException))
			t = t.getCause();
		return t.getMessage();
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	private OpenTraces.Entry active() {
		return context.service(OpenTraces.class).get("");
	}

	/** Extracts twice, rejects two cells, infers the activity twice, saves it, and rejects one more cell. */
	private List<String> work() throws Exception {
		run(ExtractRoiTracesCmd.class, "movie", file("movie.tif"), "rois", file(
			"movie_RoiSet.zip"), "neuropil", true, "dff", true);
		run(MarkCellsCmd.class, "cells", "3,7", "as", "rejected");
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6s");
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "baseline", "constant",
			"output", file("a.npy"));
		run(MarkCellsCmd.class, "cells", "1", "as", "rejected");
		return context.service(OpenTraces.class).steps(active().title());
	}

	private Path save(final List<String> lines) throws IOException {
		final Path json = folder.resolve("movie_project.json");
		new WorkspaceProject(context, Optional.of(folder.resolve("movie.tif")),
			Optional.of(folder.resolve("movie_RoiSet.zip")), RoiFiles.read(folder
				.resolve("movie_RoiSet.zip")), lines, active().traces().states()
					.rejected(), WorkspaceSettings.defaults(), WorkspaceView.initial())
						.save(json, true);
		return json;
	}

	private void again() {
		context.dispose();
		context = new Context();
	}

	private static void assertSame(final TraceSet expected, final TraceSet actual) {
		assertEquals(expected.names(), actual.names());
		for (int i = 0; i < expected.numCells(); i++)
			assertArrayEquals(expected.trace(i), actual.trace(i));
	}

	@Test
	void bringsBackTracesActivityAndStates() throws Exception {
		final List<String> lines = work();
		assertEquals(List.of("Extract ROI Traces...", "Mark Cells...",
			"Deconvolve Traces...", "Deconvolve Traces...", "Mark Cells..."), lines
				.stream().map(l -> MacroCall.read(l).first()).toList());
		final OpenTraces.Entry before = active();
		final Path json = save(lines);
		Files.delete(folder.resolve("a.npy"));
		again();
		final Path moved = Files.move(folder, root.resolve("moved"));
		folder = moved;
		run(OpenProjectCmd.class, "project", file(json.getFileName().toString()));
		final OpenTraces.Entry after = active();
		assertSame(before.traces(), after.traces());
		assertSame(before.inferred().orElseThrow().activity(), after.inferred()
			.orElseThrow().activity());
		assertEquals(before.traces().states(), after.traces().states());
		assertFalse(Files.exists(moved.resolve("a.npy")), "it only opens");
	}

	@Test
	void anOpenMovieIsUsedOnlyAsItIsInItsFile() throws IOException {
		final Path tif = folder.resolve("movie.tif");
		final ImagePlus movie = IJ.openImage(tif.toString());
		assertTrue(ImageFiles.isAsOpened(movie, tif));
		movie.changes = true;
		assertFalse(ImageFiles.isAsOpened(movie, tif));
		movie.changes = false;
		movie.getStack().deleteLastSlice();
		assertFalse(ImageFiles.isAsOpened(movie, tif), "a frame less");
	}

	/** What the window saves is also saved without one. */
	@Test
	void theCommandSavesTheSame() throws Exception {
		final Path json = save(work());
		final Path other = folder.resolve("other_project.json");
		run(SaveProjectCmd.class, "project", other.toFile());
		final Project window = ProjectFiles.read(json), command = ProjectFiles.read(
			other);
		assertEquals(window.files(), command.files());
		assertEquals(window.steps(), command.steps());
		assertEquals(window.rejected(), command.rejected());
		assertEquals(3, command.rejected().size());
		assertEquals("gcamp6f", command.settings().kernel());
		assertEquals(Baseline.CONSTANT, command.settings().tuner().baseline());
		assertTrue(command.settings().dff() && command.settings().neuropil());
		assertTrue(refusal(SaveProjectCmd.class, "project", other.toFile())
			.contains("exists"));
		assertTrue(refusal(SaveProjectCmd.class).contains("project is missing"));
	}

	@Test
	void scriptsSaveAndOpenTheSame() throws Exception {
		work();
		final OpenTraces.Entry before = active();
		final CaLabService calab = context.service(CaLabService.class);
		final Path json = folder.resolve("script_project.json"), other = folder
			.resolve("other_project.json");
		run(SaveProjectCmd.class, "project", other.toFile());
		calab.saveProject(json.toString());
		assertEquals(ProjectFiles.read(other), ProjectFiles.read(json));
		assertThrows(FileAlreadyExistsException.class, () -> calab.saveProject(json
			.toString()));
		calab.saveProject(json.toString(), Map.of("overwrite", true, "traces", before
			.title()));
		assertThrows(InvalidInputException.class, () -> calab.saveProject(json
			.toString(), Map.of("replace", true)));
		again();
		final TraceSet opened = context.service(CaLabService.class).openProject(json
			.toString());
		assertSame(before.traces(), opened);
		assertEquals(before.traces().states(), opened.states());
		assertTrue(active().inferred().isPresent());
	}

	/** Find Cells names its ROI set in the same way. */
	@Test
	void anExistingRoiSetIsNotReplaced() throws Exception {
		final List<String> lines = work();
		final Path json = folder.resolve("day.json"), set = folder.resolve(
			"day_RoiSet.zip");
		Files.writeString(set, "mine");
		final WorkspaceProject project = new WorkspaceProject(context, Optional.of(
			folder.resolve("movie.tif")), Optional.empty(), RoiFiles.read(folder
				.resolve("movie_RoiSet.zip")), lines, List.of(), WorkspaceSettings
					.defaults(), WorkspaceView.initial());
		assertThrows(FileAlreadyExistsException.class, () -> project.save(json,
			false));
		assertEquals("mine", Files.readString(set));
		assertFalse(Files.exists(json));
		project.save(json, true);
		assertEquals(RoiFiles.read(folder.resolve("movie_RoiSet.zip")).size(),
			RoiFiles.read(set).size());
	}

	@Test
	void aChangedOrMissingFileIsNamedAndMayBeChosen() throws Exception {
		final File json = save(work()).toFile();
		again();
		final Path movie = folder.resolve("movie.tif"), other = root.resolve(
			"other.tif");
		Files.copy(movie, other);
		Files.write(movie, new byte[] { 0 },
			java.nio.file.StandardOpenOption.APPEND);
		final String changed = refusal(OpenProjectCmd.class, "project", json);
		assertTrue(changed.contains(movie + " (movie) is not the file of the project") &&
			changed.contains("set movie to the file to use"), changed);
		Files.delete(movie);
		assertTrue(refusal(OpenProjectCmd.class, "project", json).contains(movie +
			" (movie) is missing"));
		assertEquals(List.of(), context.service(OpenTraces.class).titles(),
			"nothing is opened");
		run(OpenProjectCmd.class, "project", json, "movie", other.toFile());
		assertEquals(14, active().traces().numCells());
	}

	/** A file from elsewhere can only repeat steps of CaLab that write nothing. */
	@Test
	void otherStepsAreRefused() throws Exception {
		final List<String> lines = work();
		final Path json = save(lines);
		final String text = Files.readString(json);
		again();
		for (final String step : List.of("exec(\\\"touch " + root + "/x\\\");",
			"run(\\\"Quit\\\", \\\"\\\");"))
		{
			Files.writeString(json, text.replaceFirst("\"run\\(.*Mark Cells.*\"",
				Matcher.quoteReplacement("\"" + step + "\"")));
			assertFalse(refusal(OpenProjectCmd.class, "project", json.toFile())
				.isBlank());
		}
		assertEquals(List.of(), context.service(OpenTraces.class).titles());
	}

	/** Whatever a file from elsewhere says, it is refused in words and opens and writes nothing. */
	@Test
	void hostileProjectsAreRefused() throws Exception {
		final Path json = save(work());
		final String text = Files.readString(json);
		again();
		final Path outside = root.resolve("secret.txt");
		Files.writeString(outside, "x");
		final List<String> before = everything();
		for (final String[] change : new String[][] { { "\"path\": \"movie.tif\"",
			"\"path\": \"../secret.txt\"" }, { "\"path\": \"movie.tif\"",
				"\"path\": \"../../../../../..\"" }, { "\"bytes\": \\d+", "\"bytes\": -1" }, {
					"\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + "0".repeat(64) + "\"" }, {
						"\"steps\": \\[", "\"steps\": [7," }, { "\"rejected\": \\[",
							"\"rejected\": {\"a\": [" }, { "neuropil dff", "dff_window=many" }, {
								"kernel=gcamp6s", "kernel=gcamp6s output=" + root + "/x.npy colour=3" }, {
									"Mark Cells\\.\\.\\.", "Batch Process Folder" } })
		{
			final String hostile = text.replaceFirst(change[0], Matcher.quoteReplacement(change[1]));
			assertFalse(hostile.equals(text), change[0]);
			Files.writeString(json, hostile);
			final String message = refusal(OpenProjectCmd.class, "project", json.toFile());
			assertFalse(message.isBlank() || message.contains("Exception"), message);
			assertEquals(List.of(), context.service(OpenTraces.class).titles(), change[1]);
		}
		assertEquals(before, everything());
	}

	private List<String> everything() throws IOException {
		try (Stream<Path> all = Files.walk(root)) {
			return all.map(Path::toString).sorted().toList();
		}
	}

	/** The folder of networks is read, not written. */
	@Test
	void theModelOfCascadeIsAFileOfTheProject() {
		assertEquals(Set.of("model"), new ProjectSteps(context, List.of(
			"run(\"Deconvolve Traces...\", \"method=cascade model=/data/m output=/data/a.npy\");\n"))
				.files().keySet());
	}

	/** Copy macro, in a real ImageJ without a window: the same files. */
	@Test
	void theLinesAndTheProjectGiveTheSameFilesHeadless() throws Exception {
		final List<String> lines = work();
		final Path json = save(lines);
		run(SaveForTuningCmd.class, "output", file("t"));
		again();
		final Path before = Files.createDirectories(root.resolve("before"));
		for (final String name : files())
			Files.move(folder.resolve(name), before.resolve(name));
		final Path macro = root.resolve("again.ijm");
		Files.writeString(macro, String.join("", lines) +
			"run(\"Save for Tuning...\", \"output=[" + folder + "/t]\");\n" +
			"run(\"Close Traces...\");\n" + "run(\"Open Project...\", \"project=[" +
			json + "]\");\n" + "run(\"Save for Tuning...\", \"output=[" + folder +
			"/p]\");\n");
		final String log = PlainImageJ.runMacro(root, macro, "");
		for (final String name : Files.list(before).map(p -> p.getFileName()
			.toString()).toList())
			assertEquals(-1, Files.mismatch(before.resolve(name), folder.resolve(
				name)), name + "\n" + log);
		assertEquals(-1, Files.mismatch(before.resolve("t.npy"), folder.resolve(
			"p.npy")), log);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(p -> p.getFileName().toString()).filter(n -> n.matches(
				"[at][._].*")).toList();
		}
	}
}
