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
package org.calab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.bridge.browser.Chromium;
import org.calab.bridge.browser.PageServer;
import org.calab.io.Json;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calab tune} and {@code calab cadecon-browser}. */
class PageSubsTest {

	private static final Pattern PAGE = Pattern.compile(
		"(http\\S+)[?&]bridge=(http://127\\.0\\.0\\.1:\\d+)&bridge_secret=([0-9a-f]{64})");

	private static final String EXPORT =
		"{\"catune_version\": \"2.7.1\", \"notes\": [1], \"metadata\": {\"source_filename\": \"mine\"}, " +
			"\"parameters\": {\"tau_rise_s\": 0.1, \"tau_decay_s\": 0.6, \"lambda\": 0.05, \"sampling_rate_hz\": 20, \"filter_enabled\": true, \"of_the_page\": 3}}";

	@TempDir
	Path folder;

	@BeforeEach
	void traces() throws IOException {
		TuningData.save(TraceSet.of(new double[][] { { 0.25, 1, 0 }, { 4, 5, 6 } },
			SamplingRate.ofHz(20)), folder.resolve("t"), Map.of(), false);
	}

	@AfterEach
	void nothingIsLeft() throws Exception {
		Chromium.requireNothingLeft();
	}

	private final StringWriter out = new StringWriter(), err =
		new StringWriter();

	private int run(final String line) {
		return CaLab.run(new PrintWriter(out, true), new PrintWriter(err, true),
			line.replace("DIR", folder.toString()).split(" "));
	}

	private static void tune(final Matcher page) throws Exception {
		final HttpResponse<String> answer = HttpClient.newHttpClient().send(
			HttpRequest.newBuilder(URI.create(page.group(2) + "/api/v1/params"))
				.header("X-Bridge-Secret", page.group(3)).POST(
					HttpRequest.BodyPublishers.ofString(EXPORT)).build(),
			HttpResponse.BodyHandlers.ofString());
		assertEquals(200, answer.statusCode(), answer.body());
	}

	@Test
	void withoutABrowserThePageIsOnlyTold() throws Exception {
		final CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
			() -> run("tune DIR/t --no-open-browser --timeout 20 -o DIR/p.json"));
		Matcher page = PAGE.matcher("");
		for (int k = 0; k < 1000 && !page.find(); k++) {
			Thread.sleep(20);
			page = PAGE.matcher(err.toString());
		}
		assertEquals("https://miniscope.github.io/CaLab/CaTune/", page.group(1));
		tune(page);
		assertEquals(0, code.get(10, TimeUnit.SECONDS), err::toString);
		assertTrue(out.toString().contains(
			"tau_rise 0.1 s, tau_decay 0.6 s, lambda 0.05, fs 20.0 Hz, filter on"),
			out.toString());
		final JsonNode saved = Json.read(folder.resolve("p.json"));
		assertEquals(0.05, CaTuneExport.read(folder.resolve("p.json")).lambda());
		assertEquals("2.7.1", saved.get("catune_version").asText(),
			"as the page sent it");
		assertEquals(3, saved.at("/parameters/of_the_page").asInt());
		assertEquals("mine", saved.at("/metadata/source_filename").asText());
		assertEquals(2, saved.at("/metadata/num_cells").asInt(), "added");
		assertTrue(saved.at("/ar2_coefficients/g1").isNumber(), "added");
		assertEquals("[1]", saved.get("notes").toString());
		assertEquals(0, run("deconvolve DIR/t --params DIR/p.json -o DIR/a.npy"),
			err::toString);
	}

	@Test
	void inAHeadlessBrowser() throws Exception {
		Chromium.require();
		try (PageServer pages = new PageServer()) {
			final String how = " --headless --timeout 60 --app-url " + pages.url("");
			assertEquals(0, run("tune DIR/t" + how), err::toString);
			assertTrue(out.toString().contains("lambda 0.25"), out.toString());
			assertEquals(0, run("cadecon DIR/t --browser" + how +
				" --max-iterations 8 --no-high-pass --seed 5 -o DIR/c"), err::toString);
			assertTrue(err.toString().contains("Waiting for CaDecon"), err
				.toString());
			assertTrue(Files.readString(folder.resolve("c_activity.npy"),
				java.nio.charset.StandardCharsets.ISO_8859_1).contains(
					"'<f4', 'fortran_order': False, 'shape': (2, 3)"));
			assertEquals(6, Npy.read(folder.resolve("c_activity.npy"))[1][2]);
			assertEquals(8, Json.read(folder.resolve("c_results.json")).get(
				"num_iterations").asInt());
			assertEquals(1, run("cadecon DIR/t --browser" + how + " -o DIR/c"));
			assertTrue(err.toString().contains("already exists"), err.toString());
			assertEquals(1, run("tune DIR/t --headless --timeout 1 --app-url " + pages
				.url("stays")));
			assertTrue(err.toString().contains("in time"), err.toString());
		}
	}

	/** What the system opens pages with, in the place of the user's browser. */
	private Process calab(final String opener, final String... args)
		throws IOException
	{
		final Path bin = Files.createDirectories(folder.resolve("bin"));
		final Path command = Files.writeString(bin.resolve("xdg-open"), opener);
		assertTrue(command.toFile().setExecutable(true));
		final List<String> line = new java.util.ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(), "-cp", System
				.getProperty("java.class.path"), "org.calab.cli.CaLab"));
		line.addAll(List.of(args));
		final ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(
			true).redirectOutput(folder.resolve("log.txt").toFile());
		builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
		return builder.start();
	}

	private static void assumeLinux() {
		assumeTrue(System.getProperty("os.name").startsWith("Linux"),
			"pages are opened by another command here");
	}

	@Test
	void inTheUsersBrowser() throws Exception {
		assumeLinux();
		final Process calab = calab("#!/bin/sh\necho \"$1\" > " + folder.resolve(
			"url.part") + " && mv " + folder.resolve("url.part") + " " + folder.resolve(
				"url") + "\n", "tune", folder.resolve("t").toString(), "--timeout",
			"30");
		for (int k = 0; k < 1000 && !Files.exists(folder.resolve("url")) && calab
			.isAlive(); k++)
			Thread.sleep(20);
		final Matcher page = PAGE.matcher(Files.readString(folder.resolve("url")));
		assertTrue(page.find());
		tune(page);
		assertTrue(calab.waitFor(90, TimeUnit.SECONDS));
		assertEquals(0, calab.exitValue());
		final Process broken = calab("#!/bin/sh\nexit 4\n", "tune", folder.resolve(
			"t").toString());
		assertTrue(broken.waitFor(90, TimeUnit.SECONDS));
		assertEquals(1, broken.exitValue());
		assertTrue(Files.readString(folder.resolve("log.txt")).contains(
			"exit code 4"));
	}

	@Test
	void controlCEndsTheBrowserToo() throws Exception {
		assumeLinux();
		Chromium.require();
		try (PageServer pages = new PageServer()) {
			final Process calab = calab("", "tune", folder.resolve("t").toString(),
				"--headless", "--app-url", pages.url("stays"));
			for (int k = 0; k < 1000 && !Files.readString(folder.resolve("log.txt"))
				.contains("Waiting for CaTune") && calab.isAlive(); k++)
				Thread.sleep(20);
			assertTrue(calab.isAlive());
			assertTrue(calab.descendants().count() > 0, "a browser runs");
			assertEquals(0, new ProcessBuilder("kill", isControlCIgnored() ? "-TERM"
				: "-INT", "" + calab.pid()).start().waitFor());
			assertTrue(calab.waitFor(90, TimeUnit.SECONDS));
			assertFalse(calab.exitValue() == 0);
			Chromium.requireNothingLeft(calab.pid());
		}
	}

	/** As it is, and is handed down, where the build was started in a shell's background. */
	private static boolean isControlCIgnored() throws IOException {
		final String ignored = Files.readAllLines(Path.of("/proc/self/status"))
			.stream().filter(l -> l.startsWith("SigIgn:")).findFirst().orElseThrow();
		return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) != 0;
	}
}
