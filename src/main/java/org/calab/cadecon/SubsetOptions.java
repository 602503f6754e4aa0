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
package org.calab.cadecon;

import org.calab.check.Require;

/**
 * Which parts of the recording the kernel is learned on.
 *
 * @param numSubsets how many rectangles, 1 to 1000
 * @param targetCoverage part of the recording that they cover together, above 0
 *          to 1
 * @param aspectRatio above 1: longer with fewer cells, below 1: shorter with
 *          more cells
 * @param seed of their places, 0 to 2^32 - 1
 */
public record SubsetOptions(int numSubsets, double targetCoverage,
	double aspectRatio, long seed)
{

	public static final int DEFAULT_NUM_SUBSETS = 4;
	public static final double DEFAULT_TARGET_COVERAGE = 1;
	public static final double DEFAULT_ASPECT_RATIO = 1;
	public static final long DEFAULT_SEED = 42;

	public SubsetOptions {
		Require.within("num_subsets", numSubsets, 1, 1000);
		Require.positive("target_coverage", targetCoverage, "");
		Require.within("target_coverage", targetCoverage, 0, 1);
		Require.positive("aspect_ratio", aspectRatio, "");
		Require.within("seed", (double) seed, 0, 4294967295.0);
	}

	/** @return 4 subsets that cover as much as the whole (the reference: a quarter), as long and as wide as the recording in proportion, seed 42 */
	public static SubsetOptions defaults() {
		return new SubsetOptions(DEFAULT_NUM_SUBSETS, DEFAULT_TARGET_COVERAGE,
			DEFAULT_ASPECT_RATIO, DEFAULT_SEED);
	}

	public SubsetOptions withNumSubsets(final int n) {
		return new SubsetOptions(n, targetCoverage, aspectRatio, seed);
	}

	public SubsetOptions withTargetCoverage(final double part) {
		return new SubsetOptions(numSubsets, part, aspectRatio, seed);
	}

	public SubsetOptions withAspectRatio(final double ratio) {
		return new SubsetOptions(numSubsets, targetCoverage, ratio, seed);
	}

	public SubsetOptions withSeed(final long s) {
		return new SubsetOptions(numSubsets, targetCoverage, aspectRatio, s);
	}
}
