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
package org.calab.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.calab.SimulatedTraces;
import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** Four cells, the third of which is rejected, with the posterior of their activity and their shapes. */
final class ExportedFixture {

	static final int FRAMES = 400;
	static final double FS = 20;
	static final List<String> NAMES = List.of("7", "Zelle \"ä\", 2", "no", "last");
	static final List<String> ACCEPTED = List.of("7", "Zelle \"ä\", 2", "last");

	private ExportedFixture() {}

	static TraceSet traces() {
		final double[][] rows = new double[NAMES.size()][];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = SimulatedTraces.noise(i, FRAMES);
			final Random random = new Random(i);
			for (int k = 0; k < 5; k++) {
				final int at = random.nextInt(FRAMES);
				for (int t = at; t < FRAMES; t++)
					rows[i][t] += 20 * Math.exp((at - t) / (0.6 * FS));
			}
		}
		final TraceSet all = TraceSet.of(rows, SamplingRate.ofHz(FS)).withNames(NAMES)
			.withOrigin("movie.tif");
		return all.withStates(all.states().with(List.of("no"), CellState.REJECTED));
	}

	static PosteriorResult result() {
		return PosteriorInference.run(traces(), PosteriorOptions.of(new CalciumKernel(
			0.05, 0.6)), 1, Progress.none());
	}

	/** The cell of index i has i + 1 pixels. */
	static Footprints shapes() {
		final List<Region> regions = new ArrayList<>();
		for (int i = 0; i < NAMES.size(); i++) {
			final int[] x = new int[i + 1], y = new int[i + 1];
			for (int k = 0; k <= i; k++) {
				x[k] = 3 + k;
				y[k] = 2 * i;
			}
			regions.add(Region.of(NAMES.get(i), x, y));
		}
		return new Footprints(12, 9, regions, 0, List.of(), List.of());
	}

	static ExportData data() {
		return ExportData.of(result()).withTraces(traces()).withFootprints(shapes());
	}
}
