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
 * What to load from a file, and how to handle missing samples and uneven frame times.
 * Immutable.
 *
 * @param traceKey name of the array, in the notation of the format; by default the usual
 *          one of the format
 * @param fsKey where the file stores the sampling rate; by default the usual place of the
 *          format
 * @param fs sampling rate in Hz, finite and greater than 0; overrides that of the file
 * @param cellsOnly whether to load only the accepted cells, which neither the tool that found them
 *          (Suite2p, CaImAn, NWB, Inscopix) nor the user has rejected
 * @param neuropilFactor Suite2p: fraction of the neuropil to subtract from F, 0 to 2
 * @param missing how to handle samples that are not finite
 * @param uneven how to handle uneven frame times
 * @param interpolateDropped whether to interpolate dropped frames linearly
 * @param transpose whether to swap cells and frames, for files that have them the other way round
 */
@RecordBuilder
public record LoadOptions(
	@Option(help = LoadOptions.TRACE_KEY_HELP) Optional<String> traceKey,
	@Option(label = "Sampling rate key", help = LoadOptions.FS_KEY_HELP) Optional<String> fsKey,
	@Option(label = "Sampling rate", unit = "Hz", absent = "0", min = 0, above = true, help = LoadOptions.FS_HELP) OptionalDouble fs,
	@Option(value = "true", help = LoadOptions.CELLS_ONLY_HELP) boolean cellsOnly,
	@Option(value = "0.7", min = 0, max = 2, help = LoadOptions.NEUROPIL_FACTOR_HELP) double neuropilFactor,
	@Option(label = "Missing samples (NaN)", value = "refuse", help = LoadOptions.MISSING_HELP) MissingValues missing,
	@Option(label = "Uneven frame times", value = "refuse", help = LoadOptions.UNEVEN_HELP) UnevenTimes uneven,
	@Option(label = "Interpolate dropped frames", help = LoadOptions.INTERPOLATE_DROPPED_HELP) boolean interpolateDropped,
	@Option(label = "Swap cells and frames", help = LoadOptions.TRANSPOSE_HELP) boolean transpose)
	implements LoadOptionsBuilder.With
{

	public static final String TRACE_KEY_HELP =
		"Array to load, for example estimates/F_dff, spks, plane1 or the name of a variable. Empty: " +
			"the usual one of the format";
	public static final String FS_KEY_HELP =
		"Where the file stores its sampling rate, for example params/data/fr. Empty: the usual place " +
			"of the format";
	public static final String FS_HELP =
		"Sampling rate in Hz (frames per second), for example 20. 0: the rate of the file, which " +
			"must then be known";
	public static final String CELLS_ONLY_HELP =
		"Take only accepted cells: those that the tool which found them (Suite2p, CaImAn, NWB, " +
			"Inscopix) and the user have not rejected; off: all";
	public static final String NEUROPIL_FACTOR_HELP =
		"Fraction of the neuropil to subtract from Suite2p traces, for example 0.7: F - factor x Fneu";
	public static final String MISSING_HELP =
		"refuse: stop at the first missing sample; interpolate: fill in linearly and report how " +
			"many; keep: leave NaN";
	public static final String UNEVEN_HELP =
		"What to do if frame times deviate by more than 1 %: refuse the file, or resample to even times";
	public static final String INTERPOLATE_DROPPED_HELP =
		"Interpolate frames that are missing from the frame times, and report how many";

	public static final String TRANSPOSE_HELP =
		"Swap rows and columns, for traces stored as frames x cells";

	/** @throws InvalidInputException if a value is out of range */
	public LoadOptions {
		OptionList.check(LoadOptions.class, traceKey, fsKey, fs, cellsOnly, neuropilFactor, missing, uneven, interpolateDropped,
			transpose);
	}

	/**
	 * @return the defaults: the usual array, the rate of the file, cells only, neuropil
	 *          0.7; missing samples and uneven times are refused
	 */
	public static LoadOptions defaults() {
		return OptionList.of(LoadOptions.class).defaults();
	}

	public LoadOptions withTraceKey(final String name) {
		return withTraceKey(Optional.of(name));
	}

	public LoadOptions withFsKey(final String name) {
		return withFsKey(Optional.of(name));
	}

	/** @param hz sampling rate in Hz, greater than 0 */
	public LoadOptions withFs(final double hz) {
		return withFs(OptionalDouble.of(hz));
	}
}
