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
import java.util.Map;
import java.util.Optional;

import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeOptions;
import org.calab.cascade.CascadeResult;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.io.cascade.CascadeFolder;
import org.calab.kernel.CalciumKernel;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Parallel;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that infer activity or spikes: automatically, as a posterior, by networks, or as spike counts. */
public interface ActivityFunctions extends Contextual {

	/** Activity without any parameters: {@link #inferActivity(Object, double, Map)} with everything estimated from the data. */
	default AutoResult inferActivity(final Object traces, final double fs) {
		return inferActivity(traces, fs, Map.of());
	}

	/**
	 * Activity (a.u., proportional to rate) without any parameters. The cells are treated as
	 * one data set.
	 *
	 * @param options any of tau_rise and tau_decay (both, in s, instead of an
	 *          estimated kernel), lambda_ (in noise units), shift (s)
	 */
	default AutoResult inferActivity(final Object traces, final double fs,
		final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final boolean fixed = k.has("tau_rise") | k.has("tau_decay");
		final AutoOptions o = (fixed ? k.with("fixed_kernel", true) : k).options(
			AutoOptions.class);
		k.requireNoOther();
		final TraceSet set = ServiceCall.traces(this, traces, SamplingRate.ofHz(fs));
		return ServiceCall.watched(this, "Automatic inference", progress -> AutoInference.run(set, o,
			Parallel.defaultThreads(), progress));
	}

	/** As {@link #inferPosterior(Object, double, double, double, Map)} with the defaults. */
	default PosteriorResult inferPosterior(final Object traces, final double fs,
		final double tauRise, final double tauDecay)
	{
		return inferPosterior(traces, fs, tauRise, tauDecay, Map.of());
	}

	/**
	 * Mean activity with a given kernel (a.u., proportional to rate), with its standard
	 * deviation and the probability of activity.
	 *
	 * @param tauRise in s
	 * @param tauDecay in s
	 * @param options baseline (rolling, constant or none)
	 */
	default PosteriorResult inferPosterior(final Object traces, final double fs,
		final double tauRise, final double tauDecay, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final PosteriorOptions o = k.options(PosteriorOptions.class, "tau_rise", "tau_decay")
			.withKernel(new CalciumKernel(tauRise, tauDecay));
		k.requireNoOther();
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return ServiceCall.watched(this, "Posterior", progress -> PosteriorInference.run(set, o,
			Parallel.defaultThreads(), progress));
	}

	/**
	 * Spikes per second by the networks of CASCADE (Rupprecht et al., 2021), for example
	 * {@code calab.inferCascade(dff, 30, "/models/Global_EXC_30Hz_smoothing25ms")}.
	 *
	 * @param traces dF/F as a fraction
	 * @param model folder of the model
	 */
	default CascadeResult inferCascade(final Object traces, final double fs,
		final String model) throws IOException
	{
		final CascadeModel networks = CascadeFolder.read(Path.of(CascadeOptions.of(
			model).requiredModel()));
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return ServiceCall.watched(this, "CASCADE", progress -> CascadeInference.run(set, networks,
			Parallel.defaultThreads(), progress));
	}

	/** As {@code calab.solve_trace} with its defaults: no upsampling, no filter. */
	default SpikeSolution solveTrace(final Object trace, final double tauRise,
		final double tauDecay, final double fs)
	{
		return solveTrace(trace, tauRise, tauDecay, fs, Map.of());
	}

	/**
	 * As {@code calab.solve_trace}.
	 *
	 * @param options any of upsample_factor, max_iters, tol, hp_enabled,
	 *          lp_enabled, warm_counts, lambda_, noise_constrained, amplitude, and solver: posterior, or exact or fista
	 *          for binary spikes; fista is the reference, for which max_iters, tol and warm_counts are
	 */
	default SpikeSolution solveTrace(final Object trace, final double tauRise,
		final double tauDecay, final double fs, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final SpikeOptions read = k.options(SpikeOptions.class, "tau_rise",
			"tau_decay"), o = k.has("upsample_factor") ? read : read
				.withUpsampleFactor(1);
		final Optional<double[]> warm = k.vector("warm_counts");
		k.requireNoOther();
		final SpikeOptions all = o.withKernel(new CalciumKernel(tauRise, tauDecay));
		final double[] y = TraceArguments.vector("trace", trace);
		return ServiceCall.watched(this, "Spike inference", progress -> SpikeInference.solve(y, fs, all,
			warm, progress));
	}

	/** Spikes of all cells with any options, on all processors. */
	default SpikeResult inferSpikes(final TraceSet traces,
		final SpikeOptions options)
	{
		return ServiceCall.watched(this, "Spike inference", progress -> SpikeInference.run(traces,
			options, Parallel.defaultThreads(), progress));
	}
}
