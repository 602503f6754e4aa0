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

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.Resampling;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolver;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Option;

/** How spikes are inferred, for every subcommand that does. */
final class SpikeArguments {

	@Option(names = "--tau-rise", paramLabel = "S", required = true,
		description = "rise time constant in s, for example 0.1")
	private double tauRise;

	@Option(names = "--tau-decay", paramLabel = "S", required = true,
		description = "decay time constant in s, for example 0.6")
	private double tauDecay;

	@Option(names = "--upsample-target", paramLabel = "HZ", defaultValue = "300",
		description = "rate in Hz at which spikes are placed; the nearest whole multiple of fs is taken (default: ${DEFAULT-VALUE})")
	private double target;

	@Option(names = "--hp", description = "filter out what is slower than the kernel")
	private boolean highPass;

	@Option(names = "--lp", description = "filter out what is faster than the kernel")
	private boolean lowPass;

	@Option(names = "--noise-constrained",
		description = "only as many spikes as bring the residual down to the noise")
	private boolean noiseConstrained;

	@Option(names = "--lambda", paramLabel = "L", defaultValue = "0",
		description = "sparsity penalty, at least 0 (default: ${DEFAULT-VALUE})")
	private double lambda;

	@Option(names = "--max-iterations", paramLabel = "N", defaultValue = "500",
		description = "where FISTA stops (default: ${DEFAULT-VALUE})")
	private int maxIterations;

	@Option(names = "--solver", paramLabel = "NAME", defaultValue = "exact",
		description = "exact (the optimum of each relaxed problem), or banded: CaLab's FISTA, for comparison (default: ${DEFAULT-VALUE})")
	private String solver;

	/** To be asked before anything is read. */
	SpikeOptions options() {
		return SpikeOptions.of(new CalciumKernel(tauRise, tauDecay)).withFilter(
			highPass, lowPass).withNoiseConstrained(noiseConstrained).withLambda(
				lambda).withMaxIterations(maxIterations).withSolver(Require.choice(
					"--solver", solver, SpikeSolver.class));
	}

	SpikeResult infer(final TraceSet traces) {
		return SpikeInference.run(traces, options().withUpsampleFactor(Resampling
			.upsampleFactor(traces.rate().hz(), target)), Parallel.defaultThreads(),
			Progress.none());
	}
}
