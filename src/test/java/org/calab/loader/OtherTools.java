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
import java.util.List;
import java.util.stream.IntStream;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.results.Suite2pRoiFiles;

/** The same traces as other tools write them, for the guide's examples. */
public final class OtherTools {

	private OtherTools() {}

	/** Writes a file or folder of each tool; the rate, where one holds it, is 12.5 Hz. */
	public static void write(final Path folder, final double[][] traces)
		throws IOException
	{
		new CaimanLoaderTest().writeValid(folder.resolve("caiman_results.hdf5"),
			traces);
		ZarrWriter.minian(Files.createDirectories(folder.resolve("minian")), traces,
			false);
		new Suite2pLoaderTest().writeValid(folder.resolve("suite2p"), traces);
		stat(folder.resolve("suite2p/plane0"));
		new NwbLoaderTest().writeValid(folder.resolve("session.nwb"), traces);
		new MatLoaderTest().writeValid(folder.resolve("session.mat"), traces);
	}

	/** Writes the pixels of ROIs: a square of 4 x 4 pixels each, the middle one heavier. */
	private static void stat(final Path plane) throws IOException {
		final int rois = Npy.read(plane.resolve("iscell.npy")).length;
		final List<Region> squares = new ArrayList<>();
		for (int r = 0; r < rois; r++) {
			final int left = 6 * (r % 10), top = 6 * (r / 10);
			squares.add(Region.weighted("ROI " + r, IntStream.range(0, 16).map(
				i -> left + i % 4).toArray(), IntStream.range(0, 16).map(i -> top + i / 4)
					.toArray(), IntStream.range(0, 16).mapToDouble(i -> i == 5 ? 2 : 1)
						.toArray()));
		}
		final Path file = plane.resolve("stat.npy");
		FileGroup.write(file, true, Suite2pRoiFiles.contents(Footprints.around(
			squares), plane).get(file));
	}
}
