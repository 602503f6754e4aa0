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
package org.calab.tools.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a jar says of itself: by its POM, which is in it (where the updater looks,
 * too) or lies beside it as {@code NAME.pom}, else by its manifest.
 */
record JarMetadata(String description, List<String> links,
	List<String> authors)
{

	private static final JarMetadata NONE = new JarMetadata("", List.of(), List.of());

	static JarMetadata of(final Path file) throws IOException {
		try (JarFile jar = new JarFile(file.toFile())) {
			return pom(file, jar).orElse(manifest(jar));
		}
	}

	private JarMetadata orElse(final JarMetadata other) {
		return new JarMetadata(description.isEmpty() ? other.description
			: description, links.isEmpty() ? other.links : links, authors.isEmpty()
				? other.authors : authors);
	}

	private static JarMetadata pom(final Path file, final JarFile jar)
		throws IOException
	{
		final List<JarEntry> inside = jar.stream().filter(e -> e.getName().matches(
			"META-INF/maven/.*/pom\\.xml")).toList();
		final Path beside = file.resolveSibling(file.getFileName().toString()
			.replaceFirst("\\.jar$", ".pom"));
		// several: a jar of jars, of which none describes it
		if (inside.size() != 1 && !Files.exists(beside)) return NONE;
		try (InputStream in = inside.size() == 1 ? jar.getInputStream(inside.get(0))
			: Files.newInputStream(beside))
		{
			return of(in);
		}
		catch (final SAXException | ParserConfigurationException e) {
			throw new IOException("The POM of " + file + " cannot be read: " + e
				.getMessage(), e);
		}
	}

	private static JarMetadata of(final InputStream pom) throws IOException,
		SAXException, ParserConfigurationException
	{
		final Element project = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder().parse(pom).getDocumentElement();
		final List<String> authors = new ArrayList<>();
		for (final Element developers : children(project, "developers"))
			for (final Element developer : children(developers, "developer"))
				authors.addAll(texts(developer, "name"));
		return new JarMetadata(Stream.of("description", "name").flatMap(tag -> texts(
			project, tag).stream()).findFirst().orElse(""), texts(project, "url"),
			authors);
	}

	private static JarMetadata manifest(final JarFile jar) throws IOException {
		if (jar.getManifest() == null) return NONE;
		final Attributes a = jar.getManifest().getMainAttributes();
		return new JarMetadata(values(a, "Bundle-Description",
			"Implementation-Title").stream().findFirst().orElse(""), values(a,
				"Bundle-DocURL"), values(a, "Implementation-Vendor"));
	}

	private static List<String> values(final Attributes attributes,
		final String... keys)
	{
		return Stream.of(keys).map(attributes::getValue).filter(v -> v != null && !v
			.isBlank()).toList();
	}

	private static List<String> texts(final Element parent, final String tag) {
		return children(parent, tag).stream().map(e -> e.getTextContent().strip()
			.replaceAll("\\s+", " ")).filter(t -> !t.isEmpty() && !t.contains("${"))
			.toList();
	}

	private static List<Element> children(final Element parent, final String tag) {
		final List<Element> found = new ArrayList<>();
		for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling())
			if (n instanceof Element e && e.getTagName().equals(tag)) found.add(e);
		return found;
	}
}
