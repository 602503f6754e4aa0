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
package org.calab.loader;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Optional;

import java.util.OptionalDouble;
import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * What is taken from a file and what is done about its faults. Immutable.
 *
 * @param traceKey which array, in the words of the format; without it the format's
 *          usual one
 * @param fsKey where the sampling rate stands; without it the format's usual
 *          place
 * @param fs frames per second, finite and above 0; goes before what the file says
 * @param cellsOnly Suite2p: only the ROIs that were classified as cells
 * @param neuropilFactor Suite2p: how much of the neuropil is subtracted from F, 0 to 1
 * @param missing what is done about samples that are not finite
 * @param uneven what is done about uneven frame times
 * @param interpolateDropped whether frames missing from the frame times are
 *          filled in, linearly
 */
@RecordBuilder
public record LoadOptions(
	@Option(help = LoadOptions.TRACE_KEY_HELP) Optional<String> traceKey,
	@Option(help = LoadOptions.FS_KEY_HELP) Optional<String> fsKey,
	@Option(label = "Sampling rate", unit = "Hz", absent = "0", min = 0, above = true, help = LoadOptions.FS_HELP) OptionalDouble fs,
	@Option(value = "true", help = LoadOptions.CELLS_ONLY_HELP) boolean cellsOnly,
	@Option(value = "0.7", min = 0, max = 1, help = LoadOptions.NEUROPIL_FACTOR_HELP) double neuropilFactor,
	@Option(label = "Missing samples (NaN)", value = "refuse", help = LoadOptions.MISSING_HELP) MissingValues missing,
	@Option(label = "Uneven frame times", value = "refuse", help = LoadOptions.UNEVEN_HELP) UnevenTimes uneven,
	@Option(label = "Interpolate dropped frames", help = LoadOptions.INTERPOLATE_DROPPED_HELP) boolean interpolateDropped)
	implements LoadOptionsBuilder.With
{

	public static final String TRACE_KEY_HELP =
		"Which array of the file, for example estimates/F_dff, spks, plane1 or the name of a variable. Empty: the usual one of the format";
	public static final String FS_KEY_HELP =
		"Where the file holds its sampling rate, for example params/data/fr. Empty: the usual place";
	public static final String FS_HELP =
		"Sampling rate in Hz (frames per second), for example 20. 0: that of the file; an unknown rate is refused";
	public static final String CELLS_ONLY_HELP =
		"Leave out the ROIs of Suite2p that are not classified as cells";
	public static final String NEUROPIL_FACTOR_HELP =
		"Part of the neuropil that is subtracted from the traces of Suite2p, for example 0.7: F - factor x Fneu";
	public static final String MISSING_HELP =
		"refuse: name the first one; interpolate: fill in linearly and say how many; keep: leave them";
	public static final String UNEVEN_HELP =
		"What to do if the frame times of the file are uneven by more than 1 %: refuse, or resample to even ones";
	public static final String INTERPOLATE_DROPPED_HELP =
		"Fill in frames that are missing from the frame times, and say how many";

	/** @throws InvalidInputException if a value is out of its range */
	public LoadOptions {
		OptionList.check(LoadOptions.class, traceKey, fsKey, fs, cellsOnly, neuropilFactor, missing, uneven, interpolateDropped);
	}

	/** @return the usual array, the file's rate, cells only, neuropil 0.7; faults are refused */
	public static LoadOptions defaults() {
		return OptionList.of(LoadOptions.class).defaults();
	}

	public LoadOptions withTraceKey(final String name) {
		return withTraceKey(Optional.of(name));
	}

	public LoadOptions withFsKey(final String name) {
		return withFsKey(Optional.of(name));
	}

	/** @param hz above 0 */
	public LoadOptions withFs(final double hz) {
		return withFs(OptionalDouble.of(hz));
	}
}
