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
package org.calab.bridge.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.Ending;
import org.calab.bridge.PageExport;
import org.calab.bridge.PageOpener;
import org.calab.bridge.PageResult;
import org.calab.bridge.Reply;
import org.calab.io.catune.CaTuneExport;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium with a small page of another origin. */
class HeadlessBrowserTest {

	private static final TraceSet TRACES = TraceSet.of(new double[][] { { 0.25, -1,
		2, 3 }, { 4, 5, 6, 7 }, { 0, 1, 0, 1 } }, SamplingRate.ofHz(20));

	private static final DeconConfig CONFIG = DeconConfig.defaults().withAutorun(
		true).withMaxIterations(6);

	@TempDir
	Path folder;

	private PageServer pages;

	@BeforeEach
	void start() throws IOException {
		Chromium.require();
		pages = new PageServer();
	}

	@AfterEach
	void nothingIsLeft() throws Exception {
		if (pages == null) return;
		pages.close();
		Chromium.requireNothingLeft();
	}

	private BridgeOptions options(final String mode) {
		return BridgeOptions.defaults().withAppUrl(pages.url(mode)).withTimeout(30);
	}

	private Reply<PageExport> tune(final PageOpener browser, final String mode)
		throws IOException
	{
		return Bridge.tune(TRACES, options(mode), browser, Progress.none());
	}

	private static void assertTuned(final Reply<PageExport> reply) {
		assertEquals(Ending.DONE, reply.ending());
		assertEquals(new CaTuneExport(0.1, 0.6, 0.25, 20, false), reply.value()
			.get().parameters());
	}

	/** One browser for several runs. */
	@Test
	void tuneAndDeconvolveInOneBrowser() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			assertTrue(browser.isAlive());
			assertTuned(tune(browser, ""));
			final Reply<PageResult> reply = Bridge.decon(TRACES, CONFIG, options(""),
				browser, Progress.none());
			assertEquals(Ending.DONE, reply.ending());
			final PageResult result = reply.value().get();
			assertArrayEquals(new double[] { 0, -1, 2, 3 }, result.activity().trace(
				0));
			assertArrayEquals(new double[] { 2, 2, 2 }, result.alphas());
			assertEquals(60, result.kernelSlow().length);
			assertEquals(5, result.kernelFast().length);
			assertEquals(6, result.metadata().get("num_iterations"));
			assertTuned(tune(browser, ""));
			assertTrue(browser.isAlive());
		}
	}

	@Test
	void itIsDriven() throws Exception {
		final HeadlessBrowser browser = HeadlessBrowser.start();
		try (browser) {
			browser.navigate("data:text/html,<title>one</title>");
			assertEquals("one", browser.evaluate("document.title").asText());
			browser.navigate("data:text/html,<title>two</title>");
			assertEquals(3, browser.evaluate(
				"new Promise(r => setTimeout(() => r([document.title].concat(1, 2)), 50))")
				.size());
			assertTrue(assertThrows(IOException.class, () -> browser.evaluate(
				"nothing.at.all")).getMessage().contains("ReferenceError"));
			assertTrue(assertThrows(IOException.class, () -> browser.navigate(
				"http://127.0.0.1:1/")).getMessage().contains("net::ERR"));
			assertTrue(browser.isAlive());
		}
		assertFalse(browser.isAlive());
		assertThrows(IOException.class, () -> browser.evaluate("1"));
		browser.close(); // a second time does no harm
	}

	@Test
	void endsIfThePageCannotBeOpened() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			final IOException e = assertThrows(IOException.class, () -> Bridge.tune(
				TRACES, BridgeOptions.defaults().withAppUrl("http://127.0.0.1:1/"),
				browser, Progress.none()));
			assertTrue(e.getMessage().contains("net::ERR"), e.getMessage());
			assertTuned(tune(browser, ""));
		}
	}

	@Test
	void reportsCrashedPages() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			final CompletableFuture<Reply<PageExport>> run = inBackground(browser);
			awaitTitle(browser, "staying");
			Chromium.kill("renderer");
			assertEquals(Ending.PAGE_GONE, run.get(10, TimeUnit.SECONDS).ending());
			assertTuned(tune(browser, ""));
		}
	}

	@Test
	void survivesAKilledBrowser() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			final CompletableFuture<Reply<PageExport>> run = inBackground(browser);
			awaitTitle(browser, "staying");
			ProcessHandle.current().children().filter(p -> p.info().commandLine()
				.orElse("").contains("calab-browser-")).forEach(
					ProcessHandle::destroyForcibly);
			assertEquals(Ending.PAGE_GONE, run.get(10, TimeUnit.SECONDS).ending());
			assertFalse(browser.isAlive());
			assertThrows(IOException.class, () -> tune(browser, ""));
		}
	}

	@Test
	void concurrentRunsUseTheirOwnBrowsers() throws Exception {
		try (HeadlessBrowser one = HeadlessBrowser.start();
				HeadlessBrowser two = HeadlessBrowser.start())
		{
			final CompletableFuture<Reply<PageExport>> run = inBackground(one);
			awaitTitle(one, "staying");
			assertTrue(assertThrows(IOException.class, () -> tune(one, ""))
				.getMessage().contains("another run"));
			assertTuned(tune(two, ""));
			assertFalse(run.isDone());
			one.navigate(pages.url(""));
			one.close();
			assertEquals(Ending.PAGE_GONE, run.get(10, TimeUnit.SECONDS).ending());
		}
	}

	private CompletableFuture<Reply<PageExport>> inBackground(
		final PageOpener browser)
	{
		return CompletableFuture.supplyAsync(() -> {
			try {
				return tune(browser, "stays");
			}
			catch (final IOException e) {
				throw new java.io.UncheckedIOException(e);
			}
		});
	}

	private static void awaitTitle(final HeadlessBrowser browser,
		final String title) throws Exception
	{
		String now = "";
		for (int k = 0; k < 500 && !now.equals(title); k++) {
			Thread.sleep(20);
			try {
				now = browser.evaluate("document.title").asText();
			}
			catch (final IOException e) {
				now = e.getMessage(); // between two pages
			}
		}
		assertEquals(title, now);
	}

	/** As a page on the web has it: a browser asks its user before such a page reaches this machine. */
	@Test
	void publishedPageReachesTheBridge() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start(BrowserOptions.defaults()
			.withArguments(List.of("--ip-address-space-overrides=127.0.0.1:" + pages
				.port() + "=public")), Progress.none()))
		{
			assertTuned(tune(browser, ""));
		}
	}

	@Test
	void whatTheOptionsAskFor() throws Exception {
		final PageOpener users = uri -> {};
		assertEquals(users, Browsers.opener(BridgeOptions.defaults(), users, u -> {},
			Progress.none()));
		final CompletableFuture<URI> told = new CompletableFuture<>();
		try (PageOpener none = Browsers.opener(BridgeOptions.defaults()
			.withOpenBrowser(false), users, told::complete, Progress.none()))
		{
			none.open(URI.create("http://x/"));
			assertEquals("http://x/", told.getNow(null).toString());
		}
		try (PageOpener own = Browsers.opener(BridgeOptions.defaults().withHeadless(
			true), users, u -> {}, Progress.none()))
		{
			assertTuned(tune(own, ""));
		}
	}

	@Test
	void failedStartLeavesNothing() throws Exception {
		final Path script = folder.resolve("broken");
		Files.writeString(script, "#!/bin/sh\necho it is broken >&2\nexit 3\n");
		assertTrue(script.toFile().setExecutable(true));
		assertTrue(assertThrows(IOException.class, () -> HeadlessBrowser.start(
			BrowserOptions.defaults().withExecutable(script), Progress.none()))
				.getMessage().contains("it is broken"));
		final String nap = "sleep 60." + ProcessHandle.current().pid(); // ours alone
		// it says that it listens, and does not; and has a child
		Files.writeString(script,
			"#!/bin/sh\necho DevTools listening on ws://127.0.0.1:1/x\n" + nap + " &\n" +
				nap + "\n");
		assertThrows(IOException.class, () -> HeadlessBrowser.start(BrowserOptions
			.defaults().withExecutable(script), Progress.none()));
		assertEquals(0, ProcessHandle.allProcesses().filter(p -> p.info()
			.commandLine().orElse("").endsWith(nap) && p.isAlive()).count());
		// it never says anything, until the user has enough
		Files.writeString(script, "#!/bin/sh\n" + nap + "\n");
		final Progress impatient = new Progress() {

			private final long end = System.nanoTime() + 200_000_000;

			@Override
			public void report(final double fraction, final String what) {
				// not of interest
			}

			@Override
			public boolean isCancelled() {
				return System.nanoTime() - end > 0;
			}
		};
		assertThrows(CancelledException.class, () -> HeadlessBrowser.start(
			BrowserOptions.defaults().withExecutable(script), impatient));
		assertThrows(FileNotFoundException.class, () -> HeadlessBrowser.start(
			BrowserOptions.defaults().withExecutable(folder.resolve("none")), Progress
				.none()));
	}

	/** Nothing of a Java that ends without closing its browser. */
	@Test
	void closesWhenTheJvmExits() throws Exception {
		final Path source = folder.resolve("Leave.java");
		Files.writeString(source, """
			public class Leave {
				public static void main(String[] a) throws Exception {
					org.calab.bridge.browser.HeadlessBrowser.start().navigate("about:blank");
					System.exit(7);
				}
			}
			""");
		final Process java = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-cp", System.getProperty(
				"java.class.path"), source.toString()).inheritIO().start();
		assertTrue(java.waitFor(60, TimeUnit.SECONDS));
		assertEquals(7, java.exitValue());
		Chromium.requireNothingLeft(java.pid());
	}

	@Test
	void placesOnEachSystem() {
		final List<String> linux = InstalledBrowsers.places("Linux", Map.of("PATH",
			"/opt/bin:/usr/bin")).stream().map(Path::toString).toList();
		assertEquals("/opt/bin/chromium", linux.get(0));
		assertTrue(linux.contains("/usr/bin/google-chrome"));
		assertTrue(InstalledBrowsers.places("Mac OS X", Map.of("HOME", "/Users/me"))
			.stream().map(Path::toString).toList().contains(
				"/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium"));
		assertTrue(InstalledBrowsers.places("Windows 11", Map.of("ProgramFiles",
			"C:\\Program Files", "Path", "C:\\x;D:\\y")).stream().map(Path::toString)
			.anyMatch(p -> p.startsWith("C:\\Program Files") && p.endsWith(
				"chrome.exe")));
		assertEquals(List.of("rundll32", "url.dll,FileProtocolHandler",
			"http://x/?a&b"), SystemBrowser.command("Windows 11", URI.create(
				"http://x/?a&b")));
		assertEquals("open", SystemBrowser.command("Mac OS X", URI.create(
			"http://x/")).get(0));
		assertEquals("xdg-open", SystemBrowser.command("Linux", URI.create(
			"http://x/")).get(0));
	}
}
