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

import java.util.ArrayList;
import java.util.List;

import org.calab.trace.Table;

/** Tables of a run of CaDecon: its iterations, its settings and its kernel. */
public final class CaDeconTables {

	static final List<String> HISTORY = List.of("iteration", "tau_rise",
		"tau_decay", "t_peak", "fwhm", "beta", "residual", "tau_rise_fast",
		"tau_decay_fast", "beta_fast", "kernel_rmse", "kernel_fit_r2", "median_pve",
		"trace_stability", "degenerate_subsets", "rise_unresolved");

	private CaDeconTables() {}

	/** @return one row per iteration, the seed first; times in seconds */
	public static Table history(final CaDeconResult result) {
		return new Table(HISTORY, result.history().stream().map(CaDeconTables::row)
			.toList());
	}

	static List<Object> row(final Iteration i) {
		return List.of(i.index(), i.kernel().tauRise(), i.kernel().tauDecay(), i
			.kernel().shape().tPeak(), i.kernel().shape().fwhm(), i.beta(), i
				.residual(), i.tauRiseFast(), i.tauDecayFast(), i.betaFast(), i
					.kernelRmse(), i.kernelFitR2(), i.medianPve(), i.traceStability(), i
						.degenerateSubsets(), i.riseUnresolved());
	}

	/** @return one row per setting, with the names of CaLab */
	public static Table settings(final CaDeconOptions options) {
		final List<List<Object>> rows = new ArrayList<>();
		CaDeconInfo.settings(options).forEach((name, value) -> rows.add(List.of(
			name, value)));
		return new Table(List.of("setting", "value"), rows);
	}

	/** @return one row per sample; shorter waveforms are padded with 0 */
	public static Table kernel(final CaDeconResult result) {
		final double[] slow = result.slowKernel(), fast = result.fastKernel(), free =
			result.freeKernel();
		final double fs = result.activity().rate().hz();
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < Math.max(slow.length, free.length); i++)
			rows.add(List.of(i / fs, at(slow, i), at(fast, i), at(free, i)));
		return new Table(List.of("time_s", "slow", "fast", "free"), rows);
	}

	private static double at(final double[] h, final int i) {
		return i < h.length ? h[i] : 0;
	}
}
