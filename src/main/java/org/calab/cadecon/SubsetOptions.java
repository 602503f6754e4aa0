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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Subsets of the recording from which the kernel is learned. Immutable.
 *
 * @param numSubsets number of subsets
 * @param targetCoverage total area of the subsets, as a fraction of the recording
 * @param aspectRatio shape of a subset relative to that of the recording: larger values give
 *          more frames of fewer cells
 * @param seed seed of the random positions
 */
@RecordBuilder
public record SubsetOptions(
	@Option(label = "Number of subsets", value = "4", min = 1, max = 1000, help = SubsetOptions.NUM_SUBSETS_HELP) int numSubsets,
	@Option(value = "1", min = 0, max = 1, above = true, help = SubsetOptions.TARGET_COVERAGE_HELP) double targetCoverage,
	@Option(value = "1", min = 0, above = true, help = SubsetOptions.ASPECT_RATIO_HELP) double aspectRatio,
	@Option(value = "42", min = 0, max = 4294967295L, help = SubsetOptions.SEED_HELP) long seed)
	implements SubsetOptionsBuilder.With
{

	public static final String NUM_SUBSETS_HELP =
		"Number of random subsets of the recording from which the kernel is learned, for example 4";
	public static final String TARGET_COVERAGE_HELP =
		"Total area of the subsets as a fraction of the recording, for example 1; CaLab uses 0.25";
	public static final String ASPECT_RATIO_HELP =
		"Shape of the subsets, for example 1; above 1: more frames of fewer cells, below 1: fewer frames of more cells";
	public static final String SEED_HELP =
		"Seed of the random positions of the subsets, for example 42";

	public SubsetOptions {
		OptionList.check(SubsetOptions.class, numSubsets, targetCoverage, aspectRatio, seed);
	}

	/** @return the defaults; the reference covers only a quarter of the recording */
	public static SubsetOptions defaults() {
		return OptionList.of(SubsetOptions.class).defaults();
	}

}
