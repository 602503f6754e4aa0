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
package org.calab.fiji.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.calab.fiji.command.HelpCmd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The guide as it is in the jar. */
class HelpTest {

	/** What the pictures and pages may add to the jar. */
	private static final long MOST_BYTES = 2_500_000;

	private final Context context = new Context();

	@AfterEach
	void stop() {
		context.dispose();
	}

	private Path firstPage() throws IOException {
		return context.service(GuideFiles.class).firstPage();
	}

	@Test
	void theGuideIsWrittenOnceAndIsWhole() throws Exception {
		context.service(CommandService.class).run(HelpCmd.class, true).get();
		final Path folder = firstPage().getParent();
		assertEquals(folder, firstPage().getParent(), "written once");
		final List<Path> files;
		try (Stream<Path> walk = Files.walk(folder)) {
			files = walk.filter(Files::isRegularFile).toList();
		}
		final Pattern target = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
		long bytes = 0;
		for (final Path file : files) {
			bytes += Files.size(file);
			if (!file.toString().endsWith(".html")) continue;
			final Matcher m = target.matcher(Files.readString(file));
			while (m.find()) {
				if (m.group(1).matches("(https?|mailto):.*")) continue;
				final String[] parts = m.group(1).split("#", 2);
				final Path to = parts[0].isEmpty() ? file : folder.resolve(parts[0]);
				assertTrue(Files.isRegularFile(to), file.getFileName() + " -> " + m
					.group(1));
				if (parts.length > 1) assertTrue(Files.readString(to).contains("id=\"" +
					parts[1] + "\""), file.getFileName() + " -> " + m.group(1));
			}
		}
		assertTrue(bytes < MOST_BYTES, bytes + " bytes");
	}

	/** Each README and page is one HTML file. */
	@Test
	void everyPageIsThere() throws IOException {
		final Path folder = firstPage().getParent();
		try (Stream<Path> pages = Files.list(Path.of("src/site/markdown"))) {
			for (final Path page : pages.toList()) assertTrue(Files.size(folder
				.resolve(page.getFileName().toString().replace(".md", ".html"))) > 500,
				page.toString());
		}
		assertTrue(Files.readString(firstPage()).contains("CaLab for Fiji"));
	}

	@Test
	void theViewFollowsLinksAndGoesBack() throws Exception {
		final Path first = firstPage();
		final GuideView view = new GuideView(first);
		view.follow(first.resolveSibling("faq.html").toUri().toURL());
		assertTrue(view.page().getPath().endsWith("/faq.html"));
		view.follow(new java.net.URL("https://example.org/"));
		assertTrue(view.page().getPath().endsWith("/faq.html"),
			"what is not in the guide is not followed");
		view.back();
		assertTrue(view.page().getPath().endsWith("/index.html"));
	}
}
