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

import java.util.Map;
import java.util.Optional;

import org.calab.kernel.Ar2;
import org.calab.kernel.BiexponentialFit;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.FreeKernel;
import org.calab.kernel.FreeKernelOptions;
import org.calab.kernel.Lipschitz;
import org.calab.signal.BandPass;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Resampling;
import org.calab.spikes.KernelEstimate;
import org.calab.spikes.SpikeResult;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} on the kernel of one spike: its samples, its estimate from traces, and filters that follow from it. */
public interface KernelFunctions extends Contextual {

	/** As {@code calab.build_kernel}: h at i/fs, scaled to a peak of 1. */
	default double[] buildKernel(final double tauRise, final double tauDecay,
		final double fs)
	{
		return new CalciumKernel(tauRise, tauDecay).sample(fs);
	}

	/** As {@code calab.tau_to_ar2}. @return g1, g2, d, r */
	default double[] tauToAr2(final double tauRise, final double tauDecay,
		final double fs)
	{
		final Ar2 a = Ar2.of(tauRise, tauDecay, fs);
		return new double[] { a.g1(), a.g2(), a.d(), a.r() };
	}

	/** As {@code calab.compute_lipschitz}. @param kernel an array or list of numbers */
	default double computeLipschitz(final Object kernel) {
		return Lipschitz.of(TraceArguments.vector("kernel", kernel));
	}

	/** As {@code calab.compute_upsample_factor}; both in Hz. */
	default int computeUpsampleFactor(final double fs, final double target) {
		return Resampling.upsampleFactor(fs, target);
	}

	/** The standard deviation of a trace's noise, from the upper half of its spectrum. */
	default double noiseLevel(final Object trace) {
		return NoiseLevel.highBand(TraceArguments.vector("trace", trace));
	}

	/** As {@code calab.bandpass_filter}, for one trace. */
	default double[] bandpassFilter(final Object trace, final double tauRise,
		final double tauDecay, final double fs)
	{
		return BandPass.forKernel(tauRise, tauDecay, fs, true, true).apply(
			TraceArguments.vector("trace", trace), fs);
	}

	/** As {@code calab.estimate_kernel} with its defaults. */
	default double[] estimateKernel(final Object tracesFlat,
		final Object spikesFlat, final Object traceLengths, final Object alphas,
		final Object baselines, final int kernelLength)
	{
		return estimateKernel(tracesFlat, spikesFlat, traceLengths, alphas,
			baselines, kernelLength, Map.of());
	}

	/**
	 * As {@code calab.estimate_kernel}: traces of any lengths, one after the other
	 * in one vector, and their spikes in another.
	 *
	 * @param options any of max_iters, tol, warm_kernel, smooth_lambda, and solver:
	 *          fista (the reference's) or exact
	 */
	default double[] estimateKernel(final Object tracesFlat,
		final Object spikesFlat, final Object traceLengths, final Object alphas,
		final Object baselines, final int kernelLength, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final FreeKernelOptions o = k.options(FreeKernelOptions.class);
		final Optional<double[]> warm = k.vector("warm_kernel");
		k.requireNoOther();
		final double[] lengths = TraceArguments.vector("trace_lengths",
			traceLengths);
		final FreeKernel kernel = new FreeKernel(TraceArguments.split("traces_flat",
			TraceArguments.vector("traces_flat", tracesFlat), lengths), TraceArguments
				.split("spikes_flat", TraceArguments.vector("spikes_flat", spikesFlat),
					lengths), TraceArguments.vector("alphas", alphas), TraceArguments
						.vector("baselines", baselines), kernelLength);
		return ServiceCall.watched(this, "Kernel estimate", progress -> kernel.estimate(o, warm.orElse(
			null), progress));
	}

	/** As {@code calab.fit_biexponential} with its defaults. */
	default BiexponentialKernel fitBiexponential(final Object hFree,
		final double fs)
	{
		return fitBiexponential(hFree, fs, true, 0, null);
	}

	/** As {@code calab.fit_biexponential}. @param warm an earlier fit, or null */
	default BiexponentialKernel fitBiexponential(final Object hFree,
		final double fs, final boolean refine, final int skip,
		final BiexponentialKernel warm)
	{
		return BiexponentialFit.fit(TraceArguments.vector("h_free", hFree), fs,
			refine, skip, warm);
	}

	/** Estimates the kernel from traces and their inferred spikes; it is five decays long. */
	default KernelEstimate estimateKernel(final SpikeResult spikes) {
		return ServiceCall.watched(this, "Kernel estimate", progress -> KernelEstimate.of(spikes, 0,
			FreeKernelOptions.defaults(), 0, progress));
	}
}
