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
import java.util.Optional;

import org.calab.figure.ChartFiles;
import org.calab.figure.Figures;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TraceViews;
import org.calab.io.FileGroup;
import org.calab.results.ActivityFiles;
import org.calab.trace.InferredActivity;

/** The outputs of a command that infers activity, besides the open traces. They are checked before the work starts. */
record ActivityOutputs(Optional<Path> activity, Optional<Path> figure,
	boolean table, boolean overwrite)
{

	/** @throws IOException if an output cannot be written */
	static ActivityOutputs of(final File output, final File figure,
		final boolean table, final boolean overwrite) throws IOException
	{
		final Optional<Path> out = Inputs.path(output), picture = Inputs.path(
			figure);
		if (out.isPresent()) FileGroup.requireWritable(ActivityFiles.activityFile(
			out.get()), overwrite);
		if (picture.isPresent()) {
			ChartFiles.requireKnown(picture.get());
			FileGroup.requireWritable(picture.get(), overwrite);
			FileGroup.requireWritable(Figures.rasterFile(picture.get()), overwrite);
		}
		return new ActivityOutputs(out, picture, table, overwrite);
	}

	/** Writes the warnings of a result to ImageJ's log. */
	static void logWarnings(final OpenTraces.Entry entry,
		final InferredActivity result)
	{
		result.warnings().forEach(w -> Notes.say(entry.title() + ": " +
			w));
	}

	/** Saves the result, logs its warnings and shows the entry. */
	void give(final OpenTraces.Entry entry, final InferredActivity result,
		final OpenTraces openTraces) throws IOException
	{
		if (activity.isPresent()) ActivityFiles.save(result, activity.get(),
			ActivityFiles.Extent.FULL, overwrite);
		if (figure.isPresent()) Figures.save(TraceViews.plot(entry), figure.get(),
			overwrite);
		logWarnings(entry, result);
		TraceViews.show(entry, openTraces);
		if (table) TraceViews.show(TraceTable.of(result),
			"Activity of " + entry.title() + " (" + result.activityUnit() + ")");
	}
}
