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
package org.calab.fiji;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.calab.Sample;
import org.calab.fiji.command.CaDeconCmd;
import org.calab.fiji.command.CloseTracesCmd;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.EstimateKernelCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.InferSpikesCmd;
import org.calab.fiji.command.LoadTracesCmd;
import org.calab.fiji.command.PlotTracesCmd;
import org.calab.fiji.command.SaveForTuningCmd;
import org.calab.fiji.command.SimulateMovieCmd;
import org.calab.fiji.command.SimulateTracesCmd;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

/** The commands that run without a window, one after the other, on small data. */
final class EveryCommand {

	/** One command with its inputs. */
	record Call(Class<? extends Command> command, Object... inputs) {}

	private final Path folder;
	private final List<Call> calls;

	/** @param folder gets a movie, its ROIs, and what the commands write, over and over */
	EveryCommand(final Path folder) throws IOException {
		this.folder = folder;
		Sample.write(folder);
		calls = List.of(new Call(ExtractRoiTracesCmd.class, "movie", file(
			"movie.tif"), "rois", file("movie_RoiSet.zip"), "neuropil", true,
			"min_neuropil_pixels", 100, "output", file("t"), "overwrite", true),
			new Call(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "output", file(
				"a.npy"), "figure", file("a.png"), "overwrite", true), new Call(
					CloseTracesCmd.class, "traces", "Traces of movie.tif"), new Call(
						SimulateTracesCmd.class, "cells", 3, "frames", 300, "output", file(
							"s"), "overwrite", true), new Call(InferSpikesCmd.class,
								"upsample_target", 60.0, "output", file("i.npy"), "figure",
								file("i.svg"), "overwrite", true), new Call(
									EstimateKernelCmd.class, "solver", "exact", "output", file(
										"k"), "overwrite", true), new Call(LoadTracesCmd.class,
											"file", file("s.npy")), new Call(PlotTracesCmd.class,
												"figure", file("p.png"), "overwrite", true),
			new Call(SaveForTuningCmd.class, "output", file("again"), "overwrite",
				true), new Call(DeconvolveTracesCmd.class, "kernel", "auto", "file",
					file("s.npy"), "output", file("auto.npy"), "overwrite", true),
			new Call(DeconvolveTracesCmd.class, "tau_rise", -1.0), new Call(
				LoadTracesCmd.class, "file", file("not there")), new Call(CaDeconCmd.class,
					"file", file("s.npy"), "max_iterations", 1, "num_subsets", 1, "output",
					file("c"), "zip", true, "overwrite", true), new Call(
						SimulateMovieCmd.class, "cells", 3, "frames", 10, "width", 64,
						"height", 64, "output", file("m"), "overwrite", true), new Call(
							CloseTracesCmd.class));
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	/** @return how many commands there are in a round */
	int size() {
		return calls.size();
	}

	/**
	 * @param k the call's number, from 0, over as many rounds as one likes
	 * @return null, or what went wrong: two calls of each round are wrong on purpose
	 */
	Throwable run(final Context context, final int k) {
		final Call call = calls.get(k % calls.size());
		try {
			context.service(CommandService.class).run(call.command, true, call.inputs)
				.get();
			return null;
		}
		catch (final Exception e) {
			return e;
		}
	}
}
