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
package org.calab.results;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.extraction.SummaryImage;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.io.npy.PickleWriter;
import org.calab.trace.CellState;

/**
 * ROIs in the files of Suite2p: {@code stat.npy} with the pixels and weights of each,
 * {@code iscell.npy} with 1 for each accepted one, and {@code ops.npy} with the size of the image. Suite2p computes
 * the other columns of stat with {@code roi_stats}.
 */
public final class Suite2pRoiFiles {

	private Suite2pRoiFiles() {}

	/** @return the files that are written into the folder */
	public static List<Path> files(final Path folder) {
		return List.of(folder.resolve("stat.npy"), folder.resolve("iscell.npy"),
			folder.resolve("ops.npy"));
	}

	/**
	 * @param folder an existing folder
	 * @return the files with their content
	 */
	public static Map<Path, FileGroup.Content> contents(
		final Footprints footprints, final Path folder)
	{
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		final List<Path> files = files(folder);
		contents.put(files.get(0), stat(footprints));
		contents.put(files.get(1), isCell(footprints.regions().stream().map(
			Region::state).toList()));
		contents.put(files.get(2), PickleWriter.dict(ops(footprints)));
		return contents;
	}

	/** @return the content of stat.npy */
	public static FileGroup.Content stat(final Footprints footprints) {
		final List<boolean[]> overlaps = footprints.overlaps();
		return PickleWriter.array(IntStream.range(0, overlaps.size()).mapToObj(
			i -> stat(footprints.regions().get(i), overlaps.get(i))).toList());
	}

	/** @return the content of iscell.npy: for each cell 1 or 0, and the same as its probability */
	public static FileGroup.Content isCell(final List<CellState> states) {
		return Npy.of(states.stream().map(s -> s == CellState.ACCEPTED ? new double[] {
			1, 1 } : new double[2]).toArray(double[][]::new));
	}

	private static Map<String, Object> stat(final Region region,
		final boolean[] overlap)
	{
		final int n = region.size();
		final int[] y = new int[n], x = new int[n];
		final float[] weights = new float[n];
		double sum = 0;
		for (int i = 0; i < n; i++)
			sum += region.weight(i);
		for (int i = 0; i < n; i++) {
			y[i] = region.y(i);
			x[i] = region.x(i);
			weights[i] = (float) (region.weight(i) / sum);
		}
		final Map<String, Object> dict = new LinkedHashMap<>();
		dict.put("ypix", y);
		dict.put("xpix", x);
		dict.put("lam", weights);
		dict.put("med", List.of(median(y), median(x)));
		dict.put("npix", n);
		dict.put("overlap", overlap);
		return dict;
	}

	private static double median(final int[] values) {
		final int[] sorted = values.clone();
		Arrays.sort(sorted);
		final int n = sorted.length;
		return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
	}

	/** @return the entries of ops.npy that are about the image */
	public static Map<String, Object> ops(final Footprints footprints) {
		final Map<String, Object> ops = new LinkedHashMap<>();
		ops.put("Ly", footprints.height());
		ops.put("Lx", footprints.width());
		for (final SummaryImage image : footprints.images())
			ops.putIfAbsent(image.name().contains("correlation") ? "Vcorr" : image.name()
				.contains("maximum") ? "max_proj" : "meanImg", new PickleWriter.Image(
					footprints.height(), footprints.width(), image.pixels()));
		return ops;
	}
}
