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
package org.calab.export;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.zarr.ZarrFolder;
import org.calab.trace.TraceSet;

/**
 * Neurodata Without Borders 2.7 in a Zarr folder, as hdmf-zarr reads it: a {@code RoiResponseSeries} for each quantity
 * in {@code /processing/ophys/Fluorescence}, and a {@code PlaneSegmentation} with the cells, their names, states and,
 * where every cell has a shape, image masks. HDF5 is not written, as no library in Java writes the references between
 * objects that NWB has there.
 */
final class NwbExport {

	private static final String UNKNOWN = "unknown";
	private static final String PLANE = "/general/optophysiology/ImagingPlane",
			CELLS = "/processing/ophys/ImageSegmentation/PlaneSegmentation";

	/** Names of the series; those of the traces and of the activity are usual. */
	private static final Map<String, String> SERIES = Map.of(ExportData.TRACES,
		"RoiResponseSeries", ExportData.F, "Raw", ExportData.NEUROPIL, "Neuropil",
		ExportData.ACTIVITY, "Deconvolved", ExportData.FIT, "Fit", ExportData.SD,
		"DeconvolvedSD", ExportData.PROBABILITY, "DeconvolvedProbability");

	/** Numbers in a chunk of a series, about. */
	private static final int CHUNK = 1 << 18;

	private final ZarrFolder zarr = new ZarrFolder();
	private final ExportData data;
	private final ExportOptions options;
	private final Map<String, Object> settings;
	private final String file = id(), table = id();

	private NwbExport(final ExportData data, final ExportOptions options,
		final Map<String, Object> settings)
	{
		this.data = data;
		this.options = options;
		this.settings = settings;
	}

	/**
	 * @param options with what NWB requires
	 * @return the files by their paths in the folder
	 */
	static Map<String, FileGroup.Content> files(final ExportData data,
		final ExportOptions options, final Map<String, Object> settings)
	{
		final NwbExport nwb = new NwbExport(data, options, settings);
		nwb.session();
		nwb.plane();
		nwb.cells();
		nwb.series();
		return nwb.zarr.files();
	}

	private void session() {
		final Map<String, Object> root = type("core", "NWBFile", file);
		root.put("nwb_version", "2.7.0");
		zarr.group("", root);
		for (final String group : List.of("acquisition", "analysis", "stimulus",
			"stimulus/presentation", "stimulus/templates", "general", "processing"))
			zarr.group(group, Map.of());
		text("identifier", UUID.randomUUID().toString());
		text("session_description", options.nwb().sessionDescription().orElseThrow());
		final String start = time(options.nwb().start());
		text("session_start_time", start);
		text("timestamps_reference_time", start);
		zarr.texts("file_create_date", List.of(time(OffsetDateTime.now().truncatedTo(
			ChronoUnit.SECONDS))), Map.of("zarr_dtype", "str"));
		options.session().ifPresent(s -> text("general/session_id", s));
		text("general/notes", Json.text(settings));
		options.animal().ifPresent(a -> {
			zarr.group("general/subject", type("core", "Subject", id()));
			text("general/subject/subject_id", a);
		});
	}

	private void plane() {
		zarr.group("general/devices", Map.of());
		final String device = "general/devices/Microscope";
		final Map<String, Object> microscope = type("core", "Device", id());
		options.nwb().device().ifPresent(d -> microscope.put("description", d));
		zarr.group(device, microscope);
		zarr.group("general/optophysiology", Map.of());
		final String plane = PLANE.substring(1);
		final Map<String, Object> attributes = type("core", "ImagingPlane", id());
		attributes.put("zarr_link", List.of(link("device", "/" + device)));
		zarr.group(plane, attributes);
		text(plane + "/description", "the imaged plane");
		text(plane + "/indicator", options.nwb().indicator().orElse(UNKNOWN));
		text(plane + "/location", options.nwb().location().orElse(UNKNOWN));
		number(plane + "/excitation_lambda", options.nwb().excitation().orElse(
			Double.NaN), Map.of());
		zarr.group(plane + "/OpticalChannel", type("core", "OpticalChannel", id()));
		text(plane + "/OpticalChannel/description", "the recorded channel");
		number(plane + "/OpticalChannel/emission_lambda", options.nwb().emission().orElse(
			Double.NaN), Map.of());
	}

	private void cells() {
		final Map<String, Object> module = type("core", "ProcessingModule", id());
		module.put("description", "Cells, their traces and the activity inferred from them, exported by " +
			settings.get("exported_by"));
		zarr.group("processing/ophys", module);
		zarr.group("processing/ophys/ImageSegmentation", type("core",
			"ImageSegmentation", id()));
		final String cells = CELLS.substring(1);
		final Optional<Footprints> shapes = data.everyFootprint();
		final Map<String, Object> attributes = type("core", "PlaneSegmentation", table);
		attributes.put("colnames", shapes.isPresent() ? List.of("image_mask",
			"cell_name", "accepted") : List.of("cell_name", "accepted"));
		attributes.put("description", "the cells" + (shapes.isPresent() ? ""
			: ", whose shapes are not known"));
		attributes.put("zarr_link", List.of(link("imaging_plane", PLANE)));
		zarr.group(cells, attributes);
		zarr.group(cells + "/reference_images", Map.of());
		final List<String> names = data.names();
		zarr.integers(cells + "/id", LongStream.range(0, names.size()).toArray(),
			typed("ElementIdentifiers", "int64"));
		zarr.texts(cells + "/cell_name", names, column("name of the cell", "str"));
		final boolean[] accepted = new boolean[names.size()];
		for (int i = 0; i < accepted.length; i++)
			accepted[i] = !data.main().states().isRejected(names.get(i));
		zarr.flags(cells + "/accepted", accepted, column(
			"whether the cell is accepted", "bool"));
		shapes.ifPresent(s -> zarr.images(cells + "/image_mask", names.size(), s
			.height(), s.width(), i -> mask(s, i), column(
				"weight of each pixel, row by row (y, x)", "float32")));
	}

	private static float[] mask(final Footprints shapes, final int cell) {
		final float[] mask = new float[shapes.height() * shapes.width()];
		final Region r = shapes.regions().get(cell);
		for (int i = 0; i < r.size(); i++)
			if (r.x(i) >= 0 && r.x(i) < shapes.width() && r.y(i) >= 0 && r.y(i) < shapes
				.height()) mask[r.y(i) * shapes.width() + r.x(i)] = (float) r.weight(i);
		return mask;
	}

	private void series() {
		zarr.group("processing/ophys/Fluorescence", type("core", "Fluorescence", id()));
		data.quantities().forEach((key, values) -> series(
			"processing/ophys/Fluorescence/" + SERIES.get(key), values, key));
	}

	/** A series has a row per frame. */
	private void series(final String at, final TraceSet values, final String key) {
		final Map<String, Object> attributes = type("core", "RoiResponseSeries", id());
		attributes.put("description", data.meaning(key));
		attributes.put("comments", "see /general/notes");
		zarr.group(at, attributes);
		final Map<String, Object> numbers = new LinkedHashMap<>();
		numbers.put("conversion", 1.0);
		numbers.put("offset", 0.0);
		numbers.put("resolution", -1.0);
		numbers.put("unit", key.equals(ExportData.ACTIVITY) || key.equals(
			ExportData.SD) ? data.unit() : key.equals(ExportData.PROBABILITY) ? "1"
				: "n.a.");
		numbers.put("zarr_dtype", "float64");
		final int cells = values.numCells();
		zarr.rows(at + "/data", values.numTimepoints(), cells, Math.min(values
			.numTimepoints(), Math.max(1, CHUNK / cells)), t -> IntStream.range(0, cells)
				.mapToDouble(i -> values.value(i, t)).toArray(), numbers);
		final Map<String, Object> rois = typed("DynamicTableRegion", "int64");
		rois.put("description", "all cells");
		rois.put("table", Map.of("value", Map.of("object_id", table, "path", CELLS,
			"source", ".", "source_object_id", file), "zarr_dtype", "object"));
		zarr.integers(at + "/rois", LongStream.range(0, cells).toArray(), rois);
		number(at + "/starting_time", 0, Map.of("rate", values.rate().hz(), "unit",
			"seconds"));
	}

	private void text(final String path, final String value) {
		zarr.texts(path, List.of(value), Map.of("zarr_dtype", "scalar"));
	}

	private void number(final String path, final double value,
		final Map<String, ?> more)
	{
		final Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("zarr_dtype", "scalar");
		zarr.numbers(path, new double[] { value }, attributes);
	}

	private static Map<String, Object> column(final String description,
		final String numbers)
	{
		final Map<String, Object> column = typed("VectorData", numbers);
		column.put("description", description);
		return column;
	}

	private static Map<String, Object> typed(final String type,
		final String numbers)
	{
		final Map<String, Object> typed = type("hdmf-common", type, id());
		typed.put("zarr_dtype", numbers);
		return typed;
	}

	private static Map<String, Object> type(final String namespace,
		final String type, final String id)
	{
		final Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("namespace", namespace);
		attributes.put("neurodata_type", type);
		attributes.put("object_id", id);
		return attributes;
	}

	private static Map<String, String> link(final String name, final String path) {
		return Map.of("name", name, "path", path, "source", ".");
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	private static String time(final OffsetDateTime time) {
		return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
	}
}
