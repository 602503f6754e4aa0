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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.SummaryImage;
import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.io.mat.MatArrays;
import org.calab.io.mat.MatNames.Candidate;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;

/** Suite2p's Fall.mat, which is read like the folder that it was saved from. */
final class Suite2pFall {

	private static final String CLASSES = "iscell", RATE = "ops.fs", STAT = "stat",
			OPS = "ops";

	/** What Suite2p saves beside F and the classes. */
	private static final List<String> BESIDE = List.of("Fneu", "spks", STAT,
		OPS);

	private Suite2pFall() {}

	/** @return whether Suite2p wrote the file, and the array that is asked for */
	static boolean isFall(final MatArrays arrays, final Optional<String> key)
		throws IOException
	{
		if (key.isPresent() && !Suite2pTraces.ARRAYS.contains(key.get())) return false;
		final List<Candidate> all = arrays.candidates();
		return find(all, Suite2pTraces.DEFAULT).isPresent() && BESIDE.stream()
			.anyMatch(n -> find(all, n).isPresent()) && (find(all, CLASSES).isPresent() ||
				arrays.flags(CLASSES).length > 0);
	}

	static RawTraces read(final Path path, final MatArrays arrays,
		final LoadOptions options) throws IOException
	{
		final String array = options.traceKey().orElse(Suite2pTraces.DEFAULT);
		final List<String> notes = new ArrayList<>();
		final double[][] rows = rows(path, arrays, array, "");
		if (Suite2pTraces.hasNeuropil(array, options)) Suite2pTraces.subtract(path
			.toString(), array, rows, rows(path, arrays, Suite2pTraces.neuropil(array),
				" (the neuropil; not needed with a neuropil_factor of 0)"), options
					.neuropilFactor());
		final SamplingRate rate = options.fs().isPresent() ? SamplingRate.unknown()
			: MatLoader.rate(path, arrays, options.fsKey().map(k -> k.replace('/', '.'))
				.orElse(RATE), options, notes);
		final boolean[] cells = Suite2pTraces.classes(path.toString(), arrays.flags(
			CLASSES), rows.length, options);
		return AcceptedCells.select(path.toString(), RawTraces.of(rows).withRate(
			rate).withNotes(notes), cells, Suite2pTraces.TOOL, options, i -> i);
	}

	/** @return the pixels of the ROIs and the images of {@code ops}; empty if the file has no pixels */
	static Optional<Footprints> footprints(final Path path, final MatArrays arrays,
		final LoadOptions options) throws IOException
	{
		final int n = arrays.structs(STAT);
		if (n == 0 || vector(arrays.field(STAT, 0, "ypix")).length == 0) return Optional
			.empty();
		final boolean[] cells = Suite2pTraces.classes(path.toString(), arrays.flags(
			CLASSES), n, options);
		final List<String> names = new ArrayList<>(), rejected = new ArrayList<>(),
				notes = new ArrayList<>();
		final List<Integer> rois = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			if (!cells[i] && options.cellsOnly()) continue;
			if (!cells[i]) rejected.add("ROI " + i);
			names.add("ROI " + i);
			rois.add(i);
		}
		final PixelCollector pixels = new PixelCollector(path.toString(), names);
		for (int c = 0; c < rois.size(); c++) {
			final int roi = rois.get(c);
			final double[] lam = vector(arrays.field(STAT, roi, "lam"));
			Suite2pStat.add(pixels, path, roi, c, vector(arrays.field(STAT, roi, "xpix")),
				vector(arrays.field(STAT, roi, "ypix")), lam.length == 0 ? null : lam);
		}
		final int width = length(arrays, "Lx"), height = length(arrays, "Ly");
		final List<SummaryImage> images = new ArrayList<>();
		if (width > 0 && height > 0) {
			image(images, arrays, "mean image", "meanImg", width, height);
			image(images, arrays, "correlation image", "Vcorr", width, height);
			image(images, arrays, "maximum projection", "max_proj", width, height);
		}
		return pixels.footprints(width, height, 0, images, notes).map(f -> f.withStates(
			CellStates.rejecting(rejected)));
	}

	/** @return the length of the frame in {@code ops}; 0 if it is not known */
	private static int length(final MatArrays arrays, final String field)
		throws IOException
	{
		final double v = first(arrays, field);
		return v >= 1 && v <= 1 << 16 && v == Math.rint(v) ? (int) v : 0;
	}

	/** @return the first number of a field of {@code ops}; 0 if there is none */
	private static double first(final MatArrays arrays, final String field)
		throws IOException
	{
		final double[] all = arrays.structs(OPS) == 0 ? new double[0] : vector(arrays.field(OPS,
			0, field));
		return all.length == 0 ? 0 : all[0];
	}

	private static void image(final List<SummaryImage> images, final MatArrays arrays,
		final String name, final String field, final int width, final int height)
		throws IOException
	{
		final double[][] rows = arrays.field(OPS, 0, field);
		if (rows.length == 0) return;
		final int top = rows.length == height ? 0 : (int) first(arrays, "yrange"),
				left = rows[0].length == width ? 0 : (int) first(arrays, "xrange");
		if (top < 0 || left < 0 || rows.length > height - top || rows[0].length > width - left)
			return;
		images.add(Suite2pOps.placed(name, Arrays.stream(rows).flatMapToDouble(Arrays::stream)
			.toArray(), rows.length, rows[0].length, left, top, width, height));
	}

	/** @return the numbers of a row or column */
	private static double[] vector(final double[][] rows) {
		return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
	}

	private static double[][] rows(final Path path, final MatArrays arrays,
		final String name, final String why) throws IOException
	{
		final Optional<Candidate> found = find(arrays.candidates(), name);
		if (found.isEmpty()) throw new DataFormatException(path.toString(),
			"the file has no matrix " + name + why + ".");
		SizeLimits.shape(path.toString(), name, found.get().dimensions());
		return arrays.rows(found.get());
	}

	private static Optional<Candidate> find(final List<Candidate> all,
		final String name)
	{
		return all.stream().filter(c -> c.name().equals(name)).findFirst();
	}
}
