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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.batch.StateFiles;
import org.calab.check.Require;
import org.calab.trace.CellState;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that accept and reject cells. */
public interface CellFunctions extends Contextual {

	/**
	 * Accepts or rejects cells of traces or of a result.
	 *
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @param cells for example "3,7-9": numbers counted from 1, ranges and names; or "all"
	 * @param as "accepted" or "rejected"
	 * @return the same with these states
	 */
	default <T> T mark(final T of, final String cells, final String as) {
		return Cells.mark(of, cells, as);
	}

	/**
	 * Rejects the cells that do not meet a condition.
	 *
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @param keep for example "snr >= 2 and rate < 5", on the columns of the table of cells
	 * @return the same with these states
	 */
	default <T> T filter(final T of, final String keep) {
		return Cells.filter(of, keep, n -> ServiceCall.log(this).ifPresent(log -> log
			.warn(n)));
	}

	/**
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @return its accepted cells
	 */
	default <T> T accepted(final T of) {
		return Cells.accepted(of);
	}

	/**
	 * As Mark Cells..., in files of one recording: tables of cells, traces and ROI sets.
	 *
	 * @param out folder of the changed files; null: in place
	 * @param overwrite whether existing files may be replaced
	 */
	default StateFiles.Changed markFiles(final List<String> files,
		final String cells, final String as, final String out,
		final boolean overwrite) throws IOException
	{
		return StateFiles.mark(paths(files), cells, Require.choice("as", as,
			CellState.class), Optional.ofNullable(out).map(Path::of), overwrite);
	}

	/** As Filter Cells..., in files of one recording; see {@link #markFiles}. */
	default StateFiles.Changed filterFiles(final List<String> files,
		final String keep, final String out, final boolean overwrite)
		throws IOException
	{
		return StateFiles.filter(paths(files), keep, Optional.ofNullable(out).map(
			Path::of), overwrite);
	}

	private static List<Path> paths(final List<String> files) {
		return Require.present("files", files).stream().map(f -> ServiceCall.path("files", f))
			.toList();
	}
}
