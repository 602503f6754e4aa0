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
package org.calab.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.junit.jupiter.api.Test;

class DeltaFTest {

	private static final int FRAMES = 40;
	private static final List<Region> REGIONS = List.of(region("good", 0), region(
		"dark", 1), region("other", 2));

	private static Region region(final String name, final int x) {
		return Region.of(name, new int[] { x }, new int[] { 0 });
	}

	private static ExtractedTraces extract(final double dark,
		final DeltaFOptions options)
	{
		final double[] pixels = new double[3 * FRAMES];
		for (int t = 0; t < FRAMES; t++) {
			pixels[3 * t] = 100 + t % 7;
			pixels[3 * t + 1] = dark;
			pixels[3 * t + 2] = 50 + t % 5;
		}
		return TraceExtraction.extract(new Movie(ArrayImgs.doubles(pixels, 3, 1,
			FRAMES), SamplingRate.ofHz(10), "movie"), REGIONS, ExtractionOptions
				.defaults().withDeltaF(options), Progress.none());
	}

	@Test
	void oneUndefinedCellDoesNotStopTheOthers() {
		final ExtractedTraces found = extract(-3, DeltaFOptions.defaults());
		assertEquals(List.of("good", "other"), found.traces().names());
		assertEquals(List.of("good", "dark", "other"), found.raw().names());
		assertEquals(extract(5, DeltaFOptions.defaults()).traces().value(2, 3), found
			.traces().value(1, 3));
		assertEquals(List.of("dF/F is undefined for ROI \"dark\": its F0 must be " +
			"greater than 0, but is -3.0 at frame 0 (counted from 0). It was left out of dF/F."),
			found.notices());
	}

	@Test
	void withoutAnyDefinedCellTheWayOutIsNamed() {
		final Movie movie = new Movie(ArrayImgs.doubles(new double[FRAMES], 1, 1,
			FRAMES), SamplingRate.ofHz(10), "movie");
		final ExtractionOptions options = ExtractionOptions.defaults().withDeltaF(
			DeltaFOptions.defaults());
		final String message = assertThrows(InvalidInputException.class,
			() -> TraceExtraction.extract(movie, REGIONS.subList(0, 1), options,
				Progress.none())).getMessage();
		assertTrue(message.endsWith(
			"Switch dff off, reduce the neuropil factor, or use a movie without background subtraction."),
			message);
	}

	/** With a window of one frame, F0 would be F and dF/F 0. */
	@Test
	void theWindowHasAtLeastTwoFrames() {
		final String message = assertThrows(InvalidInputException.class,
			() -> extract(5, DeltaFOptions.defaults().withWindow(0.1))).getMessage();
		assertTrue(message.contains("dff_window must be at least 2 frames (0.2 s at 10 Hz)"),
			message);
		assertEquals(3, extract(5, DeltaFOptions.defaults().withWindow(0.2)).traces()
			.numCells());
	}
}
