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
package org.calab.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.bridge.PageActivity;
import org.calab.cadecon.CaDeconResult;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.inference.AutoResult;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolution;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/** A row per cell: what was found in it, and how well it explains the trace. */
public final class CellTable {

	private static final List<String> DECONVOLUTION = List.of("cell", "snr",
		"lambda", "baseline", "iterations", "converged", "duality_gap", "activity_sum (a.u.)", "sparsity",
		"fit_R2", "residual_rms");

	private static final List<String> SPIKES = List.of("cell", "spikes",
		"alpha (per spike)", "baseline", "threshold", "pve", "iterations",
		"converged");

	private static final List<String> PAGE = List.of("cell", "spikes",
		"alpha (per spike)", "baseline", "pve");

	private static final List<String> AUTO = List.of("cell", "snr", "tau_decay (s)",
		"noise", "standardised_noise", "event_size", "baseline", "iterations",
		"converged", "warnings");

	private CellTable() {}

	/** @return the table that belongs to this kind of result */
	public static Table of(final InferredActivity result) {
		if (result instanceof DeconvolutionResult d) return of(d);
		if (result instanceof AutoResult a) return of(a);
		if (result instanceof SpikeResult s) return of(s.activity(), s.cells());
		if (result instanceof CaDeconResult c) return of(c.activity(), c.cells());
		if (result instanceof PageActivity p) return of(p);
		throw new IllegalArgumentException("No table of " + result.getClass());
	}

	private static Table of(final AutoResult result) {
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			final AutoResult.Cell c = result.cells().get(i);
			rows.add(List.of(result.activity().names().get(i), c.snr(), c.tauDecay(), c
				.noise(), c.nu(), c.eventSize(), c.baseline(), c.iterations(), c
					.converged(), String.join(" ", c.warnings())));
		}
		return new Table(AUTO, rows);
	}

	private static Table of(final TraceSet activity,
		final List<SpikeSolution> cells)
	{
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			final SpikeSolution c = cells.get(i);
			rows.add(List.of(activity.names().get(i), Arrays.stream(c
				.counts()).sum(), c.alpha(), c.baseline(), c.threshold(), c.pve(), c
					.iterations(), c.converged()));
		}
		return new Table(SPIKES, rows);
	}

	private static Table of(final PageActivity result) {
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < result.activity().numCells(); i++) {
			rows.add(List.of(result.activity().names().get(i), Arrays.stream(result
				.activity().trace(i)).sum(), result.page().alphas()[i], result.page()
					.baselines()[i], result.page().pves()[i]));
		}
		return new Table(PAGE, rows);
	}

	private static Table of(final DeconvolutionResult result) {
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			final DeconvolutionResult.Cell c = result.cells().get(i);
			rows.add(List.of(result.activity().names().get(i), c.quality().snr(), c
				.lambda(), c.baseline(), c.iterations(), c.converged(), c.gap(), c.quality().activitySum(), c
					.quality().sparsity(), c.quality().fitR2(), c.quality()
						.residualRms()));
		}
		return new Table(DECONVOLUTION, rows);
	}
}
