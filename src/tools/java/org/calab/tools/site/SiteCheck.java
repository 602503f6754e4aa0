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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.calab.tools.site.PluginRecord.PreviousVersion;
import org.calab.tools.site.PluginRecord.Version;

/**
 * Whether an update site is whole and can be installed: its files are those of
 * its list, and with Fiji's they hold each class that its plugins need, once.
 */
public final class SiteCheck {

	private final Path site;
	private final List<Path> fiji;
	private final List<String> problems = new ArrayList<>();

	/**
	 * @param site its folder
	 * @param fiji the jars that are installed already
	 */
	private SiteCheck(final Path site, final List<Path> fiji) {
		this.site = site;
		this.fiji = fiji;
	}

	/** @return what is wrong, a sentence each; empty if nothing is */
	static List<String> problems(final Path site, final List<Path> fiji) {
		final SiteCheck check = new SiteCheck(site, fiji);
		try {
			if (!Files.exists(site.resolve(SiteIndex.NAME))) check.problem(
				"There is no " + SiteIndex.NAME + " in " + site);
			else check.check(SiteIndex.read(site));
		}
		catch (final IOException e) {
			check.problem(e.getMessage());
		}
		return check.problems;
	}

	private void problem(final String text) {
		problems.add(text);
	}

	private void check(final SiteIndex index) throws IOException {
		final Set<String> listed = new TreeSet<>();
		final Map<String, Path> installed = new TreeMap<>();
		final Set<String> keys = new HashSet<>();
		for (final PluginRecord r : index.records()) {
			if (!keys.add(r.key())) problem(r.key() + " is listed twice");
			r.uploadedName().ifPresent(name -> {
				listed.add(name);
				if (checkCurrent(r, r.current().get())) installed.put(r.key(), site
					.resolve(name));
			});
			for (final PreviousVersion p : r.previous()) {
				listed.add(p.uploadedName());
				checkPrevious(r, p);
			}
			r.current().ifPresent(v -> v.dependencies().forEach(d -> {
				if (index.records().stream().noneMatch(o -> o.key().equals(d) && o
					.current().isPresent())) problem(r.filename() + " depends on " + d +
						", which the site does not have");
			}));
		}
		checkNothingElse(listed);
		checkSums(listed);
		checkClasses(installed);
	}

	private boolean checkCurrent(final PluginRecord r, final Version v) {
		final String name = r.uploadedName().get();
		checkTimestamp(name, v.timestamp());
		final Path file = site.resolve(name);
		if (!checkFile(name, v.checksum())) return false;
		final long size = file.toFile().length();
		if (size != v.filesize()) problem(name + " has " + size +
			" bytes; listed are " + v.filesize());
		return true;
	}

	private void checkPrevious(final PluginRecord r, final PreviousVersion p) {
		checkTimestamp(p.uploadedName(), p.timestamp());
		checkTimestamp("the end of " + p.uploadedName(), p.obsolete());
		if (p.obsolete() <= p.timestamp() || r.current().isPresent() && r.current()
			.get().timestamp() <= p.timestamp()) problem(p.uploadedName() +
				" is a previous version, but not the earlier one");
		if (!PluginRecord.key(p.filename()).equals(r.key())) problem(p.filename() +
			" is no version of " + r.key());
		checkFile(p.uploadedName(), p.checksum());
	}

	private void checkTimestamp(final String what, final long timestamp) {
		if (!Timestamps.isValid(timestamp) || timestamp > Timestamps.now()) problem(
			"The timestamp of " + what + " is " + timestamp +
				", which is no time in the past");
	}

	private boolean checkFile(final String name, final String checksum) {
		final Path file = site.resolve(name);
		if (!Files.isRegularFile(file)) {
			problem(name + " is listed, but not there");
			return false;
		}
		try {
			final String actual = JarChecksum.of(file);
			if (actual.equals(checksum)) return true;
			problem(name + " has the checksum " + actual + "; listed is " + checksum);
		}
		catch (final IOException | RuntimeException e) {
			problem(name + " cannot be read: " + e.getMessage());
		}
		return false;
	}

	private void checkNothingElse(final Set<String> listed) throws IOException {
		for (final Path file : files(site)) {
			final String name = site.relativize(file).toString().replace('\\', '/');
			// beside the folders, a web server may have files of its own
			if (name.contains("/") && !listed.contains(name)) problem(name +
				" is there, but not listed");
		}
	}

	/** Each bit: the updater's checksum passes over the manifest, for one. */
	private void checkSums(final Set<String> listed) throws IOException {
		final Map<String, String> sums = Sha256Sums.read(site).sums();
		final Set<String> names = new TreeSet<>(listed);
		names.add(SiteIndex.NAME);
		for (final String name : names) {
			final Path file = site.resolve(name);
			if (!sums.containsKey(name)) problem(name + " is not in " +
				Sha256Sums.NAME);
			else if (Files.isRegularFile(file) && !Sha256Sums.of(Files.readAllBytes(
				file)).equals(sums.get(name))) problem(name +
					" is not what was released (by " + Sha256Sums.NAME + ")");
		}
	}

	/** As they are once the updater has put the site's files among Fiji's. */
	private void checkClasses(final Map<String, Path> installed)
		throws IOException
	{
		final Map<String, Path> shipped = new HashMap<>();
		for (final Path jar : fiji)
			shipped.put(PluginRecord.key(jar.getFileName().toString()), jar);
		final List<Path> all = new ArrayList<>(installed.values());
		for (final var e : shipped.entrySet()) {
			final Path own = installed.entrySet().stream().filter(i -> fileOf(i
				.getKey()).equals(e.getKey())).map(Map.Entry::getValue).findFirst()
				.orElse(null);
			if (own == null) all.add(e.getValue());
			else if (!JarChecksum.of(own).equals(JarChecksum.of(e.getValue()))) problem(
				own.getFileName() + " would replace Fiji's " + e.getValue()
					.getFileName());
		}
		try (JarClasses classes = JarClasses.of(all)) {
			classes.duplicates().forEach((name, jars) -> {
				if (jars.stream().anyMatch(installed::containsValue)) problem(
					"The class " + name.replace('/', '.') + " is there twice: in " + String
						.join(" and ", jars.stream().map(j -> j.getFileName().toString())
							.toList()));
			});
			for (final var file : installed.entrySet()) {
				if (file.getKey().startsWith("plugins/")) classes.missing(file.getValue())
					.forEach((name, user) -> problem(name +
						" is neither on the site nor in Fiji; " + user + " needs it"));
			}
		}
	}

	private static String fileOf(final String key) {
		return key.substring(key.lastIndexOf('/') + 1);
	}

	/** @return all files below, in order */
	public static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(Files::isRegularFile).sorted().toList();
		}
	}
}
