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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders the README (as {@code index.html}) and the guide's pages to HTML, with the
 * version in the place of {@code VERSION} in names of files, and lists the files of the folder in {@code files.txt}. Run by the build as a
 * single source file: {@code java RenderGuide.java PROJECT OUTPUT VERSION URL}.
 * The HTML is plain, so that Swing can show it too.
 */
public final class RenderGuide {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension
		.create(), HeadingAnchorExtension.create());
	/** Pages at the places where everybody looks for them. */
	private static final List<String> TOP = List.of("README.md", "CHANGELOG.md",
		"CODE_OF_CONDUCT.md", "CONTRIBUTING.md");
	private static final String PAGES = "src/site/markdown/", PICTURES =
		"src/site/resources/";

	private RenderGuide() {}

	public static void main(final String... args) throws IOException {
		final Path project = Path.of(args[0]), output = Path.of(args[1]);
		final List<Path> pages = new ArrayList<>();
		TOP.forEach(name -> pages.add(project.resolve(name)));
		try (Stream<Path> files = Files.list(project.resolve(PAGES))) {
			files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(
				pages::add);
		}
		for (final Path page : pages)
			Files.writeString(output.resolve(html(page.getFileName().toString())),
				render(Files.readString(page), new Targets(project.relativize(page),
					args[3]), args[2]));
		final TreeSet<String> names = new TreeSet<>();
		try (Stream<Path> files = Files.walk(output)) {
			files.filter(Files::isRegularFile).map(f -> output.relativize(f)
				.toString().replace('\\', '/')).filter(n -> !n.equals("files.txt"))
				.forEach(names::add);
		}
		Files.write(output.resolve("files.txt"), names);
	}

	private static String html(final String page) {
		return page.equals("README.md") ? "index.html" : page.toLowerCase(
			Locale.ROOT).replaceFirst("\\.md$", ".html");
	}

	private static String render(final String markdown, final Targets targets,
		final String version)
	{
		final Node document = Parser.builder().extensions(EXTENSIONS).build().parse(
			markdown);
		document.accept(targets);
		return """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
			<title>%s</title>
			<link rel="stylesheet" type="text/css" href="guide.css">
			</head>
			<body>
			<p class="top"><a href="index.html">CaLab for Fiji %s</a></p>
			%s</body>
			</html>
			""".formatted(title(document), version, HtmlRenderer.builder().extensions(
				EXTENSIONS).build().render(document)).replace("-VERSION", "-" + version);
	}

	private static String title(final Node document) {
		final StringBuilder title = new StringBuilder();
		document.getFirstChild().accept(new AbstractVisitor() {

			@Override
			public void visit(final Text text) {
				title.append(text.getLiteral());
			}
		});
		return document.getFirstChild() instanceof Heading ? title.toString()
			: "CaLab for Fiji";
	}

	/** Pages and pictures lie in one folder; what else a page links to is on the web. */
	private static final class Targets extends AbstractVisitor {

		private final Path folder;
		private final String web;

		/** @param page relative to the project */
		Targets(final Path page, final String web) {
			folder = page.getParent() == null ? Path.of("") : page.getParent();
			this.web = web;
		}

		@Override
		public void visit(final Link link) {
			link.setDestination(target(link.getDestination()));
			visitChildren(link);
		}

		@Override
		public void visit(final Image image) {
			image.setDestination(target(image.getDestination()));
			visitChildren(image);
		}

		private String target(final String destination) {
			if (destination.matches("[a-z]+:.*|#.*")) return destination;
			final String[] parts = destination.split("#", 2);
			final String file = folder.resolve(parts[0]).normalize().toString()
				.replace('\\', '/'), anchor = parts.length > 1 ? "#" + parts[1] : "";
			if (TOP.contains(file)) return html(file) + anchor;
			if (file.startsWith(PAGES)) return html(file.substring(PAGES.length())) +
				anchor;
			if (file.startsWith(PICTURES)) return file.substring(PICTURES.length());
			return web + "/blob/main/" + file + anchor;
		}
	}
}
