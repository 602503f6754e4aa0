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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.scijava.util.FileUtils;

/**
 * What an update site says of one file of an ImageJ folder.
 *
 * @param filename with its version, as in {@code jars/JTransforms-3.2.jar}
 * @param current what the updater installs; empty if the file is obsolete
 * @param previous what it may find installed, and replaces
 */
record PluginRecord(String filename, Optional<Version> current,
	List<PreviousVersion> previous)
{

	/**
	 * @param checksum of {@link JarChecksum}
	 * @param timestamp year to second in 14 digits; part of the uploaded name
	 * @param filesize in bytes
	 * @param description of one line; may be empty
	 * @param dependencies names without versions
	 */
	record Version(String checksum, long timestamp, long filesize,
		String description, List<String> dependencies, List<String> links,
		List<String> authors)
	{}

	/** @param obsolete the timestamp of the release that replaced it */
	record PreviousVersion(String filename, String checksum, long timestamp,
		long obsolete)
	{

		String uploadedName() {
			return filename + "-" + timestamp;
		}
	}

	PluginRecord {
		previous = List.copyOf(previous);
	}

	/** @return by what the updater knows it in all its versions */
	String key() {
		return key(filename);
	}

	static String key(final String filename) {
		return FileUtils.stripFilenameVersion(filename);
	}

	/** @return the file on the site, from the site's folder */
	Optional<String> uploadedName() {
		return current.map(v -> filename + "-" + v.timestamp());
	}

	/** @return the latest timestamp that stands here */
	long lastChange() {
		final long last = previous.stream().mapToLong(p -> Math.max(p.timestamp(), p
			.obsolete())).max().orElse(0);
		return Math.max(last, current.map(Version::timestamp).orElse(0L));
	}

	PluginRecord withCurrent(final Version version) {
		return new PluginRecord(filename, Optional.of(version), previous);
	}

	/** @return this with a new version, which makes the current one a previous one */
	PluginRecord released(final String newFilename, final Version version) {
		return new PluginRecord(newFilename, Optional.of(version), retired(version
			.timestamp()).previous);
	}

	/** @return this as the updater removes it */
	PluginRecord retired(final long timestamp) {
		final List<PreviousVersion> all = new ArrayList<>(previous);
		current.ifPresent(v -> all.add(new PreviousVersion(filename, v.checksum(), v
			.timestamp(), timestamp)));
		return new PluginRecord(filename, Optional.empty(), all);
	}
}
