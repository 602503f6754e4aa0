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

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/**
 * A series of an NWB file: a group with the dataset {@code data}.
 *
 * @param at path of the group
 * @param kind how surely it holds the traces of ROIs
 */
record NwbSeries(String at, Kind kind) {

	/** What a series is, the best first. */
	enum Kind {
			/** A RoiResponseSeries. */
			TRACES,
			/** Another type, or an extension, but of ROIs or among fluorescence. */
			LIKE_TRACES,
			/** Any other series of one or two dimensions. */
			OTHER
	}

	static final String TYPE = "RoiResponseSeries", PROCESSING = "processing";

	/** Where series are looked for, in this order. */
	private static final List<String> PLACES = List.of(PROCESSING, "acquisition",
		"analysis", "scratch");

	/** Containers of traces. */
	private static final Set<String> CONTAINERS = Set.of("Fluorescence",
		"DfOverF");

	/** Largest number of series in a listing. */
	private static final int MOST_LISTED = 60;

	/**
	 * @param key a path or the end of one, or empty
	 * @param notes receives what was chosen, if there was a choice
	 */
	static NwbSeries choose(final Path path, final Hdf5File file,
		final String key, final List<String> notes) throws IOException
	{
		final List<NwbSeries> all = all(file);
		if (!key.isEmpty()) return named(path, file, key, all);
		for (final Kind kind : List.of(Kind.TRACES, Kind.LIKE_TRACES)) {
			final List<NwbSeries> of = all.stream().filter(s -> s.kind == kind)
				.toList();
			if (of.isEmpty()) continue;
			final NwbSeries chosen = of.get(0);
			if (kind == Kind.LIKE_TRACES) notes.add("Loaded " + chosen.at + ", which is no " +
				TYPE + ", but the file has none.");
			if (of.size() > 1) notes.add((kind == Kind.TRACES ? "Loaded " + chosen.at +
				". The file" : "The file") + " also has " + listing(of.subList(1, of.size())) +
				".");
			else if (!chosen.at.startsWith(PROCESSING) && kind == Kind.TRACES) notes.add(
				"Loaded " + chosen.at + ", as there is no " + TYPE + " in " + PROCESSING + ".");
			return chosen;
		}
		throw new DataFormatException(path.toString(), "the file has no " + TYPE + " in " +
			String.join(", ", PLACES) + "; " + (all.isEmpty() ? "it contains " + file
				.listing() : "set trace_key to one of its series: " + listing(all)));
	}

	private static NwbSeries named(final Path path, final Hdf5File file,
		final String key, final List<NwbSeries> all) throws IOException
	{
		final String wanted = "/" + key.replaceAll("^/+|/+$|/data/*$", "");
		List<NwbSeries> fitting = List.of();
		for (final Kind kind : Kind.values()) {
			if (fitting.isEmpty()) fitting = all.stream().filter(
				s -> s.kind == kind && ("/" + s.at).endsWith(wanted)).toList();
		}
		// a path of its own is no end of another
		for (final NwbSeries s : fitting)
			if (("/" + s.at).equals(wanted)) return s;
		if (fitting.size() == 1) return fitting.get(0);
		// a place that was not searched, or a link
		if (fitting.isEmpty() && file.dataset(wanted + "/data").isPresent())
			return new NwbSeries(wanted.substring(1), Kind.OTHER);
		throw new DataFormatException(path.toString(), (fitting.isEmpty()
			? "the file has no " + TYPE + " \"" : "more than one series ends in \"") + key +
				"\"; it contains " + (all.isEmpty() ? file.listing() : listing(all)));
	}

	private static String listing(final List<NwbSeries> series) {
		return String.join(", ", series.stream().limit(MOST_LISTED).map(
			NwbSeries::at).toList()) + (series.size() > MOST_LISTED ? " and " + (series
				.size() - MOST_LISTED) + " more" : "");
	}

	/** @return all series, the most likely first */
	private static List<NwbSeries> all(final Hdf5File file) throws IOException {
		final List<NwbSeries> all = new ArrayList<>();
		for (final String place : PLACES) {
			final List<NwbSeries> here = new ArrayList<>();
			file.visit(place, (at, node) -> {
				if (node instanceof Group g && (isTraces(g) || hasData(g))) here.add(
					new NwbSeries(at, kind(at, g)));
			});
			here.sort(Comparator.comparingInt(NwbSeries::rank).thenComparing(
				NwbSeries::at));
			all.addAll(here);
		}
		all.sort(Comparator.comparing(NwbSeries::kind)); // stable
		return all;
	}

	/** @return the paths of all series of traces */
	static List<String> traces(final Hdf5File file) throws IOException {
		return all(file).stream().filter(s -> s.kind() == Kind.TRACES).map(NwbSeries::at)
			.toList();
	}

	private static boolean hasData(final Group group) {
		return group.getChild("data") instanceof Dataset d && !d.isLink() && Hdf5File
			.isNumeric(d) && d.getDimensionsAsLong().length > 0 && d
				.getDimensionsAsLong().length < 3;
	}

	/** NWB 1 stores the types from which a series is derived. */
	private static boolean isTraces(final Group group) {
		return Hdf5File.text(group, "neurodata_type").equals(TYPE) || Hdf5File.texts(
			group, "ancestry").contains(TYPE);
	}

	private static Kind kind(final String at, final Group group) {
		if (isTraces(group)) return Kind.TRACES;
		final String[] parts = at.split("/");
		final Group parent = group.getParent();
		final boolean isAmongTraces = parent != null && CONTAINERS.contains(Hdf5File
			.text(parent, "neurodata_type")) || parts.length > 1 && CONTAINERS
				.contains(parts[parts.length - 2]);
		final boolean hasRois = has(group, "rois") || has(group, "roi_names");
		return hasRois || isAmongTraces || Hdf5File.text(group, "neurodata_type")
			.contains("RoiResponse") ? Kind.LIKE_TRACES : Kind.OTHER;
	}

	private static boolean has(final Group group, final String child) {
		final Node node = group.getChild(child);
		return node instanceof Dataset;
	}

	/** @return the order of preference; lower is preferred */
	private int rank() {
		final String s = at.toLowerCase(Locale.ROOT);
		if (s.contains("neuropil") || s.contains("background") || s.contains(
			"deconv") || s.contains("spike") || s.contains("demix")) return 3;
		return s.contains("fluorescence") ? 0 : s.contains("df") ? 1 : 2;
	}
}
