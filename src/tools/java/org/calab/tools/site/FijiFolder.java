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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An ImageJ folder and what the updater does to it, by the updater's rules and
 * without the code that builds the site: what is listed is downloaded if it is
 * not there, replaced if a previous version is, and removed if it is obsolete.
 */
final class FijiFolder {

	private final Path root;

	FijiFolder(final Path root) {
		this.root = root;
	}

	/** @return what was done, as "installed NAME", "updated NAME", "removed NAME" */
	List<String> update(final URI site) throws Exception {
		final List<String> done = new ArrayList<>();
		final Map<String, Path> present = present();
		final NodeList plugins = index(site).getElementsByTagName("plugin");
		for (int i = 0; i < plugins.getLength(); i++) {
			final Element plugin = (Element) plugins.item(i);
			final String filename = plugin.getAttribute("filename");
			final Path local = present.get(withoutVersion(filename));
			final Element version = (Element) plugin.getElementsByTagName("version")
				.item(0);
			if (local != null && version != null && JarChecksum.of(local).equals(
				version.getAttribute("checksum"))) continue;
			final boolean known = local != null && isPrevious(plugin, JarChecksum.of(
				local));
			if (local != null && !known) throw new AssertionError(local +
				" is locally modified: no version of the site is the same");
			if (version != null) download(site, filename, version);
			if (local != null && !local.equals(root.resolve(filename)) ||
				local != null && version == null) Files.delete(local);
			if (version != null || local != null) done.add((version == null
				? "removed " : known ? "updated " : "installed ") + filename);
		}
		return done;
	}

	private static Document index(final URI site) throws Exception {
		try (InputStream in = new GZIPInputStream(site.resolve("db.xml.gz").toURL()
			.openStream()))
		{
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
		}
	}

	private void download(final URI site, final String filename,
		final Element version) throws IOException
	{
		final Path target = root.resolve(filename);
		Files.createDirectories(target.getParent());
		final Path update = Files.createTempFile(root, "update", ".jar");
		try (InputStream in = site.resolve(filename + "-" + version.getAttribute(
			"timestamp")).toURL().openStream())
		{
			Files.write(update, in.readAllBytes());
		}
		if (Files.size(update) != Long.parseLong(version.getAttribute("filesize")))
			throw new AssertionError("Incorrect file size of " + filename);
		if (!JarChecksum.of(update).equals(version.getAttribute("checksum")))
			throw new AssertionError("Incorrect checksum of " + filename);
		Files.move(update, target, StandardCopyOption.REPLACE_EXISTING);
	}

	private static boolean isPrevious(final Element plugin,
		final String checksum)
	{
		final NodeList previous = plugin.getElementsByTagName("previous-version");
		for (int i = 0; i < previous.getLength(); i++)
			if (((Element) previous.item(i)).getAttribute("checksum").equals(checksum))
				return true;
		return false;
	}

	/** @return its jars by their names without version */
	private Map<String, Path> present() throws IOException {
		final Map<String, Path> present = new HashMap<>();
		for (final Path jar : jars()) {
			final String name = root.relativize(jar).toString().replace('\\', '/');
			if (present.put(withoutVersion(name), jar) != null)
				throw new AssertionError("two versions of " + name);
		}
		return present;
	}

	private static String withoutVersion(final String name) {
		return name.replaceFirst("-[0-9]+(\\.[0-9]+)+(-SNAPSHOT)?\\.jar$", ".jar");
	}

	/** @return all that Fiji puts on its class path */
	List<Path> jars() throws IOException {
		return SiteCheck.files(root).stream().filter(f -> f.toString().endsWith(
			".jar")).toList();
	}
}
