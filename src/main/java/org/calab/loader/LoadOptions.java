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

import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * What is taken from a file and what is done about its faults. Immutable.
 *
 * @param key which array, in the words of the format; without it the format's
 *          usual one
 * @param rateKey where the sampling rate stands; without it the format's usual
 *          place
 * @param fs frames per second, finite and above 0; goes before what the file says
 * @param cellsOnly Suite2p: only the ROIs that were classified as cells
 * @param neuropil Suite2p: how much of the neuropil is subtracted from F, 0 to 1
 * @param missing what is done about samples that are not finite
 * @param uneven what is done about uneven frame times
 * @param interpolateDropped whether frames missing from the frame times are
 *          filled in, linearly
 */
public record LoadOptions(Optional<String> key, Optional<String> rateKey,
	Optional<Double> fs, boolean cellsOnly, double neuropil, MissingValues missing,
	UnevenTimes uneven, boolean interpolateDropped)
{

	public static final double DEFAULT_NEUROPIL = 0.7;

	/** @throws InvalidInputException if a value is out of its range */
	public LoadOptions {
		notBlank("trace_key", Require.present("key", key));
		notBlank("fs_key", Require.present("fs_key", rateKey));
		Require.present("fs", fs).ifPresent(v -> Require.positive("fs", v, "Hz"));
		Require.within("neuropil", neuropil, 0, 1);
		Require.present("missing", missing);
		Require.present("uneven", uneven);
	}

	/** @return the usual array, the file's rate, cells only, neuropil 0.7; faults are refused */
	public static LoadOptions defaults() {
		return new LoadOptions(Optional.empty(), Optional.empty(), Optional.empty(),
			true, DEFAULT_NEUROPIL, MissingValues.REFUSE, UnevenTimes.REFUSE, false);
	}

	public LoadOptions withKey(final String k) {
		return new LoadOptions(Optional.of(k), rateKey, fs, cellsOnly, neuropil,
			missing, uneven, interpolateDropped);
	}

	public LoadOptions withRateKey(final String k) {
		return new LoadOptions(key, Optional.of(k), fs, cellsOnly, neuropil, missing,
			uneven, interpolateDropped);
	}

	public LoadOptions withFs(final double hz) {
		return new LoadOptions(key, rateKey, Optional.of(hz), cellsOnly, neuropil,
			missing, uneven, interpolateDropped);
	}

	public LoadOptions withCellsOnly(final boolean on) {
		return new LoadOptions(key, rateKey, fs, on, neuropil, missing, uneven,
			interpolateDropped);
	}

	public LoadOptions withNeuropil(final double factor) {
		return new LoadOptions(key, rateKey, fs, cellsOnly, factor, missing, uneven,
			interpolateDropped);
	}

	public LoadOptions withMissing(final MissingValues policy) {
		return new LoadOptions(key, rateKey, fs, cellsOnly, neuropil, policy, uneven,
			interpolateDropped);
	}

	public LoadOptions withUneven(final UnevenTimes policy) {
		return new LoadOptions(key, rateKey, fs, cellsOnly, neuropil, missing,
			policy, interpolateDropped);
	}

	public LoadOptions withInterpolateDropped(final boolean on) {
		return new LoadOptions(key, rateKey, fs, cellsOnly, neuropil, missing,
			uneven, on);
	}

	private static void notBlank(final String name,
		final Optional<String> value)
	{
		if (value.isPresent() && value.get().isBlank()) {
			throw new InvalidInputException(name +
				" is empty; allowed is a name, or to leave it out");
		}
	}
}
