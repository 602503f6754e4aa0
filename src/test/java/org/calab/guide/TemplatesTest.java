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
package org.calab.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.calab.Sample;
import org.calab.fiji.PlainImageJ;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.loader.OtherTools;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/** The templates of the script editor do what they say, with inputs as its dialog gives them. */
class TemplatesTest {

	private static final Path TEMPLATES = Path.of(
		"src/main/resources/script_templates/CaLab");

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() {
		context = new Context();
		context.service(ScriptService.class).addAlias(ij.ImagePlus.class); // as Fiji does
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private static List<Path> templates() throws IOException {
		try (Stream<Path> files = Files.list(TEMPLATES)) {
			return files.sorted().toList();
		}
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	private File folder(final String name) throws IOException {
		return Files.createDirectories(folder.resolve(name)).toFile();
	}

	private static TraceSet simulated(final int cells, final int frames) {
		return Simulation.run(Presets.GCAMP6S.config().withNumCells(cells)
			.withNumTimepoints(frames), 1, Progress.none()).traces();
	}

	private Module jython(final String template, final Object... inputs)
		throws Exception
	{
		return context.service(ScriptService.class).run(TEMPLATES.resolve(template)
			.toFile(), true, inputs).get();
	}

	/** As Fiji does: inputs become variables, and the macro runs without their lines. */
	private String macro(final String template, final Map<String, Object> inputs)
		throws Exception
	{
		final Path source = TEMPLATES.resolve(template);
		final StringBuilder code = new StringBuilder();
		for (final ModuleItem<?> input : new ScriptInfo(context, source.toFile())
			.inputs())
		{
			final Object value = inputs.getOrDefault(input.getName(), input
				.getDefaultValue());
			assertNotNull(value, input.getName());
			code.append(input.getName()).append(" = ").append(
				value instanceof Boolean || value instanceof Number ? value : "\"" +
					value + "\"").append(";\n");
		}
		for (final String line : Files.readAllLines(source))
			code.append(line.startsWith("#@") ? "" : line).append('\n');
		return PlainImageJ.runMacro(folder, Files.writeString(folder.resolve(
			"template.ijm"), code), "");
	}

	@Test
	void everyInputIsExplained() throws IOException {
		final List<String> names = new ArrayList<>();
		for (final Path template : templates()) {
			names.add(template.getFileName().toString());
			int inputs = 0;
			for (final ModuleItem<?> i : new ScriptInfo(context, template.toFile())
				.inputs())
			{
				if (i.getType().getName().startsWith("org.")) continue; // a service
				inputs++;
				final String where = template + " " + i.getName();
				assertTrue(i.getLabel() != null && !i.getLabel().isBlank(), where);
				assertTrue(i.getDescription() != null && i.getDescription()
					.length() > 20, where);
			}
			assertTrue(inputs > 1, template.toString());
		}
		assertEquals(List.of("Activity_as_Arrays.py",
			"Automatic_Inference_of_a_Folder.py", "CaDecon.py", "Compare_Kernels.py",
			"Extract_and_Deconvolve.ijm", "Simulate_and_Score.py",
			"Traces_from_Suite2p.ijm"), names, "each has a test below");
	}

	@Test
	void extractAndDeconvolve() throws Exception {
		Sample.write(folder);
		final String log = macro("Extract_and_Deconvolve.ijm", Map.of("movie", file(
			"movie.tif"), "rois", file("movie_RoiSet.zip"), "output", folder(
				"results")));
		assertTrue(Files.exists(folder.resolve("results/movie_traces.csv")), log);
		assertEquals(Sample.CELLS, Npy.read(folder.resolve(
			"results/movie_activity.npy")).length, log);
		assertTrue(Files.exists(folder.resolve(
			"results/movie_activity_raster.png")), log);
	}

	@Test
	void tracesFromSuite2p() throws Exception {
		OtherTools.write(folder, simulated(3, 400).toArray());
		final String log = macro("Traces_from_Suite2p.ijm", Map.of("suite2p", file(
			"suite2p"), "output", file("s.npy")));
		assertEquals(3, Npy.read(folder.resolve("s.npy")).length, log);
	}

	@Test
	void activityAsArrays() throws Exception {
		final Object total = jython("Activity_as_Arrays.py", "movie",
			SimulatedMovieFiles.image(Sample.write(folder), "movie", Progress
				.none()), "rois", file("movie_RoiSet.zip"), "fs", 20.0, "tau_rise", 0.1,
			"tau_decay", 0.6).getOutput("total");
		assertTrue((Double) total > 10, "total activity: " + total);
	}

	@Test
	void automaticInferenceOfAFolder() throws Exception {
		final File traces = folder("traces"), results = folder("results");
		TuningData.save(simulated(2, 600), traces.toPath().resolve("a"), Map.of(),
			false);
		Files.writeString(traces.toPath().resolve("broken.npy"), "no traces");
		final Module m = jython("Automatic_Inference_of_a_Folder.py", "folder",
			traces, "ending", ".npy", "fs", 0.0, "output", results);
		assertEquals(1, m.getOutput("done"));
		assertEquals(1, m.getOutput("failed"));
		assertTrue(new File(results, "a_activity_cells.csv").isFile());
	}

	@Test
	void caDecon() throws Exception {
		TuningData.save(simulated(4, 1200), folder.resolve("t"), Map.of(), false);
		final double decay = (Double) jython("CaDecon.py", "file", file("t.npy"),
			"fs", 0.0, "max_iterations", 3, "output", file("c")).getOutput(
				"tau_decay");
		assertTrue(decay > 0.5 && decay < 4, "true is 1.8 s: " + decay);
		assertTrue(file("c_results.json").isFile());
	}

	@Test
	void compareKernels() throws Exception {
		TuningData.save(simulated(3, 900), folder.resolve("t"), Map.of(), false);
		final String table = (String) jython("Compare_Kernels.py", "file", file(
			"t.npy"), "fs", 0.0, "decays", "0.6, 1.8", "tau_rise", 0.4).getOutput(
				"table");
		final String[] lines = table.split("\n");
		assertEquals(3, lines.length, table);
		assertTrue(lines[1].startsWith("0.6,0.") && lines[2].startsWith("1.8,0."),
			table);
	}

	@Test
	void simulateAndScore() throws Exception {
		final double score = (Double) jython("Simulate_and_Score.py", "indicator",
			"gcamp6f", "cells", 5, "frames", 1500, "snr", 10.0).getOutput("score");
		assertTrue(score > 0.7 && score <= 1, "r = " + score);
	}
}
