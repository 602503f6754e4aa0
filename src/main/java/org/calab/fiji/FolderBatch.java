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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.batch.Batch;
import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.BatchReport;
import org.calab.batch.BatchSettings;
import org.calab.batch.Outcome;
import org.calab.batch.PlanOptions;
import org.calab.batch.SettingsJson;
import org.calab.check.Require;
import org.calab.io.Json;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/** Runs a batch with options from a script's dictionary. */
final class FolderBatch {

	private static final List<String> OF_PLAN = List.of("inputs", "pattern",
		"recursive", "rois", "overwrite");

	private FolderBatch() {}

	static List<Outcome> run(final Path folder, final Path output,
		final Map<?, ?> options, final Progress progress) throws IOException
	{
		final Map<String, Object> ofPlan = new LinkedHashMap<>(), ofSettings =
			new LinkedHashMap<>();
		Require.present("options", options).forEach((name, value) -> (OF_PLAN
			.contains(String.valueOf(name)) ? ofPlan : ofSettings).put(String.valueOf(
				name), value));
		final Keywords k = new Keywords(ofPlan);
		final PlanOptions which = k.options(PlanOptions.class);
		final BatchSettings how = SettingsJson.of(Json.tree(ofSettings));
		if (which.finds()) how.findCells().requireDiameter();
		final BatchPlan plan = BatchPlan.of(folder, output, which);
		try (BatchFolder results = BatchFolder.open(output, how, k.flag(
			"overwrite")))
		{
			final List<Outcome> outcomes = Batch.run(plan, results, Parallel
				.defaultThreads(), progress.stage(0, 0.9), o -> {});
			BatchReport.write(plan, outcomes, results, progress.stage(0.9, 1));
			return outcomes;
		}
	}
}
