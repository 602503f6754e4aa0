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
package org.calab.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.calab.SharedData;
import org.calab.task.Progress;
import org.calab.tools.benchmark.GroundTruth;
import org.calab.tools.benchmark.GroundTruth.DataSet;
import org.calab.tools.benchmark.GroundTruth.Neuron;
import org.calab.tools.benchmark.GroundTruth.Trial;
import org.calab.tools.benchmark.SpikeScore;
import org.junit.jupiter.api.Test;

class AutoAccuracyTest {

	/** The first four neurons of each set; over all of them the mean is that of {@code scripts/benchmark accuracy}. */
	@Test
	void recordingsWithKnownSpikes() throws IOException {
		final Path folder = SharedData.require("data/ground_truth");
		double mean = 0;
		final List<DataSet> sets = GroundTruth.read(folder);
		assertEquals(7, sets.size());
		assertEquals(71, sets.stream().mapToInt(s -> s.neurons().size()).sum());
		for (final DataSet all : sets) {
			final DataSet set = all.first(4);
			final List<double[]> activity = AutoInference.run(set.trials().stream().map(
				Trial::traces).toList(), AutoOptions.defaults(), 2, Progress.none())
				.stream().map(r -> r.activity().trace(0)).toList();
			mean += Arrays.stream(SpikeScore.of(set, activity, 0, 0)).average()
				.getAsDouble() / sets.size();
		}
		assertTrue(mean > BOUND, "mean correlation " + mean);
	}

	private static final double BOUND = 0.53;

	@Test
	void spikesAreBinnedByFrame() {
		final Trial trial = new Trial(new double[20], 50, 1.01, new double[] { 0.9,
			1, 1.039, 1.041, 1.399, 1.41 });
		// bins of 40 ms from 1.00 s on
		assertArrayEquals(new double[] { 2, 1, 0, 0, 0, 0, 0, 0, 0, 1 }, SpikeScore
			.counts(trial));
	}

	@Test
	void perfectPredictionScoresOneAtItsLag() {
		final double[] times = { 0.5, 0.52, 2.2, 3.3, 3.9 };
		final double[] rate = new double[500];
		for (final double t : times)
			rate[(int) Math.round(t * 100) + 8]++;
		final DataSet set = new DataSet("", List.of(new Neuron("", List.of(new Trial(
			rate, 100, 0, times)))));
		final double late = SpikeScore.of(set, List.of(rate), 0, 0)[0], there =
			SpikeScore.of(set, List.of(rate), 0.08, 0)[0];
		assertTrue(there > 0.9, String.valueOf(there));
		assertTrue(late < 0.2, String.valueOf(late));
		assertEquals(0, SpikeScore.of(set, List.of(new double[500]), 0, 0)[0]);
	}
}
