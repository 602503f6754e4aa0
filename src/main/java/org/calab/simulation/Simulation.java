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
package org.calab.simulation;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Simulates calcium traces with their ground truth: spikes at a fine rate, the transient of the indicator,
 * drift, bleaching and noise. The numbers are exactly those of {@code simulate} in CaLab.
 */
public final class Simulation {

	/** Bytes per sample: the trace and its copy, noise-free calcium, spike counts. */
	private static final int BYTES = 8 + 8 + 8 + 4;

	/** Bytes per spike while its cell is simulated, in a list that doubles when it grows. */
	private static final int BYTES_OF_SPIKE = 3 * 4;

	private Simulation() {}

	/**
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return traces and ground truth
	 * @throws InvalidInputException if the result does not fit into memory
	 * @throws CancelledException if cancelled
	 */
	public static SimulationResult run(final SimulationConfig config,
		final int threads, final Progress progress)
	{
		return run(config, true, threads, progress);
	}

	/** @param noisy whether to add noise, on which the rest does not depend */
	static SimulationResult run(final SimulationConfig config,
		final boolean noisy, final int threads, final Progress progress)
	{
		requireMemory(config, threads, Runtime.getRuntime().maxMemory());
		final double[][] traces = new double[config.numCells()][];
		final CellGroundTruth[] truth = new CellGroundTruth[traces.length];
		Parallel.forEach(traces.length, threads, progress, "Simulating cells",
			i -> {
				final CellSimulation.Outcome cell = new CellSimulation(config, i).run(
					noisy);
				traces[i] = cell.trace();
				truth[i] = cell.truth();
			});
		return new SimulationResult(TraceSet.of(traces, SamplingRate.ofHz(config
			.fs())).withOrigin("simulation, seed " + config.seed()), List.of(truth),
			config);
	}

	private static void requireMemory(final SimulationConfig config,
		final int threads, final long heap)
	{
		final double steps = (double) config.numTimepoints() * config
			.stepsPerFrame();
		final double needed = (double) config.numCells() * config
			.numTimepoints() * BYTES + Math.min(threads, config.numCells()) * steps *
				mostSpikesPerStep(config) * BYTES_OF_SPIKE;
		if (needed > heap) throw InvalidInputException.of("num_cells", "of " + config
			.numCells() + " with num_timepoints " + config.numTimepoints() +
			" needs about " + Math.round(needed / (1 << 20)) + " MB, but Java has " +
			(heap >> 20) +
			" MB of memory. Simulate fewer cells or frames, or give Java more memory (-Xmx).");
	}

	private static double mostSpikesPerStep(final SimulationConfig config) {
		return config.spikeModel() instanceof MarkovConfig m ? Math.max(m
			.spikeWhenActive(), m.spikeWhenSilent()) : Math.min(1,
				((PoissonConfig) config.spikeModel()).rate() / config.spikeSimHz());
	}
}
