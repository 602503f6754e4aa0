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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.script.ScriptEngine;
import javax.tools.ToolProvider;

import org.calab.Sample;
import org.calab.cli.CaLab;
import org.calab.fiji.CaLabService;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.guide.GuidePages.Block;
import org.calab.io.FileGroup;
import org.calab.io.cascade.ModelWriter;
import org.calab.io.catune.TuningData;
import org.calab.loader.OtherTools;
import org.scijava.Context;
import org.scijava.script.ScriptService;

/** Runs the blocks of one page, with a folder of samples as {@code /data}. */
final class SnippetRunner {

	private static final String COMMAND = "scripts/calab ";

	private final Path folder;
	private final SharedImageJ imageJ;

	SnippetRunner(final Path folder, final SharedImageJ imageJ) {
		this.folder = folder;
		this.imageJ = imageJ;
	}

	void run(final Block block) throws Exception {
		if (!Files.exists(folder)) writeSamples();
		final String code = block.code().replaceAll("(?<![\\w.~-])/data\\b", Matcher
			.quoteReplacement(folder.toString()));
		switch (block.language()) {
			case "sh" -> shell(code);
			case "ijm" -> imageJ.run(this, code);
			case "python" -> jython(code);
			case "java" -> java(code);
			case "json" -> new ObjectMapper().readTree(code);
			default -> fail(block.page() + ":" + block.line() + ": \"" + block
				.language() + "\" is no language that is run here, nor bash or text");
		}
	}

	/** The movie and its ROIs, its traces as {@code extract} writes them, and what other tools write. */
	private void writeSamples() throws Exception {
		Files.createDirectories(folder);
		Sample.write(folder);
		line("extract " + folder + "/movie.tif --rois " + folder +
			"/movie_RoiSet.zip -o " + folder + "/traces");
		project();
		ModelWriter.write(folder.resolve("models/Global_EXC_30Hz_smoothing25ms"), 30);
		OtherTools.write(folder, TuningData.load(folder.resolve("traces")).traces()
			.toArray());
	}

	/** As the workspace saves it. */
	private void project() throws Exception {
		final Path movie = folder.resolve("movie.tif"), rois = folder.resolve(
			"movie_RoiSet.zip");
		FileGroup.write(folder.resolve("movie_project.json"), false, ProjectFiles
			.content(new Project(List.of(FileRecord.of(FileRecord.MOVIE, movie, folder),
				FileRecord.of(FileRecord.ROIS, rois, folder)), List.of(
					"run(\"Extract ROI Traces...\", \"rois=[" + rois +
						"] neuropil dff\");\n",
					"run(\"Deconvolve Traces...\", \"kernel=gcamp6f\");\n"), List.of(),
				WorkspaceSettings.defaults(), WorkspaceView.initial(), Map.of())));
	}

	private static void shell(final String code) {
		for (final String line : code.replaceAll("\\\\\n\\s*", "").lines().toList()) {
			if (line.isBlank() || line.startsWith("#")) continue;
			assertTrue(line.startsWith(COMMAND), "not a line of " + COMMAND + ": " +
				line);
			line(line.substring(COMMAND.length()));
		}
	}

	/** Words that hold spaces stand in quotes. */
	private static void line(final String line) {
		final String[] words = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
			.matcher(line.replaceFirst("\\s+#.*$", "")).results().map(m -> m.group(
				1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))
			.toArray(String[]::new);
		final StringWriter err = new StringWriter();
		assertEquals(0, CaLab.run(new PrintWriter(new StringWriter()),
			new PrintWriter(err, true), words), () -> line + ": " + err);
	}

	private static void jython(final String code) throws Exception {
		try (Context context = new Context()) {
			final ScriptEngine engine = context.service(ScriptService.class)
				.getLanguageByName("jython").getScriptEngine();
			engine.put("calab", context.service(CaLabService.class));
			engine.getContext().setWriter(new StringWriter());
			engine.eval(code);
		}
	}

	/** A whole class with a {@code main}. */
	private void java(final String code) throws Exception {
		final Matcher name = Pattern.compile("public class (\\w+)").matcher(code);
		assertTrue(name.find(), "no public class");
		final Path file = Files.writeString(folder.resolve(name.group(1) +
			".java"), code);
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null,
			"-proc:none", "-d", folder.toString(), file.toString()), "javac");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri()
			.toURL() }, getClass().getClassLoader()))
		{
			loader.loadClass(name.group(1)).getMethod("main", String[].class).invoke(
				null, (Object) new String[0]);
		}
	}
}
