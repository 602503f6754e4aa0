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
import java.util.Set;

import org.calab.batch.PlanOptions;
import org.calab.check.Require;

import picocli.CommandLine.Option;

/** Which recordings of a folder a batch takes. */
final class PlanArguments {

	/** What may be given beside a file of settings: it says nothing of these. */
	static final Set<String> AND_MORE = Set.of("--inputs", "--filter",
		"--recursive", "--rois", "--output", "--dry-run", "--settings", "--threads",
		"--block", "--together", "--overwrite");

	@Option(names = "--inputs", paramLabel = "KIND", defaultValue = "auto",
		description = "movies, traces, or auto: movies if any has its ROI set, else traces (default: ${DEFAULT-VALUE})")
	private String inputs;

	@Option(names = "--filter", paramLabel = "WILDCARD",
		description = "only movies or traces of such names, for example 'day1_*.tif' (default: all)")
	private String filter;

	@Option(names = "--recursive", description = "search subfolders too")
	private boolean recursive;

	@Option(names = "--rois", paramLabel = "SET.zip",
		description = "one ROI set (.zip, .roi) or label image for all movies (default: each one's own)")
	private Path rois;

	PlanOptions options() {
		PlanOptions options = PlanOptions.defaults().withInputs(Require.choice(
			"--inputs", inputs, PlanOptions.Inputs.class)).withRecursive(recursive);
		if (filter != null) options = options.withFilter(filter);
		return rois == null ? options : options.withRegions(rois);
	}
}
