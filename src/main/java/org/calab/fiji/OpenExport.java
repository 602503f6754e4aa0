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
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.export.Export;
import org.calab.export.ExportData;
import org.calab.export.ExportOptions;
import org.calab.export.ExportSource;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.Footprints;
import org.calab.loader.LoadOptions;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/** What is exported of an open result, and of what a script holds. */
public final class OpenExport {

	private OpenExport() {}

	/** @return the traces of an entry with all that is known about them: activity, steps of the extraction, shapes */
	public static ExportData of(final OpenTraces.Entry entry,
		final OpenTraces open)
	{
		ExportData data = entry.inferred().isPresent() ? ExportData.of(entry.inferred()
			.get()).withTraces(entry.traces()) : ExportData.of(entry.traces());
		for (final OpenTraces.Entry e : ofRecording(entry, open)) {
			final Optional<ExtractedTraces> steps = e.extracted();
			if (data.get(ExportData.F).isEmpty() && steps.isPresent() && e.traces()
				.numTimepoints() == entry.traces().numTimepoints() && e.traces().names()
					.containsAll(data.names())) data = data.withSteps(steps.get());
			final Optional<Footprints> shapes = open.footprints(e.title());
			if (data.footprints().isEmpty() && shapes.isPresent() && shapes.get().names()
				.stream().anyMatch(data.names()::contains)) data = data.withFootprints(shapes
					.get());
		}
		return data;
	}

	/** @return the entry, and the others of the same origin: a result is opened beside the traces that it is from */
	private static List<OpenTraces.Entry> ofRecording(
		final OpenTraces.Entry entry, final OpenTraces open)
	{
		final String origin = entry.traces().origin();
		return Stream.concat(Stream.of(entry), open.titles().stream().map(open::get)
			.filter(e -> !origin.isEmpty() && e.traces().origin().equals(origin)))
			.toList();
	}

	/**
	 * @param of a trace set, a result, or the path of a file as text
	 * @param output path without extension
	 * @param options {@link ExportOptions} by their keys, {@code cells_only}, {@code overwrite}, {@code traces} of a
	 *          result (a trace set), and the files {@code fluorescence} and {@code rois}
	 * @param notes receives what there is to say about a file
	 */
	static List<Path> save(final Object of, final String output,
		final Map<?, ?> options, final BiConsumer<Path, String> notes)
		throws IOException
	{
		final Keywords given = new Keywords(options);
		final ExportOptions chosen = given.options(ExportOptions.class);
		final boolean cellsOnly = given.flag("cells_only", LoadOptions.defaults()
			.cellsOnly());
		final boolean overwrite = given.flag("overwrite");
		final Optional<Object> traces = Optional.ofNullable(given.any("traces"));
		final ExportSource source = new ExportSource(path(given, "fluorescence"), path(
			given, "rois"), cellsOnly, notes);
		given.requireNoOther();
		final Path stem = Path.of(Require.present("output", output));
		Export.requireWritable(chosen, stem, overwrite);
		final ExportData data = data(of, source);
		if (traces.isPresent() && !(traces.get() instanceof TraceSet))
			throw InvalidInputException.mustBe("traces",
				"a trace set, such as calab.load(path)", traces.get());
		return Export.save(traces.isPresent() ? data.withTraces((TraceSet) traces
			.get()) : data, chosen, cellsOnly, stem, overwrite);
	}

	private static ExportData data(final Object of, final ExportSource source)
		throws IOException
	{
		if (of instanceof InferredActivity result) return source.completed(ExportData
			.of(result));
		if (of instanceof TraceSet set) return source.completed(ExportData.of(set));
		if (of instanceof String file) return source.read(Path.of(file));
		throw new InvalidInputException(
			"Only a trace set, a result or the path of a file can be exported, but this is " +
				(of == null ? "nothing." : "an object of type " + of.getClass().getName() + "."));
	}

	private static Optional<Path> path(final Keywords given, final String name) {
		return Optional.ofNullable(given.text(name, null)).map(Path::of);
	}
}
