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
package org.calab.tools.benchmark;

import java.util.Arrays;
import java.util.Locale;

import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.Xorshift32;
import org.calab.task.Progress;

/**
 * How fast traces are simulated, as a ratio within one run: against drawing
 * the same number of random numbers and doing nothing with them. One thread.
 */
public final class SimulationBenchmark {

	private static final int RUNS = 7;

	private static double sink;

	private SimulationBenchmark() {}

	public static void main(final String... args) {
		final SimulationConfig config = SimulationConfig.defaults();
		final double[] ours = new double[RUNS], drawing = new double[RUNS];
		for (int r = -2; r < RUNS; r++) { // the first rounds are not counted
			final double a = seconds(() -> sink += Simulation.run(config, 1, Progress
				.none()).traces().value(3, 7)), b = seconds(() -> draw(config));
			if (r < 0) continue;
			ours[r] = a;
			drawing[r] = b;
		}
		System.out.printf(Locale.ROOT, "%d cells x %d frames, spikes at %.0f Hz, " +
			"median of %d runs%n%n", config.numCells(), config.numTimepoints(), config
				.spikeSimHz(), RUNS);
		System.out.println("| what | seconds | ratio |");
		System.out.println("|---|---|---|");
		System.out.printf(Locale.ROOT,
			"| drawing the random numbers alone | %.3f | 1 |%n", median(drawing));
		System.out.printf(Locale.ROOT, "| simulating | %.3f | %.2f |%n", median(
			ours), median(ours) / median(drawing));
	}

	/** Two uniforms per step (Markov), two normals per frame (drift and noise), one for alpha. */
	private static void draw(final SimulationConfig config) {
		double sum = 0;
		for (int i = 0; i < config.numCells(); i++) {
			final Xorshift32 random = new Xorshift32(config.seed() + i);
			sum += random.gaussian();
			final int steps = config.numTimepoints() * config.stepsPerFrame();
			for (int k = 0; k < steps; k++)
				sum += random.uniform() - random.uniform();
			for (int t = 0; t < 2 * config.numTimepoints(); t++)
				sum += random.gaussian();
		}
		sink += sum;
	}

	private static double seconds(final Runnable work) {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
