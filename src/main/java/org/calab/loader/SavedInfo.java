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
package org.calab.loader;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.calab.io.DataFormatException;
import org.calab.io.Json;
import org.calab.trace.SamplingRate;

/**
 * What lies beside the arrays of a saved result: {@code OUT_info.json}, or {@code OUT_results.json} of CaDecon, with
 * the names of the cells, the sampling rate, the rejected cells and the unit of the activity.
 */
public record SavedInfo(Path file, JsonNode json) {

	private static final String END =
		"(_activity|_cells|_info|_results|_fit|_sd|_probability)?\\.(npy|csv|json)$";

	private static final List<String> INFOS = List.of("_info.json",
		"_results.json");

	/**
	 * @param file any file of a saved result, or the path without extension of one
	 * @return the file of its info, if there is one
	 */
	public static Optional<Path> find(final Path file) {
		return info(stem(file));
	}

	/** @throws DataFormatException if the file is damaged */
	public static SavedInfo read(final Path info) throws IOException {
		return new SavedInfo(info, Json.read(info));
	}

	/** @return the path without what the files of a result end with */
	public static Path stem(final Path file) {
		if (file.getFileName() == null) return file;
		final String name = file.getFileName().toString();
		// m_activity.npy is of m_activity, if that was the name of the result, else of m
		return Stream.of(name, name.replaceFirst("\\.(npy|csv|json)$", ""), name
			.replaceFirst(END, "")).map(file::resolveSibling).filter(s -> info(s)
				.isPresent()).findFirst().orElse(file.resolveSibling(name.replaceFirst(END,
					"")));
	}

	private static Optional<Path> info(final Path stem) {
		return stem.getFileName() == null ? Optional.empty() : INFOS.stream().map(
			e -> beside(stem, e)).filter(Files::isRegularFile).findFirst();
	}

	/** @return the file of a result that ends so */
	public static Path beside(final Path stem, final String end) {
		return stem.resolveSibling(stem.getFileName() + end);
	}

	/** @return the unit of the activity, if this file is the activity of a saved result that tells it */
	public static Optional<String> activityUnit(final Path file)
		throws IOException
	{
		final Optional<Path> info = find(file);
		final Path stem = stem(file);
		if (info.isEmpty() || Stream.of(".npy", "_activity.npy", "_activity.csv")
			.noneMatch(end -> beside(stem, end).equals(file))) return Optional.empty();
		try {
			return Optional.of(read(info.get()).json.path("activity_unit").asText(""))
				.filter(unit -> !unit.isEmpty());
		}
		catch (final DataFormatException e) {
			return Optional.empty(); // the loader tells
		}
	}

	/** @return whether it is CaDecon's */
	public boolean isCaDecon() {
		return file.toString().endsWith(INFOS.get(1));
	}

	/** @return in the order of the rows; empty if the file does not name them */
	public List<String> names() {
		return texts("cell_names");
	}

	public List<String> rejected() {
		return texts("rejected_cells");
	}

	public SamplingRate rate() {
		final double hz = json.path(json.has("sampling_rate_hz") ? "sampling_rate_hz"
			: "fs").asDouble(0);
		return hz > 0 && hz < Double.POSITIVE_INFINITY ? SamplingRate.ofHz(hz)
			: SamplingRate.unknown();
	}

	private List<String> texts(final String key) {
		final List<String> texts = new ArrayList<>();
		json.path(key).forEach(t -> texts.add(t.asText()));
		return texts;
	}
}
