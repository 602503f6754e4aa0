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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.Sample;
import org.calab.fiji.command.CaDeconCmd;
import org.calab.fiji.command.CloseTracesCmd;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.EstimateKernelCmd;
import org.calab.fiji.command.ExportCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.FindCellsCmd;
import org.calab.fiji.command.InferSpikesCmd;
import org.calab.fiji.command.LoadTracesCmd;
import org.calab.fiji.command.PlotTracesCmd;
import org.calab.fiji.command.SaveForTuningCmd;
import org.calab.fiji.command.SaveRoiSetCmd;
import org.calab.fiji.command.SimulateMovieCmd;
import org.calab.fiji.command.SimulateTracesCmd;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The commands that run without a window, one after the other, on small data. */
public final class EveryCommand {

	/** One command with its inputs. */
	record Call(Class<? extends Command> command, Object... inputs) {}

	private final Path inputs, outputs;
	private final List<Call> calls;

	/**
	 * @param inputs gets a movie and its ROIs
	 * @param outputs gets what the commands write, over and over
	 */
	public EveryCommand(final Path inputs, final Path outputs) throws IOException {
		this.inputs = inputs;
		this.outputs = outputs;
		if (!Files.exists(inputs.resolve("movie.tif"))) Sample.write(inputs);
		calls = List.of(
			new Call(FindCellsCmd.class, "movie", in("movie.tif"), "diameter", 12.0,
				"output", out("found"), "overwrite", true),
			new Call(CloseTracesCmd.class, "traces", "Cells of movie.tif"),
			new Call(ExtractRoiTracesCmd.class, "movie", in("movie.tif"), "rois", in(
				"movie_RoiSet.zip"), "neuropil", true, "min_neuropil_pixels", 100,
				"output", out("t"), "overwrite", true),
			new Call(SaveRoiSetCmd.class, "file", in("movie_RoiSet.zip"), "output", out(
				"labels.tif"), "overwrite", true),
			new Call(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "output", out(
				"a.npy"), "figure", out("a.png"), "overwrite", true),
			new Call(ExportCmd.class, "format", "mat,xlsx,events,long", "output", out(
				"e"), "overwrite", true),
			new Call(CloseTracesCmd.class, "traces", "Traces of movie.tif"),
			new Call(SimulateTracesCmd.class, "cells", 3, "frames", 300, "output", out(
				"s"), "overwrite", true),
			new Call(InferSpikesCmd.class, "upsample_target", 60.0, "output", out(
				"i.npy"), "figure", out("i.svg"), "overwrite", true),
			new Call(EstimateKernelCmd.class, "solver", "exact", "output", out("k"),
				"overwrite", true),
			new Call(LoadTracesCmd.class, "file", out("s.npy")),
			new Call(PlotTracesCmd.class, "figure", out("p.png"), "overwrite", true),
			new Call(SaveForTuningCmd.class, "output", out("again"), "overwrite",
				true),
			new Call(DeconvolveTracesCmd.class, "kernel", "auto", "file", out("s.npy"),
				"output", out("auto.npy"), "overwrite", true),
			new Call(DeconvolveTracesCmd.class, "kernel", "tau", "tau_rise", -1.0),
			new Call(LoadTracesCmd.class, "file", in("not there")),
			new Call(CaDeconCmd.class, "file", out("s.npy"), "max_iterations", 1,
				"num_subsets", 1, "output", out("c"), "zip", true, "report", out(
					"c.html"), "overwrite", true),
			new Call(SimulateMovieCmd.class, "cells", 3, "frames", 10, "width", 64,
				"height", 64, "output", out("m"), "overwrite", true),
			new Call(CloseTracesCmd.class));
	}

	private File in(final String name) {
		return inputs.resolve(name).toFile();
	}

	private File out(final String name) {
		return outputs.resolve(name).toFile();
	}

	/** @return whether the call, by its number, is wrong on purpose */
	public boolean isWrong(final int k) {
		final Object[] given = calls.get(k % size()).inputs;
		return List.of(given).contains(-1.0) || List.of(given).contains(in(
			"not there"));
	}

	/** @return whether the call writes files */
	boolean writes(final int k) {
		final List<Object> given = List.of(calls.get(k % size()).inputs);
		return given.contains("output") || given.contains("figure");
	}

	/** @return whether the call closes traces */
	boolean closes(final int k) {
		return calls.get(k % size()).command == CloseTracesCmd.class;
	}

	/** @return what the user is told of a failed command */
	static String told(final Throwable e) {
		for (Throwable t = e; t != null; t = t.getCause())
			if (t instanceof CommandFailedException) return t.getMessage();
		throw new AssertionError("not told to the user: " + e, e);
	}

	/** @return the call's command and inputs, for messages */
	String name(final int k) {
		final Call call = calls.get(k % size());
		return call.command.getSimpleName() + List.of(call.inputs);
	}

	/** @return the call as ImageJ's macro language has it */
	public String macro(final int k) {
		final Call call = calls.get(k % size());
		final Menu[] menu = call.command.getAnnotation(Plugin.class).menu();
		final StringBuilder options = new StringBuilder();
		for (int i = 0; i < call.inputs.length; i += 2)
			options.append(call.inputs[i]).append("=[").append(call.inputs[i + 1])
				.append("] ");
		return "run(\"" + menu[menu.length - 1].label() + "\", \"" + options.toString()
			.trim() + "\");";
	}

	/** @return how many commands there are in a round */
	public int size() {
		return calls.size();
	}

	/**
	 * @param k the call's number, from 0, over as many rounds as one likes
	 * @return null, or what went wrong: two calls of each round are wrong on purpose
	 */
	public Throwable run(final Context context, final int k) {
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
