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
package org.calab.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.Motion;
import org.calab.extraction.SummaryImage;
import org.calab.options.OptionList;
import org.calab.trace.CellTable;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * The cells of a movie. Immutable.
 *
 * @param title of the movie
 * @param width of the movie in pixels
 * @param height of the movie in pixels
 * @param options how they were found
 * @param framesPerBin frames that were averaged before the search
 * @param rate of the binned movie
 * @param cells best first, named cell-001, cell-002, ...; those at chosen points in their
 *          order, named point-001, ...
 * @param rejected best first, named candidate-001, ...
 * @param images the activity image V, the local correlation and the mean
 * @param motion of the movie; empty if it could not be measured
 * @param notes for the user
 */
public record FoundCells(String title, int width, int height,
	FindCellsOptions options, int framesPerBin, SamplingRate rate,
	List<FoundCell> cells, List<FoundCell> rejected, List<SummaryImage> images,
	Optional<Motion> motion, List<String> notes)
{

	/** Names of the images. */
	public static final String ACTIVITY = "activity image V",
			CORRELATION = "local correlation", MEAN = "mean image";

	/** Smallest number of digits in names: text in alphabetical order is then in order. */
	private static final int DIGITS = 3;

	public FoundCells {
		cells = List.copyOf(cells);
		rejected = List.copyOf(rejected);
		images = List.copyOf(images);
		notes = List.copyOf(notes);
	}

	/** @return the cells under new names: a word and zero-padded numbers */
	static List<FoundCell> named(final String word, final List<FoundCell> cells) {
		final int digits = Math.max(DIGITS, String.valueOf(cells.size()).length());
		final List<FoundCell> out = new ArrayList<>();
		for (final FoundCell c : cells)
			out.add(c.named(word + "-" + String.format(java.util.Locale.ROOT, "%0" +
				digits + "d", out.size() + 1)));
		return out;
	}

	/** @return the cells, and with the option {@code candidates} the rejected candidates after them */
	public List<FoundCell> shown() {
		if (!options.candidates()) return cells;
		final List<FoundCell> all = new ArrayList<>(cells);
		all.addAll(rejected);
		return all;
	}

	/** @return the shapes of {@link #shown()} with the images; empty if there are none */
	public Optional<Footprints> footprints() {
		final List<FoundCell> all = shown();
		return all.isEmpty() ? Optional.empty() : Optional.of(new Footprints(width,
			height, all.stream().map(FoundCell::region).toList(), 0, images, List.of()));
	}

	/** @return the traces of {@link #shown()} on the binned movie, in noise SDs; empty if there are none */
	public Optional<TraceSet> traces() {
		final List<FoundCell> all = shown();
		if (all.isEmpty()) return Optional.empty();
		final double[][] rows = new double[all.size()][];
		final boolean[] accepted = new boolean[rows.length];
		for (int i = 0; i < rows.length; i++) {
			final float[] trace = all.get(i).trace();
			rows[i] = new double[trace.length];
			for (int t = 0; t < trace.length; t++)
				rows[i][t] = trace[t];
			accepted[i] = all.get(i).failed().isEmpty();
		}
		return Optional.of(TraceSet.owning(rows, rate).withNames(all.stream().map(
			FoundCell::name).toList()).withOrigin(title).withAccepted(accepted));
	}

	/** @return one row per cell of {@link #shown()} */
	public Table table() {
		final List<List<Object>> rows = new ArrayList<>();
		for (final FoundCell c : shown())
			rows.add(List.of(c.name(), c.region().state().toString(), c.snr(), c.r(), c
				.contrast(), c.area(), c.score(), c.x(), c.y(), c.failed().map(
					Gate::toString).orElse("")));
		return new Table(List.of(CellTable.CELL, CellTable.STATE, "peak_snr", "r",
			"contrast", "area (pixels)", "score", "x (pixels)", "y (pixels)",
			"failed"), rows);
	}

	/** @return for metadata: how the cells were found, and how much the movie moves */
	public Map<String, Object> info() {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("movie", title);
		info.put("find_cells", OptionList.valuesOf(options));
		info.put("frames_per_bin", framesPerBin);
		info.put("bins_hz", rate.hz());
		info.put("cells", cells.size());
		info.put("rejected", rejected.size());
		motion.ifPresent(m -> info.put("motion", m.info()));
		return info;
	}

	/** @return in words how many were found */
	public String summary() {
		return (cells.isEmpty() ? "no cell" : cells.size() == 1 ? "1 cell" : cells
			.size() + " cells") + " found in " + title + (options.points()
				.isPresent() ? "" : "; " + rejected.size() + (rejected.size() == 1
					? " candidate" : " candidates") + " rejected");
	}
}
