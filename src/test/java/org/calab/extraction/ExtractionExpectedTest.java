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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.uniform;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.Expected;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/** Against pixel by pixel, in every pixel type that is read in a way of its own. */
class ExtractionExpectedTest {

	private static final double ROUNDING = 1e-11;

	private final JsonNode all = Expected.of("extraction");

	@Test
	void meansRingsAndDeltaF() {
		for (final JsonNode c : cases("extraction", "extracted"))
			for (final RandomAccessibleInterval<? extends RealType<?>> frames : movies()) {
				// a window of one frame is refused, see DeltaFTest
				final boolean wide = number(c, "window") * number(all, "fs") >= 2;
				final ExtractedTraces found = TraceExtraction.extract(new Movie(frames,
					SamplingRate.ofHz(number(all, "fs")), "movie"), regions(),
					new ExtractionOptions(Optional.of(new NeuropilOptions(number(c,
						"factor"), whole(c, "inner_gap"), whole(c, "min_pixels"))), false,
						Optional.of(new DeltaFOptions(number(c, "window"), number(c,
							"percentile"))).filter(o -> wide)), Progress.none());
				assertEquals(c.get("cells").size(), found.raw().numCells());
				for (int i = 0; i < c.get("cells").size(); i++) {
					final JsonNode cell = c.get("cells").get(i);
					assertEquals(cell.get("name").asText(), found.raw().names().get(i));
					check(cell, "f", found.raw(), i);
					check(cell, "neuropil", found.neuropil().orElseThrow(), i);
					if (wide) check(cell, "delta_f", found.deltaF().orElseThrow(), i);
				}
			}
	}

	@Test
	void weights() {
		final JsonNode r = all.get("regions").get(0);
		final Region weighted = Region.weighted("weighted", pixels(r, "x"), pixels(r,
			"y"), numbers(all.get("weights")));
		for (final RandomAccessibleInterval<? extends RealType<?>> frames : movies())
			assertClose(numbers(all.get("weighted")), TraceExtraction.extract(
				new Movie(frames, SamplingRate.unknown(), "movie"), List.of(weighted),
				ExtractionOptions.defaults(), Progress.none()).raw().trace(0), ROUNDING,
				"weighted mean");
	}

	private static void check(final JsonNode cell, final String step,
		final TraceSet found, final int i)
	{
		assertClose(numbers(cell.get(step)), found.trace(i), ROUNDING, cell.get(
			"name") + " " + step);
	}

	private List<Region> regions() {
		final List<Region> regions = new ArrayList<>();
		for (final JsonNode r : all.get("regions"))
			regions.add(Region.of(r.get("name").asText(), pixels(r, "x"), pixels(r,
				"y")));
		return regions;
	}

	private static int[] pixels(final JsonNode region, final String axis) {
		return Arrays.stream(numbers(region.get(axis))).mapToInt(v -> (int) v)
			.toArray();
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> movies() {
		final int width = whole(all, "width"), height = whole(all, "height"), n =
			whole(all, "frames");
		final double[] u = uniform(111, width * height * n), doubles =
			new double[u.length];
		final byte[] bytes = new byte[u.length];
		final short[] shorts = new short[u.length];
		final float[] floats = new float[u.length];
		for (int i = 0; i < u.length; i++) {
			final int v = 150 + (int) (64 * u[i]);
			bytes[i] = (byte) v;
			shorts[i] = (short) v;
			floats[i] = v;
			doubles[i] = v;
		}
		return List.of(ArrayImgs.unsignedBytes(bytes, width, height, n), ArrayImgs
			.unsignedShorts(shorts, width, height, n), ArrayImgs.floats(floats, width,
				height, n), ArrayImgs.doubles(doubles, width, height, n));
	}
}
