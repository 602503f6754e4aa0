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

import java.io.IOException;
import java.nio.file.Path;

import org.calab.check.Require;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.MissingValues;
import org.calab.loader.TraceFiles;
import org.calab.loader.UnevenTimes;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a file of traces is read, for every subcommand that reads one. */
final class LoadArguments {

	@Option(names = "--format", paramLabel = "NAME", defaultValue = TraceFiles.AUTO,
		description = "caiman, minian, suite2p, nwb, mat, csv, npy, npz, tuning or auto: recognised by content (default: ${DEFAULT-VALUE})")
	private String format;

	@Option(names = "--fs", paramLabel = "HZ",
		description = "sampling rate in Hz; default: the file's")
	private Double fs;

	@Option(names = "--trace-key", paramLabel = "NAME",
		description = "which array: a dataset (estimates/F_dff), a variable, a series, spks; default: the usual one of the format")
	private String key;

	@Option(names = "--fs-key", paramLabel = "NAME",
		description = "where the file holds its rate; default: the usual place of the format")
	private String fsKey;

	@Option(names = "--all-rois",
		description = "Suite2p: also ROIs that were not classified as cells")
	private boolean allRois;

	@Option(names = "--suite2p-neuropil", paramLabel = "R", defaultValue = "0.7",
		description = "Suite2p: F - R * Fneu, 0 to 1 (default: ${DEFAULT-VALUE})")
	private double neuropil;

	@Option(names = "--nan", paramLabel = "POLICY",
		description = "missing samples: refuse, interpolate or keep (default: refuse; info keeps them)")
	private String missing;

	@Option(names = "--uneven", paramLabel = "POLICY", defaultValue = "refuse",
		description = "frame times uneven by more than 1 %%: refuse or resample (default: ${DEFAULT-VALUE})")
	private String uneven;

	@Option(names = "--interpolate-dropped",
		description = "fill in frames that are missing from the frame times")
	private boolean dropped;

	/** @return the traces; what there is to say about them goes to the error stream */
	TraceSet load(final Path file, final CommandSpec spec) throws IOException {
		final Loaded loaded = loaded(file, MissingValues.REFUSE);
		loaded.notes().forEach(n -> spec.commandLine().getErr().println("calab: " +
			file + ": " + n));
		return loaded.traces();
	}

	/** @param otherwise what is done about missing samples if nothing is said */
	Loaded loaded(final Path file, final MissingValues otherwise)
		throws IOException
	{
		final LoadOptions options = options(otherwise);
		return TraceFiles.load(file, format, fs == null ? options : options.withFs(
			fs));
	}

	String format() {
		return format;
	}

	/** @return in Hz; 0 where none is given */
	double fs() {
		return fs == null ? 0 : Require.positive("--fs", fs, "Hz");
	}

	/** @return all but the rate */
	LoadOptions options(final MissingValues otherwise) {
		LoadOptions options = LoadOptions.defaults().withCellsOnly(!allRois)
			.withNeuropil(neuropil).withMissing(missing == null ? otherwise : Require.choice(
				"--nan", missing, MissingValues.class)).withUneven(Require.choice("--uneven", uneven,
					UnevenTimes.class)).withInterpolateDropped(dropped);
		if (key != null) options = options.withKey(key);
		if (fsKey != null) options = options.withRateKey(fsKey);
		return options;
	}
}
