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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.tools.site.PluginRecord.Version;

/**
 * One release of an update site: the jars that an ImageJ folder shall have. Put
 * over a site that exists, it keeps what was released before, so that the updater
 * knows old versions and can replace them.
 */
final class SiteRelease {

	private final Map<String, Path> files = new TreeMap<>();
	private final long timestamp;

	/** @param timestamp year to second in 14 digits, later than all releases before */
	SiteRelease(final long timestamp) {
		this.timestamp = Timestamps.require(timestamp);
	}

	/**
	 * @param folder of the ImageJ folder, {@code plugins} or {@code jars}
	 * @param jar with its version in its name
	 */
	SiteRelease add(final String folder, final Path jar) {
		final String name = jar.getFileName().toString();
		if (!name.endsWith(".jar")) throw new InvalidInputException(
			"The file to release must be a jar, but is \"" + name + "\".");
		final Path before = files.put(folder + "/" + name, jar);
		if (before != null) throw new InvalidInputException("Two files are named " +
			name);
		return this;
	}

	/**
	 * Writes the release into the site's folder, all or nothing, the list last.
	 *
	 * @param site is made if missing
	 * @return what changed, a line each; empty if the site has all this already
	 */
	List<String> writeInto(final Path site) throws IOException {
		final SiteIndex before = SiteIndex.read(site);
		for (final PluginRecord r : before.records()) {
			if (r.lastChange() >= timestamp) throw InvalidInputException.of(
				"timestamp", "must be later than " + r.lastChange() + ", that of " + r
					.filename() + ", but is " + timestamp + ".");
		}
		final List<String> changes = new ArrayList<>();
		final Map<String, PluginRecord> records = new LinkedHashMap<>();
		before.records().forEach(r -> records.put(r.key(), r));
		final Set<String> kept = new TreeSet<>();
		try (JarClasses classes = JarClasses.of(files.values())) {
			for (final var file : files.entrySet()) {
				final String key = PluginRecord.key(file.getKey());
				if (!kept.add(key)) throw new InvalidInputException(
					"Two versions are to be released of " + key);
				final PluginRecord old = records.get(key);
				final PluginRecord now = record(file.getKey(), file.getValue(), old,
					classes);
				records.put(key, now);
				if (!now.uploadedName().equals(Optional.ofNullable(old).flatMap(
					PluginRecord::uploadedName))) changes.add((old == null ? "new       "
						: "updated   ") + file.getKey());
			}
		}
		records.replaceAll((key, r) -> {
			if (kept.contains(key) || r.current().isEmpty()) return r;
			changes.add("obsolete  " + r.filename());
			return r.retired(timestamp);
		});
		if (!changes.isEmpty()) write(site, new SiteIndex(List.copyOf(records
			.values())));
		return changes;
	}

	/** The same content under the same name stays what it was. */
	private PluginRecord record(final String filename, final Path jar,
		final PluginRecord old, final JarClasses classes) throws IOException
	{
		final String checksum = JarChecksum.of(jar);
		final boolean same = old != null && old.filename().equals(filename) && old
			.current().filter(v -> v.checksum().equals(checksum)).isPresent();
		if (same) return old;
		final JarMetadata metadata = JarMetadata.of(jar);
		final Version version = new Version(checksum, timestamp, Files.size(jar),
			metadata.description(), dependencies(jar, classes), metadata.links(),
			metadata.authors());
		return old == null ? new PluginRecord(filename, Optional.of(version), List
			.of()) : old.released(filename, version);
	}

	/** Within this site: what Fiji has, its own sites look after. */
	private List<String> dependencies(final Path jar, final JarClasses classes)
		throws IOException
	{
		final Set<Path> needed = classes.neededBy(jar);
		return files.entrySet().stream().filter(f -> needed.contains(f.getValue()))
			.map(f -> PluginRecord.key(f.getKey())).toList();
	}

	private void write(final Path site, final SiteIndex index)
		throws IOException
	{
		final Sha256Sums sums = Sha256Sums.read(site);
		try (FileGroup group = new FileGroup(true)) {
			for (final PluginRecord r : index.records()) {
				if (r.current().isEmpty() || r.current().get().timestamp() != timestamp)
					continue;
				final Path target = site.resolve(r.uploadedName().get());
				Files.createDirectories(target.getParent());
				final Path jar = files.get(r.filename());
				group.add(target, out -> Files.copy(jar, out));
				sums.add(r.uploadedName().get(), Files.readAllBytes(jar));
			}
			final byte[] list = bytes(index);
			sums.add(SiteIndex.NAME, list);
			group.add(site.resolve(Sha256Sums.NAME), out -> out.write(sums
				.toString().getBytes(StandardCharsets.UTF_8)));
			group.add(site.resolve(SiteIndex.NAME), out -> out.write(list));
			group.commit();
		}
	}

	private static byte[] bytes(final SiteIndex index) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		index.writeTo(out);
		return out.toByteArray();
	}
}
