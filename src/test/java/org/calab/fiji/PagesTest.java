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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import javax.script.ScriptEngine;
import javax.script.ScriptException;

import org.calab.bridge.browser.Chromium;
import org.calab.bridge.browser.PageServer;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.OpenInCaDeconCmd;
import org.calab.fiji.command.OpenInCaTuneCmd;
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
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.script.ScriptService;

/** The doors to the pages, through a real Chromium to a small page. */
class PagesTest {

	private static final TraceSet TRACES = TraceSet.of(new double[][] { { 0.25, 1,
		0, 0, 2, 0, 0, 0 }, { 4, 5, 6, 7, 8, 7, 6, 5 } }, SamplingRate.ofHz(20))
		.withOrigin("movie.tif");

	@TempDir
	Path folder;

	private PageServer pages;
	private Context context;

	@BeforeEach
	void start() throws Exception {
		Chromium.require();
		pages = new PageServer();
		context = new Context();
		TuningData.save(TRACES, folder.resolve("t"), Map.of(), false);
	}

	@AfterEach
	void stop() throws Exception {
		if (pages == null) return;
		pages.close();
		context.dispose();
		Chromium.requireNothingLeft();
	}

	private void run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		try {
			context.service(CommandService.class).run(command, true, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable t = e;
			while (t.getCause() != null && !(t instanceof CommandFailedException))
				t = t.getCause();
			throw t instanceof Exception x ? x : e;
		}
	}

	@Test
	void byTheMenusCommands() throws Exception {
		final OpenTraces open = context.service(OpenTraces.class);
		open.open("Traces of movie.tif", TRACES, java.util.Optional.empty());
		run(OpenInCaTuneCmd.class, "headless", true, "app_url", pages.url(""),
			"timeout", 60.0, "output", folder.resolve("p.json").toFile());
		assertEquals(new CaTuneExport(0.1, 0.6, 0.25, 20, false), CaTuneExport.read(
			folder.resolve("p.json")));
		final JsonNode saved = Json.read(folder.resolve("p.json"));
		assertEquals("movie.tif", saved.at("/metadata/source_filename").asText());
		assertEquals(8, saved.at("/metadata/num_timepoints").asInt());
		run(OpenInCaDeconCmd.class, "headless", true, "app_url", pages.url(""),
			"max_iterations", 9, "high_pass", "off", "output", folder.resolve("a.npy")
				.toFile(), "figure", folder.resolve("a.svg").toFile());
		final OpenTraces.Entry entry = open.get("");
		assertEquals("CaDecon of movie.tif", entry.title());
		assertEquals("spikes per frame", entry.inferred().get().activityUnit());
		assertArrayEquals(new double[] { 0, 1, 0, 0, 2, 0, 0, 0 }, entry.inferred()
			.get().activity().trace(0));
		// alpha 2: the spike in frame 1 has its transient after it, on the baseline of 0.5
		final double[] fit = entry.inferred().get().fitted().get().trace(0), level =
			org.calab.signal.RollingBaseline.of(TRACES.trace(0), 0.6, 20), h =
				new org.calab.kernel.CalciumKernel(0.1, 0.6).sample(20);
		assertEquals(0.5 + level[1], fit[1], 1e-9);
		assertEquals(2 * h[2] + 0.5 + level[3], fit[3], 1e-9);
		assertEquals(2 * h[5] + 4 * h[2] + 0.5 + level[6], fit[6], 1e-9);
		assertEquals(2, Npy.read(folder.resolve("a.npy")).length);
		final JsonNode info = Json.read(folder.resolve("a_info.json"));
		assertEquals(9, info.get("num_iterations").asInt(), "as the page was told");
		assertEquals(60, info.get("kernel_slow").size());
		assertEquals("cell,state,snr,spikes,alpha (per spike),baseline,pve,activity_rate (spikes/s),warnings\nCell 1,accepted,0.3,3.0,2.0,0.5,0.9,7.5,The trace has no clear transients (SNR 0.3).\n",
			Files.readString(folder.resolve("a_cells.csv")).lines().limit(2).map(
				l -> l + "\n").reduce("", String::concat));
		assertTrue(Files.readString(folder.resolve("a.svg")).contains(
			"spikes per frame"));
	}

	@Test
	void nothingComesOfAPageThatIsSilent() throws Exception {
		context.service(OpenTraces.class).open("t", TRACES, java.util.Optional
			.empty());
		final Exception e = assertThrows(CommandFailedException.class, () -> run(
			OpenInCaTuneCmd.class, "headless", true, "app_url", pages.url("stays"),
			"timeout", 1.0, "output", folder.resolve("p.json").toFile()));
		assertTrue(e.getMessage().contains("in time"), e.getMessage());
		assertFalse(Files.exists(folder.resolve("p.json")));
		for (final Object[] wrong : new Object[][] { { "port", -1 }, { "timeout",
			-1.0 }, { "app_url", "nowhere" } })
			assertThrows(CommandFailedException.class, () -> run(OpenInCaTuneCmd.class,
				wrong), wrong[0].toString());
		for (final Object[] wrong : new Object[][] { { "upsample_target", -1 }, {
			"high_pass", "maybe" }, { "max_iterations", 201 }, { "convergence_tol",
				1.0 }, { "num_subsets", -1 }, { "target_coverage", 1.5 }, {
					"aspect_ratio", -1.0 }, { "seed", -2 } })
			assertTrue(assertThrows(CommandFailedException.class, () -> run(
				OpenInCaDeconCmd.class, wrong), wrong[0].toString()).getMessage()
					.contains(wrong[0] + " must be "));
		assertEquals(1, context.service(OpenTraces.class).titles().size());
	}

	/** The command's own stop button, while the page goes on and on. */
	@Test
	void cancellingTheCommand() throws Exception {
		final var info = context.service(CommandService.class).getCommand(
			OpenInCaTuneCmd.class);
		final var module = info.createModule();
		final OpenInCaTuneCmd command = (OpenInCaTuneCmd) module
			.getDelegateObject();
		context.inject(command);
		module.setInput("headless", true);
		module.setInput("app_url", pages.url("stays"));
		module.setInput("file", folder.resolve("t.npy").toFile());
		final Thread thread = new Thread(command);
		thread.start();
		Thread.sleep(3000);
		assertTrue(thread.isAlive());
		command.cancel("by the user");
		thread.join(10_000);
		assertFalse(thread.isAlive());
	}

	@Test
	void byAScript() throws Exception {
		final ScriptEngine engine = context.service(ScriptService.class)
			.getLanguageByName("jython").getScriptEngine();
		engine.put("calab", context.service(CaLabService.class));
		engine.put("url", pages.url(""));
		engine.put("silent", pages.url("stays"));
		engine.eval("""
			traces = [[0.25, 1.0, 2.0], [3.0, 4.0, 5.0]]
			browser = calab.headlessBrowser()
			try:
			    params = calab.tune(traces, 20.0, {'app_url': url, 'headless': browser, 'timeout': 60})
			    assert params.tauRise() == 0.1 and params.fs() == 20.0, params
			    nothing = calab.tune(traces, 20.0, {'app_url': silent, 'headless': browser, 'timeout': 0.5})
			    assert nothing is None, nothing
			    result = calab.deconInBrowser(traces, 20.0, {'app_url': url, 'headless': browser, 'max_iterations': 11, 'seed': 3})
			    same = calab.decon(traces, 20.0, {'app_url': url, 'browser': browser, 'max_iterations': 11})
			    assert same.metadata()['num_iterations'] == 11
			    assert browser.isAlive()
			finally:
			    browser.close()
			assert not browser.isAlive()
			assert list(result.alphas()) == [2.0, 2.0]
			assert result.metadata()['num_iterations'] == 11
			assert result.activity().numTimepoints() == 3
			once = calab.deconInBrowser(traces[0], 20.0, {'app_url': url, 'headless': True, 'autorun': False})
			assert once.activity().numCells() == 1
			opened = calab.decon(traces[0], 20.0, {'app_url': silent, 'browser': True, 'open_browser': False, 'timeout': 0.5})
			assert opened is None, opened
			""");
		for (final String[] wrong : new String[][] { { "{'ports': 1}",
			"ports is not an option here" }, { "{'port': 1.5}",
				"port must be a whole number from 0 to 65535, but is 1.5." }, {
					"{'max_iterations': 500}",
					"max_iterations must be a whole number from 1 to 200, or default, but is 500." }, {
						"{'app_url': 'x'}", "app_url must be" }, { "{'headless': 'maybe'}",
							"headless must be" } })
		{
			final ScriptException e = assertThrows(ScriptException.class, () -> engine
				.eval("calab.deconInBrowser([1.0, 2.0], 20.0, " + wrong[0] + ")"));
			assertTrue(e.getMessage().contains(wrong[1]), e.getMessage());
		}
	}

	@Test
	void byAMacroInPlainImageJ() throws Exception {
		final Path macro = folder.resolve("page.ijm");
		Files.writeString(macro, """
			run("Open in CaTune (Browser)...", "file=%1$s/t.npy app_url=%2$s headless timeout=60 output=%1$s/p.json");
			run("Open in CaDecon (Browser)...", "file=%1$s/t.npy app_url=%2$s headless timeout=60 output=%1$s/a.npy");
			""".formatted(folder, pages.url("")));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(log.contains(
			"tau_rise=0.1 tau_decay=0.6 lambda=0.25 fs=20.0"), log);
		assertTrue(Files.exists(folder.resolve("p.json")), log);
		assertTrue(Files.exists(folder.resolve("a_info.json")), log);
	}
}
