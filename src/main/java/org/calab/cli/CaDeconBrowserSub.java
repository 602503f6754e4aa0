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
import java.util.concurrent.Callable;

import org.calab.bridge.Bridge;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.PageResult;
import org.calab.io.FileGroup;
import org.calab.bridge.PageFiles;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab cadecon --browser}: traces deconvolved automatically in the CaDecon page. */
@Command(name = "cadecon-browser", hidden = true, mixinStandardHelpOptions = true,
	description = {
		"Opens traces in the CaDecon page and waits for its result: STEM_activity.npy (spikes per frame) and STEM_results.json.",
		"The traces stay on this machine. What is not given is left to the page." })
final class CaDeconBrowserSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "anything that convert reads")
	private Path input;

	@Mixin
	private LoadArguments load;

	@Mixin
	private PageArguments page;

	@Option(names = "--autorun",
		description = "start once the traces are there; with --headless it always does")
	private boolean autorun;

	@Option(names = "--upsample-target", paramLabel = "HZ",
		description = "rate at which spikes are placed, at least 1")
	private Integer upsampleTarget;

	@Option(names = "--hp", negatable = true, paramLabel = "",
		description = "filter out slow drift, or not")
	private Boolean highPass;

	@Option(names = "--lp", negatable = true, paramLabel = "",
		description = "filter out fast noise, or not")
	private Boolean lowPass;

	@Option(names = "--max-iterations", paramLabel = "N",
		description = "1 to 200")
	private Integer maxIterations;

	@Option(names = "--convergence-tol", paramLabel = "F",
		description = "above 0 and below 1")
	private Double convergenceTol;

	@Option(names = "--num-subsets", paramLabel = "N",
		description = "at least 1")
	private Integer numSubsets;

	@Option(names = "--target-coverage", paramLabel = "F",
		description = "part of the data that the subsets cover, above 0, at most 1")
	private Double targetCoverage;

	@Option(names = "--aspect-ratio", paramLabel = "R",
		description = "of a subset, above 0")
	private Double aspectRatio;

	@Option(names = "--seed", paramLabel = "N",
		description = "of the subsets' places, at least 0")
	private Long seed;

	@Option(names = { "-o", "--output" }, paramLabel = "STEM", required = true,
		description = "path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "replace existing files")
	private boolean overwrite;

	@Override
	public Integer call() throws Exception {
		page.options(); // a wrong one is told before any file is read
		final DeconConfig config = config();
		for (final Path p : PageFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final TraceSet traces = load.load(input, spec);
		final PageResult result = page.open(spec.commandLine().getErr(), (options,
			opener, progress) -> Bridge.decon(traces, config, options, opener,
				progress));
		final Path written = PageFiles.save(result, stem, overwrite).get(0);
		spec.commandLine().getOut().println(input + ": tau_rise " + result
			.metadata().get("tau_rise") + " s, tau_decay " + result.metadata().get(
				"tau_decay") + " s -> " + written);
		return 0;
	}

	private DeconConfig config() {
		DeconConfig c = DeconConfig.defaults().withAutorun(autorun || page
			.headless());
		if (upsampleTarget != null) c = c.withUpsampleTarget(upsampleTarget);
		if (highPass != null) c = c.withHighPass(highPass);
		if (lowPass != null) c = c.withLowPass(lowPass);
		if (maxIterations != null) c = c.withMaxIterations(maxIterations);
		if (convergenceTol != null) c = c.withConvergenceTol(convergenceTol);
		if (numSubsets != null) c = c.withNumSubsets(numSubsets);
		if (targetCoverage != null) c = c.withTargetCoverage(targetCoverage);
		if (aspectRatio != null) c = c.withAspectRatio(aspectRatio);
		return seed == null ? c : c.withSeed(seed);
	}
}
