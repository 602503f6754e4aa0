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
import java.util.List;
import java.util.Map;

import org.calab.io.DataFormatException;
import org.calab.io.npy.NpyObjects;
import org.calab.io.npy.Pickle;
import org.calab.io.npy.PickledArray;

/**
 * Reads the pixels of ROIs from Suite2p's {@code stat.npy}, a pickled array with a dict for each
 * ROI: rows {@code ypix}, columns {@code xpix} and weights {@code lam}.
 */
final class Suite2pStat {

	static final String FILE = "stat.npy";

	private final Path file;
	private final List<Object> rois;

	private Suite2pStat(final Path file, final List<Object> rois) {
		this.file = file;
		this.rois = rois;
	}

	/** @param plane folder of the plane */
	static Suite2pStat read(final Path plane) throws IOException {
		final Path file = plane.resolve(FILE);
		return new Suite2pStat(file, NpyObjects.read(file));
	}

	static boolean exists(final Path plane) {
		return Files.isRegularFile(plane.resolve(FILE));
	}

	int size() {
		return rois.size();
	}

	/**
	 * Adds the pixels of one ROI.
	 *
	 * @param roi number of the ROI, counted from 0
	 * @param cell index in the collector
	 */
	void addTo(final PixelCollector pixels, final int roi, final int cell)
		throws IOException
	{
		if (!(rois.get(roi) instanceof Map<?, ?>)) throw DataFormatException.mustBe(
			file.toString(), "ROI " + roi, "a dict", kind(rois.get(roi)));
		final Map<String, Object> dict = NpyObjects.dict(rois.get(roi));
		final double[] y = numbers(dict, "ypix", roi), x = numbers(dict, "xpix", roi);
		final double[] lam = dict.containsKey("lam") ? numbers(dict, "lam", roi)
			: null;
		add(pixels, file, roi, cell, x, y, lam);
	}

	/**
	 * Adds the pixels of one ROI.
	 *
	 * @param roi number of the ROI, counted from 0, for messages
	 * @param cell index in the collector
	 * @param lam weights; null for none
	 */
	static void add(final PixelCollector pixels, final Path file, final int roi,
		final int cell, final double[] x, final double[] y, final double[] lam)
		throws DataFormatException
	{
		if (x.length != y.length || lam != null && lam.length != y.length)
			throw new DataFormatException(file.toString(), "ROI " + roi + " has " +
				y.length + " ypix, " + x.length + " xpix" + (lam == null ? "" : " and " +
					lam.length + " lam") + "; there must be equally many.");
		for (int i = 0; i < x.length; i++) {
			if (!isPixel(x[i]) || !isPixel(y[i])) throw DataFormatException.mustBe(file
				.toString(), "a pixel of ROI " + roi, "two whole numbers of at least 0",
				x[i] + ", " + y[i]);
			pixels.add(cell, (int) x[i], (int) y[i], lam == null ? 1 : lam[i]);
		}
	}

	private static boolean isPixel(final double v) {
		return v >= 0 && v <= 1 << 20 && v == Math.rint(v);
	}

	private double[] numbers(final Map<String, Object> dict, final String key,
		final int roi) throws IOException
	{
		final Object value = dict.get(key);
		if (!(value instanceof PickledArray array)) throw DataFormatException.mustBe(
			file.toString(), key + " of ROI " + roi, "an array of numbers", kind(value));
		return array.numbers(file.toString(), key + " of ROI " + roi);
	}

	/** @return what a value is, by the name that unpickling would have imported */
	static String kind(final Object value) {
		return value == null ? "missing" : value instanceof Pickle.Unread u ? u.name() +
			", which is not read" : value instanceof Map ? "a dict" : value instanceof List
				? "a list" : value instanceof PickledArray ? "an array"
					: value instanceof String ? "text" : "a single value";
	}
}
