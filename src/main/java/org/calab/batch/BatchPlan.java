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
package org.calab.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.check.InvalidInputException;

/**
 * The recordings that a batch will process, for a preview.
 *
 * @param folder of the recordings
 * @param recordings to process, sorted by name
 * @param problems recordings that cannot be processed
 * @param notes further findings, for the user
 */
public record BatchPlan(Path folder, List<Recording> recordings,
	List<Problem> problems, List<String> notes)
{

	/**
	 * A recording that cannot be processed.
	 *
	 * @param name of the recording
	 * @param file its path in the folder
	 * @param reason why it cannot be processed, and what to do
	 */
	public record Problem(String name, String file, String reason) {}

	public BatchPlan {
		recordings = List.copyOf(recordings);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}

	/**
	 * Searches a folder. Movies ({@code .tif}, {@code .tiff}, {@code .avi}) are paired by
	 * {@link RegionPairing}. Of traces with one name the {@code .npy} is preferred, then the
	 * {@code .npz}, {@code .csv}, {@code .mat}, {@code .nwb} and {@code .hdf5}; folders of
	 * Minian and Suite2p are traces too. Ignored are hidden files, files that CaLab writes
	 * beside traces, and folders with results of a batch.
	 *
	 * @param out folder for the results, which is not searched
	 * @throws InvalidInputException if no recording is found, or {@code out} is the folder
	 *           itself
	 * @throws IOException if the folder cannot be read
	 */
	public static BatchPlan of(final Path folder, final Path out,
		final PlanOptions options) throws IOException
	{
		return new FolderScan(folder, out, options).plan();
	}

	/** @return a plan of the given recordings, in this order */
	public static BatchPlan of(final Path folder,
		final List<Recording> recordings)
	{
		return new BatchPlan(folder, recordings, List.of(), List.of());
	}

	/** @return the plan as lines of text */
	public List<String> preview() {
		final List<String> lines = new ArrayList<>();
		lines.add(recordings.size() + (recordings.size() == 1 ? " recording"
			: " recordings") + " in " + folder);
		for (final Recording r : recordings)
			lines.add("  " + r.name() + ": " + r);
		if (!problems.isEmpty()) lines.add("Cannot be processed (" + problems.size() +
			"):");
		for (final Problem p : problems)
			lines.add("  " + p.file() + ": " + p.reason());
		for (final String n : notes)
			lines.add("Note: " + n);
		return lines;
	}
}
