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
package org.calab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.calab.io.Json;

/** Scripts of the tests that read with Python what was written here. A test is skipped, visibly, where a module is missing. */
public final class Python {

	private static final String PYTHON = "/usr/bin/python3";

	private Python() {}

	/** Skips the test if one of these modules is missing. */
	public static void requireModules(final String... modules)
		throws IOException, InterruptedException
	{
		assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: there is no " + PYTHON);
		final String names = String.join(", ", modules);
		// found, not imported, which would take as long as the script
		assumeTrue(run(new ArrayList<>(), "-c",
			"import sys; from importlib.util import find_spec as f; sys.exit(None in [f(m) for m in '" +
				names + "'.split(', ')])") == 0, "skipped: " + PYTHON +
					" does not have all of " + names);
	}

	/** @return the JSON object that a script of the test resources prints */
	public static JsonNode json(final String script, final String... arguments)
		throws IOException, InterruptedException
	{
		final List<String> lines = new ArrayList<>();
		final List<String> all = new ArrayList<>(List.of(Path.of("src/test/resources",
			script).toString()));
		all.addAll(List.of(arguments));
		assertEquals(0, run(lines, all.toArray(String[]::new)), () -> String.join("\n",
			lines));
		return Json.parse(lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8), script);
	}

	private static int run(final List<String> lines, final String... arguments)
		throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(List.of(PYTHON));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(
			true);
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		final Process python = builder.start();
		lines.addAll(new String(python.getInputStream().readAllBytes(),
			StandardCharsets.UTF_8).lines().toList());
		assertEquals(true, python.waitFor(60, TimeUnit.SECONDS));
		return python.exitValue();
	}
}
