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
 * What a batch will do, to be looked at before it starts.
 *
 * @param folder where the recordings are
 * @param recordings in the order of their names
 * @param problems what cannot be done, as it stands
 * @param notes what else was seen, in words
 */
public record BatchPlan(Path folder, List<Recording> recordings,
	List<Problem> problems, List<String> notes)
{

	/**
	 * @param name what the recording would be called
	 * @param file its path in the folder
	 * @param reason why it is not done, and what would help
	 */
	public record Problem(String name, String file, String reason) {}

	public BatchPlan {
		recordings = List.copyOf(recordings);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}

	/**
	 * Looks through a folder. Movies ({@code .tif}, {@code .tiff}, {@code .avi})
	 * are paired by {@link RegionPairing}; of traces of one name the {@code .npy} is
	 * taken, else the {@code .npz}, {@code .csv}, {@code .mat}, {@code .nwb} or
	 * {@code .hdf5}; so are folders of Minian and Suite2p. Hidden files, what
	 * CaLab itself writes beside traces, and folders with results of a batch are
	 * passed over.
	 *
	 * @param out where the results will go: not searched
	 * @throws InvalidInputException if there is nothing to do, or the results would
	 *           go to the very folder
	 * @throws IOException if the folder cannot be read
	 */
	public static BatchPlan of(final Path folder, final Path out,
		final PlanOptions options) throws IOException
	{
		return new FolderScan(folder, out, options).plan();
	}

	/** @return a plan of given recordings, in this order */
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
		if (!problems.isEmpty()) lines.add("Cannot be done (" + problems.size() +
			"):");
		for (final Problem p : problems)
			lines.add("  " + p.file() + ": " + p.reason());
		for (final String n : notes)
			lines.add("Note: " + n);
		return lines;
	}
}
