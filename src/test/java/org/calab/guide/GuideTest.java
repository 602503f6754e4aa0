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

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.calab.guide.GuidePages.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What README and guide show is run as it stands there; what they link to is there. */
class GuideTest {

	/** Blocks that are only read. */
	private static final Set<String> NOT_RUN = Set.of("bash", "text");

	@TempDir
	Path temporary;

	private SharedImageJ imageJ;

	@BeforeEach
	void start() {
		imageJ = new SharedImageJ(temporary.resolve("imagej"));
	}

	@AfterEach
	void stop() throws Exception {
		imageJ.close();
	}

	/** One test a block, named by page and line; the blocks of a page share one {@code /data}, in order. */
	@TestFactory
	Stream<DynamicNode> everyBlockRuns() throws IOException {
		final List<DynamicNode> pages = new ArrayList<>();
		for (final Path page : GuidePages.all()) {
			final List<Block> blocks = GuidePages.blocks(page).stream().filter(
				b -> !NOT_RUN.contains(b.language())).toList();
			if (!blocks.isEmpty()) pages.add(container(page, blocks));
		}
		return pages.stream();
	}

	private DynamicContainer container(final Path page,
		final List<Block> blocks)
	{
		final String name = page.getFileName().toString();
		final SnippetRunner runner = new SnippetRunner(temporary.resolve(name
			.replace(".md", "")), imageJ);
		final Stream<DynamicTest> tests = blocks.stream().map(b -> dynamicTest(
			name + ":" + b.line() + " " + b.language(), () -> runner.run(b)));
		return dynamicContainer(name, tests);
	}

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		for (final Path page : GuidePages.all()) {
			for (final String target : GuidePages.targets(page)) {
				if (target.matches("(https?|mailto):.*")) continue;
				final String[] parts = target.split("#", 2);
				final Path to = parts[0].isEmpty() ? page : page.resolveSibling(
					parts[0]).normalize();
				assertTrue(Files.exists(to), page + " -> " + target);
				if (parts.length > 1) assertTrue(anchors(to).contains(parts[1]), page +
					" -> " + target);
			}
		}
	}

	/** As forges make them: lower case, without punctuation, a hyphen a space. */
	private static Set<String> anchors(final Path page) throws IOException {
		final Set<String> anchors = new HashSet<>();
		for (final String line : Files.readAllLines(page))
			if (line.matches("#+ .*")) anchors.add(line.replaceFirst("^#+ ", "")
				.toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
		return anchors;
	}

	@Test
	void everyPictureAndPageIsUsed() throws IOException {
		final Set<Path> used = new HashSet<>();
		for (final Path page : GuidePages.all())
			for (final String target : GuidePages.targets(page))
				used.add(page.resolveSibling(target.split("#", 2)[0]).normalize());
		try (Stream<Path> files = Stream.concat(Files.list(GuidePages.PICTURES),
			Files.list(GuidePages.FOLDER)))
		{
			files.forEach(f -> assertTrue(used.contains(f), f + " is not linked"));
		}
	}

	/** A table of contents that leaves a page out is none. */
	@Test
	void theReadmeLinksEveryPage() throws IOException {
		final List<String> links = GuidePages.targets(GuidePages.README);
		for (final Path page : GuidePages.all())
			if (!page.equals(GuidePages.README)) assertTrue(links.contains(page
				.toString().replace('\\', '/')), page.toString());
	}
}
