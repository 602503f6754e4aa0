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
package org.calab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.calab.SharedData;
import org.calab.loader.TraceFiles;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Movies of public bug reports, from the command line: the right numbers, a note, or a way out. */
class ToughMoviesTest {

	@TempDir
	Path folder;

	/** The first values of the first cell, and what the user reads. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"13-tif-floating-point-predictor/s_f32_zip_pred3.tif||20|1.4508 1.5321 1.6129 1.7042|",
		"14-tif-two-channels-in-header/s_ome_2ch.ome.tif||20|145.083 153.208|Channel 1 of 2 was taken (channels as in the header of OME)",
		"15-avi/none.avi||40|118.021|", "16-tif-bigtiff/s_bigtiff.tif||20|145.083|",
		"17-tif-frames-as-channels/s_ij_channels.tif|--z-as-time|20|145.083|The 20 channels were taken as the frames",
		"17-tif-frames-as-channels/s_ij_channels.tif||0||--z-as-time must be set for \"s_ij_channels.tif\" if its 20 channels",
		"18-tif-kinds-imagej-lacks/s_float64.tif||20|1.45083|",
		"19-tif-int8/s_int8.tif||20|-4.917 3.208 11.292|",
		"20-tif-pages-differ/s_thumb_last.tif||20|145.083|Page 21 has 8 x 8 pixels",
		"30-tif-nan-border/s_nanborder.tif||20|1.46625|were left out of the mean: ROI \"c1\" up to 16 of 48 pixels in 20 of 20 frames",
		"32-tif-rgb/s_rgb_red_green.tif||20|53.1925|its luminance",
		"32-tif-rgb/s_rgb_red_green.tif|--channel 1|20|36.|",
		"32-tif-rgb/s_rgb_red_green.tif|--channel 2|20|72.|" })
	void toughFile(final String movie, final String options, final int frames,
		final String values, final String note) throws Exception
	{
		final Path file = SharedData.require("data/tough/files/" + movie);
		final Path rois = file.resolveSibling(movie.endsWith(".avi") ? "rois.zip"
			: "small_rois.zip");
		final StringWriter out = new StringWriter(), err = new StringWriter();
		final String line = "extract " + file + " --rois " + rois + " --fs 20 -o " +
			folder.resolve("out") + (options == null ? "" : " " + options);
		assertEquals(frames == 0 ? 2 : 0, CaLab.run(new PrintWriter(out, true),
			new PrintWriter(err, true), line.split(" ")), err::toString);
		if (note == null) assertEquals("", err.toString());
		else assertTrue(err.toString().contains(note), err.toString());
		if (frames == 0) return;
		final TraceSet traces = TraceFiles.load(folder.resolve("out.npy"));
		assertEquals(frames, traces.numTimepoints());
		final String[] first = values.split(" ");
		for (int t = 0; t < first.length; t++) {
			final double expected = Double.parseDouble(first[t]);
			assertEquals(expected, traces.value(0, t), first[t].endsWith(".") ? 0.9999
				: 0.002, movie + " frame " + t);
		}
	}
}
