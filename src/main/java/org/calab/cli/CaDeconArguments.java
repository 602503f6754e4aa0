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

import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconSolver;
import org.calab.cadecon.StopOptions;
import org.calab.cadecon.SubsetOptions;
import org.calab.check.Require;

import picocli.CommandLine.Option;

/** How the automated deconvolution is done, in CaLab's names. */
final class CaDeconArguments {

	@Option(names = "--upsample-target", paramLabel = "HZ", defaultValue = "300",
		description = "rate at which spikes are placed, in Hz; fista only (default: ${DEFAULT-VALUE})")
	private double upsampleTarget;

	@Option(names = "--hp", negatable = true, defaultValue = "true",
		fallbackValue = "true",
		description = "first remove what is slower than the kernel; fista only (default: ${DEFAULT-VALUE})")
	private boolean highPass;

	@Option(names = "--lp", negatable = true, defaultValue = "true",
		fallbackValue = "true",
		description = "first remove what is faster than the kernel; fista only (default: ${DEFAULT-VALUE})")
	private boolean lowPass;

	@Option(names = "--noise-constrained", negatable = true, defaultValue = "true",
		fallbackValue = "true",
		description = "only as many spikes as bring the residual down to the noise; fista only (default: ${DEFAULT-VALUE})")
	private boolean noiseConstrained;

	@Option(names = "--max-iterations", paramLabel = "N", defaultValue = "20",
		description = "iterations after which the loop ends in any case, 1 to 200 (default: ${DEFAULT-VALUE})")
	private int maxIterations;

	@Option(names = "--convergence-tol", paramLabel = "X",
		defaultValue = "0.005",
		description = "change of the kernel from one iteration to the next below which it stands still, 0 to 1 (default: ${DEFAULT-VALUE})")
	private double convergenceTol;

	@Option(names = "--patience", paramLabel = "N", defaultValue = "3",
		description = "iterations in a row in which the kernel must stand still for the loop to end (default: ${DEFAULT-VALUE})")
	private int patience;

	@Option(names = "--min-iters", paramLabel = "N", defaultValue = "2",
		description = "first iterations, in which standing still does not count (default: ${DEFAULT-VALUE})")
	private int minIters;

	@Option(names = "--num-subsets", paramLabel = "N", defaultValue = "4",
		description = "subsets, parts of the recording that the kernel is learned on (default: ${DEFAULT-VALUE})")
	private int numSubsets;

	@Option(names = "--target-coverage", paramLabel = "F", defaultValue = "1",
		description = "how much of the recording the subsets cover together, above 0 to 1 (default: ${DEFAULT-VALUE})")
	private double targetCoverage;

	@Option(names = "--aspect-ratio", paramLabel = "R", defaultValue = "1",
		description = "shape of a subset; above 1: longer, of fewer cells (default: ${DEFAULT-VALUE})")
	private double aspectRatio;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
		description = "the same seed puts the subsets in the same places, 0 to 4294967295 (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--solver", paramLabel = "NAME", defaultValue = "exact",
		description = "exact (expected spikes, one kernel matched by simulation) or fista (CaLab's steps) (default: ${DEFAULT-VALUE})")
	private String solver;

	CaDeconOptions options() {
		return CaDeconOptions.defaults().withUpsampleTarget(upsampleTarget)
			.withFilter(highPass, lowPass).withNoiseConstrained(noiseConstrained)
			.withSolver(Require.choice("--solver", solver, CaDeconSolver.class))
			.withSubsets(new SubsetOptions(numSubsets, targetCoverage, aspectRatio,
				seed)).withStop(new StopOptions(maxIterations, convergenceTol, patience,
					minIters));
	}
}
