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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/**
 * The frames of a dataset whose dimensions are named.
 *
 * @param first whether the frames are the first dimension
 * @param names of the dimensions, for notes
 * @param coordinate the frame numbers, if the file has them
 */
record Hdf5Frames(boolean first, String names, Optional<double[]> coordinate) {

	/** What programs call the dimension of the frames. */
	static final Set<String> FRAMES = Set.of("frame", "frames", "time", "times", "t",
		"timestamp", "timestamps", "sample", "samples", "num_times");

	/** What they call that of the cells. */
	static final Set<String> CELLS = Set.of("unit_id", "unit", "units", "cell",
		"cells", "cell_id", "roi", "rois", "roi_id", "neuron", "neurons", "component",
		"components", "num_rois");

	static Hdf5Frames of(final Hdf5File file, final Dataset dataset)
		throws IOException
	{
		final List<String> names = file.dimensions(dataset).stream().map(n -> n.strip()
			.toLowerCase(Locale.ROOT)).toList();
		if (names.size() != 2) return new Hdf5Frames(false, "", Optional.empty());
		final boolean first = FRAMES.contains(names.get(0)) && !FRAMES.contains(names
			.get(1)) || CELLS.contains(names.get(1)) && !CELLS.contains(names.get(0));
		final int frame = first ? 0 : 1;
		final Optional<Dataset> scale = names.get(frame).startsWith("frame") ? file
			.scale(dataset, frame) : Optional.empty();
		Optional<double[]> numbers = Optional.empty();
		if (scale.isPresent() && Hdf5File.isNumeric(scale.get()) && scale.get()
			.getDimensionsAsLong().length == 1) numbers = Optional.of(file.read(scale
				.get(), false)[0]);
		return new Hdf5Frames(first, String.join(" x ", names), numbers);
	}

	/** @return the traces with missing frames filled in, if the options allow it */
	double[][] even(final String file, final double[][] rows,
		final LoadOptions options, final List<String> notes)
		throws DataFormatException
	{
		return coordinate.isEmpty() ? rows : FrameNumbers.even(file, coordinate.get(),
			rows, options, notes);
	}
}
