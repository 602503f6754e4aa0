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

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

import org.calab.io.hdf5.Hdf5File;

/**
 * Whether the data of a series is time × ROI, as NWB has it, or ROI × time, as Suite2p
 * up to 0.11 and NWB 1 write it.
 */
final class NwbShape {

	/** Suite2p up to 0.11 gave a series the name of its container. */
	private static final Set<String> OLD_SUITE2P = Set.of("Fluorescence",
		"Neuropil", "Deconvolved");

	private NwbShape() {}

	/**
	 * @param series path of the series
	 * @param notes receives the reason if the data is ROI × time
	 */
	static boolean cellsFirst(final Hdf5File file, final String series,
		final Dataset data, final NwbRois rois, final List<String> notes)
		throws IOException
	{
		final long[] shape = data.getDimensionsAsLong();
		if (shape.length != 2 || shape[0] == shape[1]) return false;
		final String read = series + " was read as ROI x time instead of time x ROI: ";
		final OptionalLong frames = frames(file, series);
		if (is(frames, shape[0])) return false;
		if (is(frames, shape[1])) {
			notes.add(read + "it has " + shape[1] + " frame times.");
			return true;
		}
		final OptionalLong names = length(file, series + "/roi_names");
		for (final OptionalLong n : List.of(rois.referred(), rois.rows(), names)) {
			if (is(n, shape[1])) return false;
			if (!is(n, shape[0])) continue;
			notes.add(read + "its table has " + shape[0] + " ROIs.");
			return true;
		}
		final String[] parts = series.split("/");
		final String name = parts[parts.length - 1];
		if (parts.length > 1 && name.equals(parts[parts.length - 2]) && OLD_SUITE2P
			.contains(name))
		{
			notes.add(read + "Suite2p up to 0.11 wrote it in this way.");
			return true;
		}
		// neither fits, as where the table lists too few
		final OptionalLong listed = rois.referred().isPresent() ? rois.referred()
			: rois.rows();
		if (listed.isEmpty() || shape[1] < shape[0] || listed.getAsLong() > shape[1])
			return false;
		notes.add(read + "its table does not have " + shape[1] + " ROIs, but " + listed
			.getAsLong() + ".");
		return true;
	}

	private static boolean is(final OptionalLong n, final long length) {
		return n.isPresent() && n.getAsLong() == length;
	}

	/** @return the number of frame times, or of samples in NWB 1 */
	private static OptionalLong frames(final Hdf5File file, final String series)
		throws IOException
	{
		final OptionalLong times = length(file, series + "/timestamps");
		if (times.isPresent()) return times;
		final Optional<Dataset> samples = file.dataset(series + "/num_samples");
		final OptionalDouble n = samples.isEmpty() ? OptionalDouble.empty() : file
			.number(samples.get());
		return n.isPresent() ? OptionalLong.of((long) n.getAsDouble()) : OptionalLong
			.empty();
	}

	private static OptionalLong length(final Hdf5File file, final String at)
		throws IOException
	{
		final Optional<Dataset> list = file.dataset(at);
		return list.isPresent() && list.get().getDimensionsAsLong().length == 1
			? OptionalLong.of(list.get().getSize()) : OptionalLong.empty();
	}
}
