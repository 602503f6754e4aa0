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
package org.calab.cadecon;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.Resampling;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;

/**
 * How a recording is deconvolved without a kernel being given.
 *
 * @param upsampleTarget rate in Hz at which spikes are placed, above 0; the
 *          nearest whole multiple of the frame rate is taken
 * @param highPass whether what is slower than the kernel is filtered out first
 * @param lowPass whether what is faster than the kernel is filtered out first
 * @param noiseConstrained whether only as many spikes are taken as bring the
 *          residual down to the noise
 * @param solver ours or the reference's steps
 * @param subsets on what the kernel is learned
 * @param stop until when
 */
public record CaDeconOptions(double upsampleTarget, boolean highPass,
	boolean lowPass, boolean noiseConstrained, CaDeconSolver solver,
	SubsetOptions subsets, StopOptions stop)
{

	public CaDeconOptions {
		Require.positive("upsample_target", upsampleTarget, "Hz");
		Require.present("solver", solver);
		Require.present("subsets", subsets);
		Require.present("stop", stop);
	}

	/** @return 300 Hz, both filters, noise-constrained, the exact solver */
	public static CaDeconOptions defaults() {
		return new CaDeconOptions(SpikeOptions.DEFAULT_UPSAMPLE_TARGET, true, true,
			true, CaDeconSolver.EXACT, SubsetOptions.defaults(), StopOptions
				.defaults());
	}

	public CaDeconOptions withUpsampleTarget(final double hz) {
		return new CaDeconOptions(hz, highPass, lowPass, noiseConstrained, solver,
			subsets, stop);
	}

	public CaDeconOptions withFilter(final boolean high, final boolean low) {
		return new CaDeconOptions(upsampleTarget, high, low, noiseConstrained,
			solver, subsets, stop);
	}

	public CaDeconOptions withNoiseConstrained(final boolean on) {
		return new CaDeconOptions(upsampleTarget, highPass, lowPass, on, solver,
			subsets, stop);
	}

	public CaDeconOptions withSolver(final CaDeconSolver s) {
		return new CaDeconOptions(upsampleTarget, highPass, lowPass,
			noiseConstrained, s, subsets, stop);
	}

	public CaDeconOptions withSubsets(final SubsetOptions s) {
		return new CaDeconOptions(upsampleTarget, highPass, lowPass,
			noiseConstrained, solver, s, stop);
	}

	public CaDeconOptions withStop(final StopOptions s) {
		return new CaDeconOptions(upsampleTarget, highPass, lowPass,
			noiseConstrained, solver, subsets, s);
	}

	/** How spikes are inferred once there is a kernel. */
	SpikeOptions spikes(final CalciumKernel kernel, final double fs) {
		return SpikeOptions.of(kernel).withUpsampleFactor(Resampling
			.upsampleFactor(fs, upsampleTarget)).withFilter(highPass, lowPass)
			.withNoiseConstrained(noiseConstrained).withSolver(
				solver == CaDeconSolver.FISTA ? SpikeSolver.FISTA
					: SpikeSolver.EXACT);
	}
}
