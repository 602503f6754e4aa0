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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.JsonFields;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.signal.Resampling;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolution;
import org.calab.spikes.SpikeSolver;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.TraceSet;

/**
 * Whole spikes with a given kernel: cells share nothing.
 *
 * @param settings whose upsampling factor is not looked at
 * @param upsampleTarget rate in Hz at which spikes are placed, above 0; of each
 *          recording the nearest whole multiple of its frame rate
 */
public record SpikeAnalysis(SpikeOptions settings, double upsampleTarget)
	implements Analysis<NothingLearned, SpikeSolution>
{

	static final String METHOD = "spikes";

	public SpikeAnalysis {
		settings = Require.present("settings", settings).withUpsampleFactor(1);
		Require.positive("upsample_target", upsampleTarget, "Hz");
	}

	@Override
	public String method() {
		return METHOD;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.ARRAYS;
	}

	@Override
	public Map<String, Object> options() {
		final Map<String, Object> m = new LinkedHashMap<>();
		KernelJson.put(m, settings.kernel());
		m.put("upsample_target_hz", upsampleTarget);
		m.put("hp", settings.highPass());
		m.put("lp", settings.lowPass());
		m.put("lambda", settings.lambda());
		m.put("noise_constrained", settings.noiseConstrained());
		m.put("solver", settings.solver().toString());
		m.put("max_iterations", settings.maxIterations());
		m.put("tolerance", settings.tolerance());
		return m;
	}

	static SpikeAnalysis of(final JsonFields f) {
		return new SpikeAnalysis(SpikeOptions.of(KernelJson.of(f)).withFilter(f
			.flag("hp", false), f.flag("lp", false)).withLambda(lambda(f))
			.withNoiseConstrained(f.flag("noise_constrained", false)).withSolver(
				Require.choice("solver", f.text("solver", SpikeOptions.DEFAULT_SOLVER
					.toString()), SpikeSolver.class)).withMaxIterations((int) f.whole(
						"max_iterations", SpikeOptions.DEFAULT_MAX_ITERATIONS, 0,
						Integer.MAX_VALUE)).withTolerance(f.number("tolerance",
							SpikeOptions.DEFAULT_TOLERANCE)), f.number("upsample_target_hz",
								SpikeOptions.DEFAULT_UPSAMPLE_TARGET));
	}

	private static double lambda(final JsonFields f) {
		return DeconvolutionOptions.lambda(f.scalar("lambda", "0")).orElseThrow(
			() -> new InvalidInputException(
				"lambda is \"auto\"; allowed for spikes is a number of at least 0"));
	}

	@Override
	public NothingLearned learn(final TraceSet traces, final int threads,
		final Progress progress)
	{
		return NothingLearned.INSTANCE;
	}

	@Override
	public List<SpikeSolution> infer(final TraceSet cells, final NothingLearned learned,
		final int threads, final Progress progress)
	{
		return SpikeInference.run(cells, at(cells), threads, progress).cells();
	}

	@Override
	public InferredActivity merge(final TraceSet traces, final NothingLearned learned,
		final List<SpikeSolution> cells)
	{
		return SpikeResult.of(at(traces), traces, cells);
	}

	private SpikeOptions at(final TraceSet traces) {
		return settings.withUpsampleFactor(Resampling.upsampleFactor(traces.rate()
			.hz(), upsampleTarget));
	}
}
