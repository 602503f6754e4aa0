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
package org.calab.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.calab.io.catune.TuningData;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.task.Progress;

/** Recordings to be processed in two places, and what has to be the same there. */
public final class BatchSample {

	static final int CELLS = 7;

	private BatchSample() {}

	/** Writes {@code NAME.npy} and its metadata. */
	public static void traces(final Path folder, final String name, final int cells,
		final int frames, final int seed) throws IOException
	{
		TuningData.save(Simulation.run(SimulationConfig.defaults().withNumCells(
			cells).withNumTimepoints(frames).withSeed(seed), 1, Progress.none())
			.traces(), folder.resolve(name), Map.of(), false);
	}

	/** @return the files that are only in one of two folders of results, or are not the same */
	static List<String> differences(final Path here, final Path there)
		throws IOException
	{
		final Map<String, String> a = results(here), b = results(there);
		final Set<String> names = new TreeSet<>(a.keySet());
		names.addAll(b.keySet());
		names.removeIf(n -> a.containsKey(n) && a.get(n).equals(b.get(n)));
		return List.copyOf(names);
	}

	/** All files of a folder by name, without what is never the same twice: times of writing. */
	static Map<String, String> results(final Path folder) throws IOException {
		final Map<String, String> all = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path f : files.filter(Files::isRegularFile).toList())
				all.put(folder.relativize(f).toString(), content(f));
		}
		return all;
	}

	private static String content(final Path file) throws IOException {
		final String text = new String(Files.readAllBytes(file),
			StandardCharsets.ISO_8859_1);
		final String name = file.getFileName().toString();
		if (name.endsWith(".html")) return text.replaceAll(
			"\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "TIME");
		if (!name.endsWith("_batch.json") && !name.endsWith("_results.json"))
			return text;
		final ObjectNode json = (ObjectNode) new ObjectMapper().readTree(file
			.toFile());
		json.remove("export_date");
		json.path("outputs").forEach(o -> ((ObjectNode) o).remove(o.path("name")
			.asText().endsWith("_results.json") ? List.of("modified", "size", "sha256")
				: List.of("modified")));
		return json.toString();
	}
}
