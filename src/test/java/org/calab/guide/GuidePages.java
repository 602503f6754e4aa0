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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** README and guide, as Markdown. */
final class GuidePages {

	static final Path README = Path.of("README.md"), FOLDER = Path.of(
		"src/site/markdown"), PICTURES = Path.of("src/site/resources/images");

	/**
	 * A fenced block.
	 *
	 * @param line the first line of its content, counted from 1
	 * @param language the first word after the fence
	 */
	record Block(Path page, int line, String language, String code) {}

	private GuidePages() {}

	static List<Path> all() throws IOException {
		final List<Path> pages = new ArrayList<>(List.of(README, Path.of(
			"CHANGELOG.md"), Path.of("CODE_OF_CONDUCT.md"), Path.of(
				"CONTRIBUTING.md")));
		try (Stream<Path> files = Files.list(FOLDER)) {
			files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(
				pages::add);
		}
		return pages;
	}

	static List<Block> blocks(final Path page) throws IOException {
		final List<Block> blocks = new ArrayList<>();
		parse(page).accept(new AbstractVisitor() {

			@Override
			public void visit(final FencedCodeBlock block) {
				blocks.add(new Block(page, block.getSourceSpans().get(0)
					.getLineIndex() + 2, block.getInfo().split("\\s")[0], block
						.getLiteral()));
			}
		});
		return blocks;
	}

	/** @return what a page links to and shows, as it stands there */
	static List<String> targets(final Path page) throws IOException {
		final List<String> targets = new ArrayList<>();
		parse(page).accept(new AbstractVisitor() {

			@Override
			public void visit(final Link link) {
				targets.add(link.getDestination());
				visitChildren(link);
			}

			@Override
			public void visit(final Image image) {
				targets.add(image.getDestination());
			}
		});
		return targets;
	}

	private static Node parse(final Path page) throws IOException {
		return Parser.builder().extensions(List.of(TablesExtension.create()))
			.includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(Files
				.readString(page));
	}
}
