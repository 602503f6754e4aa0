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
package org.calab.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the trace files in a folder, without results derived from them. */
public final class TraceInputs {

	/** Extensions of plain trace files, in order of preference among files of one name. */
	public static final List<String> PLAIN = List.of(".npy", ".npz", ".csv");

	/** As {@link #PLAIN}, with the formats of other tools. */
	static final List<String> ALL = List.of(".npy", ".npz", ".csv", ".mat", ".nwb",
		".hdf5", ".h5");

	/** Files that CaLab writes beside traces and activity. */
	private static final String DERIVED =
		".*_(steps|cells|activity|fit|history|kernel|spikes|clean)\\.(npy|csv)|batch_(report|summary)\\.csv";

	private TraceInputs() {}

	/**
	 * @param files of one folder, in order
	 * @param ends extensions, in order of preference
	 * @return one file per name, in the order of extensions and files
	 */
	public static List<Path> of(final List<Path> files, final List<String> ends) {
		final Map<String, Path> byStem = new LinkedHashMap<>();
		for (final String end : ends)
			for (final Path f : files)
				if (lower(f).endsWith(end) && !isDerived(f)) byStem.putIfAbsent(stem(f),
					f);
		return List.copyOf(byStem.values());
	}

	/** @return the file name without its extension */
	public static String stem(final Path file) {
		final String name = file.getFileName().toString();
		final String end = ALL.stream().filter(e -> lower(file).endsWith(e))
			.findFirst().orElse("");
		return name.substring(0, name.length() - end.length());
	}

	/** @return whether the file is a result, such as activity with its options beside it */
	private static boolean isDerived(final Path file) {
		return lower(file).matches(DERIVED) || lower(file).endsWith(".npy") && Files
			.exists(file.resolveSibling(stem(file) + "_info.json"));
	}

	private static String lower(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
