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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.calab.tools.site.PluginRecord.PreviousVersion;
import org.calab.tools.site.PluginRecord.Version;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The list of files of an update site, {@code db.xml.gz}. */
record SiteIndex(List<PluginRecord> records) {

	static final String NAME = "db.xml.gz";

	/** The grammar that ImageJ's updater writes. */
	private static final String DTD = """
		<!DOCTYPE pluginRecords [
		<!ELEMENT pluginRecords ((update-site | disabled-update-site)*, plugin*)>
		<!ELEMENT update-site EMPTY>
		<!ATTLIST update-site name CDATA #REQUIRED url CDATA #REQUIRED ssh-host CDATA #IMPLIED
		  upload-directory CDATA #IMPLIED description CDATA #IMPLIED maintainer CDATA #IMPLIED timestamp CDATA #REQUIRED>
		<!ELEMENT disabled-update-site EMPTY>
		<!ATTLIST disabled-update-site name CDATA #REQUIRED url CDATA #REQUIRED ssh-host CDATA #IMPLIED
		  upload-directory CDATA #IMPLIED description CDATA #IMPLIED maintainer CDATA #IMPLIED timestamp CDATA #REQUIRED>
		<!ELEMENT plugin (platform*, category*, version?, previous-version*)>
		<!ATTLIST plugin update-site CDATA #IMPLIED filename CDATA #REQUIRED executable CDATA #IMPLIED>
		<!ELEMENT platform (#PCDATA)>
		<!ELEMENT category (#PCDATA)>
		<!ELEMENT version (description?, dependency*, link*, author*)>
		<!ATTLIST version timestamp CDATA #REQUIRED checksum CDATA #REQUIRED filesize CDATA #REQUIRED>
		<!ELEMENT description (#PCDATA)>
		<!ELEMENT dependency EMPTY>
		<!ATTLIST dependency filename CDATA #REQUIRED timestamp CDATA #IMPLIED overrides CDATA #IMPLIED>
		<!ELEMENT link (#PCDATA)>
		<!ELEMENT author (#PCDATA)>
		<!ELEMENT previous-version EMPTY>
		<!ATTLIST previous-version filename CDATA #IMPLIED timestamp CDATA #REQUIRED
		  timestamp-obsolete CDATA #IMPLIED checksum CDATA #REQUIRED>
		]>""";

	SiteIndex {
		records = List.copyOf(records);
	}

	/**
	 * @return the site's list; empty where there is none yet
	 * @throws IOException if it cannot be read or breaks the grammar
	 */
	static SiteIndex read(final Path site) throws IOException {
		final Path file = site.resolve(NAME);
		if (!Files.exists(file)) return new SiteIndex(List.of());
		final String text;
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		try {
			return parse(text);
		}
		catch (final SAXException | NumberFormatException e) {
			throw new IOException(file + " is not the list of an update site: " + e
				.getMessage(), e);
		}
	}

	/** By this grammar, whatever the text says of its own. */
	private static SiteIndex parse(final String text) throws IOException,
		SAXException
	{
		final String judged = text.replaceFirst("(?s)<!DOCTYPE[^\\[>]*(\\[.*?\\])?\\s*>",
			"").replaceFirst("<pluginRecords", Matcher
				.quoteReplacement(DTD) + "\n<pluginRecords");
		final List<PluginRecord> records = new ArrayList<>();
		for (final Element e : children(parser().parse(new ByteArrayInputStream(
			judged.getBytes(StandardCharsets.UTF_8))).getDocumentElement()))
		{
			if (e.getTagName().equals("plugin")) records.add(record(e));
		}
		return new SiteIndex(records);
	}

	private static DocumentBuilder parser() {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setValidating(true);
		factory.setExpandEntityReferences(false);
		try {
			final DocumentBuilder parser = factory.newDocumentBuilder();
			parser.setErrorHandler(new Strict());
			return parser;
		}
		catch (final ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A breach of the grammar is only an "error", which parsers pass over. */
	private static final class Strict implements ErrorHandler {

		@Override
		public void warning(final SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void error(final SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void fatalError(final SAXParseException e) throws SAXException {
			throw e;
		}
	}

	private static PluginRecord record(final Element plugin) {
		final String filename = plugin.getAttribute("filename");
		Optional<Version> current = Optional.empty();
		final List<PreviousVersion> previous = new ArrayList<>();
		for (final Element e : children(plugin)) {
			if (e.getTagName().equals("version")) current = Optional.of(version(e));
			if (e.getTagName().equals("previous-version")) previous.add(
				new PreviousVersion(e.hasAttribute("filename") ? e.getAttribute(
					"filename") : filename, e.getAttribute("checksum"), number(e,
						"timestamp"), number(e, "timestamp-obsolete")));
		}
		return new PluginRecord(filename, current, previous);
	}

	private static Version version(final Element e) {
		final List<String> dependencies = new ArrayList<>();
		for (final Element d : children(e))
			if (d.getTagName().equals("dependency")) dependencies.add(d.getAttribute(
				"filename"));
		return new Version(e.getAttribute("checksum"), number(e, "timestamp"),
			number(e, "filesize"), String.join(" ", texts(e, "description")),
			dependencies, texts(e, "link"), texts(e, "author"));
	}

	private static long number(final Element e, final String attribute) {
		return e.hasAttribute(attribute) ? Long.parseLong(e.getAttribute(attribute)) : 0;
	}

	private static List<String> texts(final Element parent, final String tag) {
		final List<String> texts = new ArrayList<>();
		for (final Element e : children(parent))
			if (e.getTagName().equals(tag)) texts.add(e.getTextContent());
		return texts;
	}

	private static List<Element> children(final Element parent) {
		final List<Element> children = new ArrayList<>();
		for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling())
			if (n instanceof Element e) children.add(e);
		return children;
	}

	/** Writes it as {@link #read(Path)} reads it. */
	void writeTo(final OutputStream out) throws IOException {
		try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
			final XMLStreamWriter xml = XMLOutputFactory.newInstance()
				.createXMLStreamWriter(zip, "UTF-8");
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeCharacters("\n");
			xml.writeDTD(DTD);
			xml.writeCharacters("\n");
			xml.writeStartElement("pluginRecords");
			for (final PluginRecord record : records)
				write(xml, record);
			xml.writeCharacters("\n");
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		}
		catch (final XMLStreamException e) {
			throw new IOException("The list of the update site cannot be written: " + e
				.getMessage(), e);
		}
	}

	private static void write(final XMLStreamWriter xml,
		final PluginRecord record) throws XMLStreamException
	{
		xml.writeCharacters("\n    ");
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", record.filename());
		if (record.current().isPresent()) write(xml, record.current().get());
		for (final PreviousVersion p : record.previous()) {
			xml.writeCharacters("\n        ");
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("timestamp", Long.toString(p.timestamp()));
			xml.writeAttribute("timestamp-obsolete", Long.toString(p.obsolete()));
			xml.writeAttribute("checksum", p.checksum());
			xml.writeAttribute("filename", p.filename());
		}
		xml.writeCharacters("\n    ");
		xml.writeEndElement();
	}

	private static void write(final XMLStreamWriter xml, final Version v)
		throws XMLStreamException
	{
		xml.writeCharacters("\n        ");
		xml.writeStartElement("version");
		xml.writeAttribute("checksum", v.checksum());
		xml.writeAttribute("timestamp", Long.toString(v.timestamp()));
		xml.writeAttribute("filesize", Long.toString(v.filesize()));
		if (!v.description().isEmpty()) write(xml, "description", List.of(v
			.description()).iterator());
		for (final String dependency : v.dependencies()) {
			xml.writeCharacters("\n            ");
			xml.writeEmptyElement("dependency");
			xml.writeAttribute("filename", dependency);
			xml.writeAttribute("timestamp", Long.toString(v.timestamp()));
		}
		write(xml, "link", v.links().iterator());
		write(xml, "author", v.authors().iterator());
		xml.writeCharacters("\n        ");
		xml.writeEndElement();
	}

	private static void write(final XMLStreamWriter xml, final String tag,
		final Iterator<String> texts) throws XMLStreamException
	{
		while (texts.hasNext()) {
			xml.writeCharacters("\n            ");
			xml.writeStartElement(tag);
			xml.writeCharacters(texts.next());
			xml.writeEndElement();
		}
	}
}
