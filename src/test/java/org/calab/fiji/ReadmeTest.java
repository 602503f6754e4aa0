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
package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.script.ScriptEngine;

import org.calab.Sample;
import org.calab.cli.CaLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.script.ScriptService;

/** What the README shows is run as it stands, on the simulated sample. */
class ReadmeTest {

	@TempDir
	Path folder;

	private String snippet(final String language) throws IOException {
		final Matcher m = Pattern.compile("(?s)```" + language + "\n(.*?)```")
			.matcher(Files.readString(Path.of("README.md")));
		assertTrue(m.find(), "the README has no " + language + " snippet");
		return m.group(1).replace("/data/", folder + "/");
	}

	private int calab(final String line, final StringWriter err) {
		return CaLab.run(new PrintWriter(new StringWriter()), new PrintWriter(err,
			true), line.replace("scripts/calab ", "").split(" "));
	}

	@Test
	void commandLine() throws IOException {
		Sample.write(folder);
		for (final String line : snippet("sh").strip().split("\n")) {
			if (line.contains("more.csv")) Files.copy(folder.resolve("traces.csv"),
				folder.resolve("more.csv"));
			final StringWriter err = new StringWriter();
			assertEquals(0, calab(line, err), () -> line + ": " + err);
		}
		assertTrue(Files.exists(folder.resolve("batch/more.npy")));
	}

	@Test
	void macro() throws Exception {
		Sample.write(folder);
		final Path macro = Files.writeString(folder.resolve("readme.ijm"), snippet(
			"ijm"));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(Files.exists(folder.resolve("activity_raster.png")), log);
		assertTrue(Files.exists(folder.resolve("activity_cells.csv")), log);
	}

	@Test
	void jython() throws Exception {
		Sample.write(folder);
		final StringWriter err = new StringWriter();
		assertEquals(0, calab("extract " + folder + "/movie.tif --rois " + folder +
			"/movie_RoiSet.zip -o " + folder + "/traces", err), err::toString);
		try (Context context = new Context()) {
			final ScriptEngine engine = context.service(ScriptService.class)
				.getLanguageByName("jython").getScriptEngine();
			engine.put("calab", context.service(CaLabService.class));
			engine.eval(snippet("python"));
		}
		assertTrue(Files.exists(folder.resolve(
			"activity_for_tuning_metadata.json")));
	}

	@Test
	void linksAndPicturesExist() throws IOException {
		final Matcher m = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(Files
			.readString(Path.of("README.md")));
		while (m.find())
			if (!m.group(1).startsWith("http")) assertTrue(Files.exists(Path.of(m.group(
				1))), m.group(1));
	}
}
