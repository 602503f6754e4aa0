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
 * Which parts of the recording the kernel is learned on.
 *
 * @param numSubsets how many rectangles, 1 to 1000
 * @param targetCoverage part of the recording that they cover together, above 0
 *          to 1
 * @param aspectRatio above 1: longer with fewer cells, below 1: shorter with
 *          more cells
 * @param seed of their places, 0 to 2^32 - 1
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
		"Parts of the recording from which the kernel is learned, for example 4";
	public static final String TARGET_COVERAGE_HELP =
		"Fraction of the recording that the subsets cover together, for example 1; CaLab uses 0.25";
	public static final String ASPECT_RATIO_HELP =
		"Shape of a subset, for example 1: above 1 it has more frames of fewer cells, below 1 fewer frames of more cells";
	public static final String SEED_HELP =
		"Seed of the random positions of the subsets, for example 42";

	public SubsetOptions {
		OptionList.check(SubsetOptions.class, numSubsets, targetCoverage, aspectRatio, seed);
	}

	/** @return 4 subsets that cover as much as the whole (the reference: a quarter), as long and as wide as the recording in proportion, seed 42 */
	public static SubsetOptions defaults() {
		return OptionList.of(SubsetOptions.class).defaults();
	}

}
