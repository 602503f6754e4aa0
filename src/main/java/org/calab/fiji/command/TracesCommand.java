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
package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.MissingValues;
import org.calab.loader.TraceFiles;
import org.calab.trace.Orientation;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceRepair;
import org.scijava.plugin.Parameter;

/** A command that works on open traces, named by their title, or on a file. */
abstract class TracesCommand extends CaLabCommand {

	/** The inputs about how the traces are read, which few need. */
	private static final String[] READING = { "fs", "transpose", "repair",
		"cells_only" };

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of an open trace set, for example Traces of movie.tif. Empty: the active one")
	private String traces = "";

	@Parameter(required = false, persist = false,
		label = "File (instead of open traces)",
		description = "Instead of open traces, a file in any format of Load Traces..., for example /data/traces.npy")
	private File file;

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz)",
		description = LoadOptions.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Swap cells and frames",
		description = LoadOptions.TRANSPOSE_HELP)
	private boolean transpose;

	@Parameter(required = false, persist = false, label = "Repair",
		description = "none, or repairs to make first: transpose, drop_missing (cells with NaN), interpolate, drop_constant; separate several by commas, for example interpolate,drop_constant")
	private String repair = TraceRepair.text(Set.of());

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	private Optional<String> source = Optional.empty();

	@Override
	protected List<String> worksOn() {
		return source.stream().toList();
	}

	/** @return the layout with these inputs first, after the traces or a file of them */
	static DialogLayout traces(final String... first) {
		return DialogLayout.first(Stream.concat(Stream.of("traces", "file"), Stream
			.of(first)).toArray(String[]::new)).titleOrFile("traces", "file");
	}

	/** @return the layout with the group of how the traces are read */
	static DialogLayout reading(final DialogLayout layout) {
		return layout.more("Reading the traces", READING).options(LoadOptions.class)
			.forget("fs", "transpose", "repair");
	}

	/** @return whether the inputs name traces */
	boolean isNamed() {
		return Inputs.path(file).isPresent() || traces != null && !traces.isBlank();
	}

	/** @return sampling rate in Hz, or 0 if not given */
	double fs() {
		return CommandOptions.of(this, LoadOptions.class).fs().orElse(0);
	}

	/** @return the entry, repaired as the inputs request */
	OpenTraces.Entry repaired(final OpenTraces.Entry entry) {
		return entry.repaired(repairs(), n -> note(entry.title(), n));
	}

	/** @return the entry with its accepted cells, or all if they are asked for */
	OpenTraces.Entry chosen(final OpenTraces.Entry entry) {
		if (!cells_only) return entry;
		noteLeftOut(entry.title(), entry.traces().states(), entry.traces().names());
		return entry.accepted();
	}

	private Set<TraceRepair> repairs() {
		final Set<TraceRepair> all = TraceRepair.of(repair);
		if (transpose) all.add(TraceRepair.TRANSPOSE);
		return all;
	}

	/**
	 * @return the accepted cells of the open entry, or all if they are asked for, repaired; for a
	 *         file, a new entry that is not opened yet
	 * @throws InvalidInputException if there is none, all cells are rejected, or both title
	 *           and file are given
	 */
	OpenTraces.Entry entry() throws IOException {
		final double given = fs();
		final Optional<Path> path = Inputs.path(file);
		if (path.isEmpty()) {
			source = Optional.of(openTraces.get(traces).title());
			final OpenTraces.Entry open = chosen(openTraces.get(source.get()));
			final OpenTraces.Entry mended = repaired(given > 0 ? open.withRate(SamplingRate
				.ofHz(given)) : open);
			Orientation.suspicion(mended.traces(), repairs().contains(TraceRepair.TRANSPOSE))
				.ifPresent(n -> note(mended.title(), n));
			return mended;
		}
		if (traces != null && !traces.isBlank()) {
			throw new InvalidInputException("Give either traces (\"" + traces + "\") or file (\"" +
				file + "\"), not both.");
		}
		final Set<TraceRepair> repairs = repairs();
		final LoadOptions options = LoadOptions.defaults().withMissing(MissingValues.KEEP)
			.withCellsOnly(cells_only).withTranspose(repairs.remove(TraceRepair.TRANSPOSE));
		final Loaded loaded = TraceFiles.load(path.get(), TraceFiles.AUTO, given > 0 ? options
			.withFs(given) : options);
		loaded.notes().forEach(n -> note(path.get().toString(), n));
		final OpenTraces.Entry entry = new OpenTraces.Entry("Traces of " + loaded.traces()
			.origin(), loaded.traces(), Optional.empty());
		return entry.repaired(repairs, n -> note(entry.title(), n));
	}

	/**
	 * @param chosen repairs in addition to those of the input
	 * @return the macro options that select these traces
	 */
	String macroOptions(final OpenTraces.Entry entry,
		final Set<TraceRepair> chosen)
	{
		final Set<TraceRepair> all = EnumSet.noneOf(TraceRepair.class);
		all.addAll(repairs());
		all.addAll(chosen);
		return (Inputs.path(file).isPresent() ? "file=[" + file.getAbsolutePath()
			: "traces=[" + entry.title()) + "]" + (Inputs.isGiven(fs) ? " fs=" + fs
				: "") + (cells_only ? "" : " cells_only=false") + (all.isEmpty() ? "" : " repair=" + TraceRepair.text(all));
	}
}
