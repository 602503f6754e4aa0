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
package org.calab.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;

import org.calab.bridge.browser.Chromium;
import org.calab.bridge.browser.HeadlessBrowser;
import org.calab.bridge.browser.PageServer;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are silent for longer than allowed, in a real browser. */
class BusyPageTest {

	private static final TraceSet TRACES = TraceSet.of(new double[][] { { 0.25, -1,
		2, 3 } }, SamplingRate.ofHz(20));

	/** The page is busy for eight times as long. */
	private static final Duration SILENCE = Duration.ofMillis(500);

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

	private Reply<PageExport> tune(final HeadlessBrowser browser,
		final String mode) throws IOException
	{
		return Bridge.run(new TuneSession(TRACES, new LifeSigns(SILENCE,
			System::nanoTime)), BridgeOptions.defaults().withAppUrl(pages.url(mode))
				.withTimeout(60), browser, Progress.none());
	}

	@Test
	void aBusyPageIsWaitedFor() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			final long start = System.nanoTime();
			assertEquals(Ending.DONE, tune(browser, "busy").ending());
			assertTrue(System.nanoTime() - start > 4e9, "it was busy");
		}
	}

	/** It answers, but sends nothing; the browser is good for the next run. */
	@Test
	void aPageThatHasStoppedIsGone() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			assertEquals(Ending.PAGE_GONE, tune(browser, "dies").ending());
			assertEquals(Ending.DONE, tune(browser, "").ending());
		}
	}

	@Test
	void aPageThatIsClosedIsGone() throws Exception {
		try (HeadlessBrowser browser = HeadlessBrowser.start()) {
			assertEquals(Ending.PAGE_GONE, tune(browser, "closes").ending());
		}
	}
}
