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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentOptions;
import org.calab.alignment.Events;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.RecordOptions;
import org.calab.figure.AlignmentData;
import org.calab.figure.AlignmentFigure;
import org.calab.io.FileGroup;
import org.calab.loader.EventFiles;
import org.calab.loader.SavedInfo;
import org.calab.results.ActivityFiles;
import org.calab.results.AlignmentFiles;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab align}: traces or activity around the events of an experiment. */
@Command(name = "align", mixinStandardHelpOptions = true,
	description = "Aligns traces or activity to the events of an experiment: mean and standard error per condition in OUT_aligned.csv, the response of each trial in OUT_responses.csv.")
final class AlignSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE",
		description = "Traces or activity (OUT.npy or OUT_activity.csv), see calab convert --help")
	private Path file;

	@Option(names = "--events", paramLabel = "FILE", required = true,
		description = EventFiles.HELP)
	private Path events;

	@Mixin
	private LoadArguments load;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = AlignmentFiles.HELP)
	private Path output;

	@Option(names = "--figure",
		description = "Also OUT_aligned.png: heat maps of the cells, and the mean of all")
	private boolean figure;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Alignment", AlignmentOptions.class),
			LoadArguments.KEEPING_MISSING);
	}

	@Override
	public Integer call() throws Exception {
		final AlignmentOptions options = RecordOptions.read(spec, AlignmentOptions.class);
		final Path picture = ActivityFiles.beside(output, "_aligned.png");
		for (final Path p : AlignmentFiles.files(output))
			FileGroup.requireWritable(p, overwrite);
		if (figure) FileGroup.requireWritable(picture, overwrite);
		final TraceSet traces = load.loadKeepingMissing(file);
		final Events read = EventFiles.read(events, options.conditionColumn());
		final Alignment alignment = Alignment.of(traces, read, options);
		Notes.print(spec, events, alignment.notes());
		final Map<Path, FileGroup.Content> files = AlignmentFiles.contents(alignment, output);
		if (figure) files.put(picture, new AlignmentFigure(AlignmentData.of("Events of " +
			traces.origin(), alignment, AlignmentData.label(SavedInfo.activityUnit(file))))
				.content(picture));
		FileGroup.write(files, overwrite);
		final int trials = alignment.trials().size(), conditions = alignment.conditions()
			.size();
		spec.commandLine().getOut().println(file + ": " + traces + ", " + trials + (trials == 1
			? " trial, " : " trials, ") + conditions + (conditions == 1 ? " condition -> "
				: " conditions -> ") + PathList.text(List.copyOf(files.keySet())));
		return 0;
	}
}
