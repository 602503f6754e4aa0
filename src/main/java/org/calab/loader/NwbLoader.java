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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.calab.extraction.Footprints;
import org.calab.io.hdf5.Hdf5File;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;

/**
 * Loads a RoiResponseSeries of Neurodata Without Borders (1 and 2), time × ROI, from
 * {@code processing}, else from {@code acquisition}, {@code analysis} or {@code scratch},
 * without the ROIs that its table calls no cells. Fluorescence and ΔF/F are preferred to
 * neuropil and deconvolved activity; {@code trace_key} chooses another series, of any type,
 * by its path or the end of it ("Fluorescence/Neuropil"). The sampling rate is that of
 * {@code starting_time}, or follows from {@code timestamps}. The conversion and offset of
 * the series are applied. Series that are stored as ROI × time are turned.
 */
public final class NwbLoader implements TraceLoader {

	@Override
	public String format() {
		return "nwb";
	}

	@Override
	public String description() {
		return "an NWB file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		if (!Hdf5File.hasSignature(path)) return false;
		try (Hdf5File file = Hdf5File.open(path, description())) {
			return file.root().getAttribute("nwb_version") != null || file
				.dataset("nwb_version").isPresent() || file.hasGroup(NwbSeries.PROCESSING);
		}
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		try (Hdf5File file = Hdf5File.open(path, description())) {
			final List<String> notes = new ArrayList<>();
			final String series = NwbSeries.choose(path, file, options.traceKey()
				.orElse(""), notes).at();
			final Group group = (Group) file.node(series).orElseThrow();
			final Dataset data = file.require(series + "/data");
			final NwbRois rois = NwbRois.of(file, series);
			final boolean cellsFirst = NwbShape.cellsFirst(file, series, data, rois,
				notes);
			// one dimension: the trace of one ROI
			final double[][] rows = file.read(data, !cellsFirst);
			scale(rows, data, notes);
			final Optional<NwbRois.Classes> accepted = rois.accepted(file, rows.length,
				notes);
			final RawTraces raw = timed(file, series, group, RawTraces.of(rows),
				options, notes).withNotes(notes);
			if (accepted.isEmpty()) return raw;
			final int[] numbers = rois.rows(rows.length).orElseThrow();
			return AcceptedCells.select(path.toString(), raw, accepted.get()
				.accepted(), "the ROI table (" + accepted.get().column() + ")", options,
				i -> numbers[i]);
		}
	}

	@Override
	public Optional<Footprints> footprints(final Path path,
		final LoadOptions options) throws IOException
	{
		try (Hdf5File file = Hdf5File.open(path, description())) {
			final String series = NwbSeries.choose(path, file, options.traceKey()
				.orElse(""), new ArrayList<>()).at();
			final Dataset data = file.require(series + "/data");
			final NwbRois rois = NwbRois.of(file, series);
			final long[] shape = data.getDimensionsAsLong();
			final long n = shape.length == 1 ? 1 : shape[NwbShape.cellsFirst(file,
				series, data, rois, new ArrayList<>()) ? 0 : 1];
			if (rois.table().isEmpty() || n > 1 << 20) return Optional.empty();
			final Optional<int[]> rows = rois.rows((int) n);
			if (rows.isEmpty()) return Optional.empty();
			final Optional<NwbRois.Classes> accepted = rois.accepted(file, (int) n,
				new ArrayList<>());
			final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
			final IntStream.Builder kept = IntStream.builder();
			for (int i = 0; i < n; i++) {
				if (accepted.isPresent() && !accepted.get().accepted()[i]) {
					if (options.cellsOnly()) continue;
					rejected.add("ROI " + rows.get()[i]);
				}
				names.add(accepted.isPresent() ? "ROI " + rows.get()[i] : "Cell " + (i +
					1));
				kept.add(rows.get()[i]);
			}
			return new NwbFootprints(file, path.toString(), rois.table().get()).read(
				kept.build().toArray(), names).map(f -> f.withStates(CellStates.rejecting(
					rejected)));
		}
	}

	private static void scale(final double[][] rows, final Node data,
		final List<String> notes)
	{
		final double factor = Hdf5File.number(data, "conversion").orElse(1);
		final double offset = Hdf5File.number(data, "offset").orElse(0);
		if (!Double.isFinite(factor) || factor == 0 || !Double.isFinite(offset)) {
			notes.add("The conversion " + factor + " and offset " + offset +
				" of the file were not applied, as they are not valid.");
			return;
		}
		if (factor == 1 && offset == 0) return;
		for (final double[] row : rows)
			for (int t = 0; t < row.length; t++)
				row[t] = row[t] * factor + offset;
		notes.add("The conversion of the file was applied: values times " + factor + (offset == 0
			? "" : ", plus " + offset) + ".");
	}

	private static RawTraces timed(final Hdf5File file, final String series,
		final Group group, final RawTraces raw, final LoadOptions options,
		final List<String> notes) throws IOException
	{
		if (options.fsKey().isPresent()) return raw.withRate(file.rate(options
			.fsKey().get(), notes));
		final Optional<Dataset> start = file.dataset(series + "/starting_time");
		if (start.isPresent()) {
			final OptionalDouble hz = Hdf5File.number(start.get(), "rate");
			if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
				.getAsDouble())) return raw.withRate(SamplingRate.ofHz(hz
					.getAsDouble()));
		}
		final Optional<Dataset> times = file.dataset(series + "/timestamps");
		if (times.isPresent() && times.get().getDimensionsAsLong().length == 1)
			return raw.withTimes(file.read(times.get(), false)[0]);
		if (options.fs().isEmpty()) notes.add("The sampling rate is unknown: " + group.getName() +
			" has neither a starting_time with a rate nor timestamps.");
		return raw;
	}
}
