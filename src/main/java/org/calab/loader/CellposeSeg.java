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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.npy.NpyObjects;
import org.calab.io.npy.PickledArray;

/** Cellpose's {@code *_seg.npy}: a pickled dict with the label image {@code masks}. */
final class CellposeSeg {

	static final String DESCRIPTION = "a Cellpose file (_seg.npy)";

	private static final String SUFFIX = "_seg.npy", MASKS = "masks";

	private CellposeSeg() {}

	static boolean recognises(final Path path) {
		return path.getFileName() != null && path.getFileName().toString()
			.toLowerCase(Locale.ROOT).endsWith(SUFFIX) && Files.isRegularFile(path);
	}

	/** @return the cells, named after their labels, "Label 7", in the order of these numbers */
	static Footprints read(final Path path) throws IOException {
		final Map<String, Object> dict = NpyObjects.dict(NpyObjects.read(path));
		if (!(dict.get(MASKS) instanceof PickledArray masks))
			throw DataFormatException.mustBe(path.toString(), MASKS, "an array of labels",
				Suite2pStat.kind(dict.get(MASKS)));
		if (masks.shape().length != 2) throw new DataFormatException(path.toString(),
			"masks has " + masks.shape().length +
				" dimensions; it must have two (rows x columns).");
		final int height = masks.shape()[0], width = masks.shape()[1];
		final double[] labels = masks.numbers(path.toString(), MASKS);
		final TreeSet<Integer> numbers = new TreeSet<>();
		for (final double v : labels) {
			if (v != Math.rint(v) || v < 0 || v > Integer.MAX_VALUE)
				throw DataFormatException.mustBe(path.toString(), "a label",
					"a whole number of at least 0", v);
			if (v > 0) numbers.add((int) v);
		}
		final Map<Integer, Integer> cells = new HashMap<>();
		final List<String> names = new ArrayList<>();
		for (final int number : numbers) {
			cells.put(number, names.size());
			names.add("Label " + number);
		}
		final PixelCollector pixels = new PixelCollector(path.toString(), names);
		for (int i = 0; i < labels.length; i++)
			if (labels[i] > 0) pixels.add(cells.get((int) labels[i]), i % width, i /
				width, 1);
		final Optional<Footprints> found = pixels.footprints(width, height, 0, List.of(),
			List.of());
		if (found.isEmpty()) throw new DataFormatException(path.toString(),
			"masks has no label: all its pixels are 0.");
		return found.get();
	}
}
