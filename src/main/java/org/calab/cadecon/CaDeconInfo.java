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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.calab.Version;
import org.calab.spikes.SpikeSolution;
import org.calab.options.OptionList;

/**
 * What {@code results.json} says: the fields of the CaDecon page, and after them
 * what it leaves out. {@code tau_rise} and {@code tau_decay} are the kernel that
 * the final pass used (the page writes those of the last iteration).
 */
final class CaDeconInfo {

	private static final int SCHEMA_VERSION = 1;

	private static final Map<String, String> DESCRIPTIONS = descriptions();

	private CaDeconInfo() {}

	static Map<String, Object> of(final CaDeconResult r) {
		final Iteration last = r.last();
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("alphas", cells(r, SpikeSolution::alpha));
		m.put("baselines", cells(r, SpikeSolution::baseline));
		m.put("pves", cells(r, SpikeSolution::pve));
		m.put("fs", r.activity().rate().hz());
		m.put("tau_rise", r.kernel().tauRise());
		m.put("tau_decay", r.kernel().tauDecay());
		m.put("beta", r.beta());
		m.put("tau_rise_fast", last.tauRiseFast());
		m.put("tau_decay_fast", last.tauDecayFast());
		m.put("beta_fast", last.betaFast());
		m.put("residual", last.residual());
		m.put("h_free", r.freeKernel());
		m.put("num_iterations", r.history().size());
		m.put("converged", r.converged());
		m.put("converged_at_iteration", r.convergedAt().isPresent() ? r
			.convergedAt().getAsInt() : null);
		m.put("schema_version", SCHEMA_VERSION);
		m.put("export_date", Instant.now().toString());
		final Map<String, Object> iterate = new LinkedHashMap<>();
		iterate.put("tau_rise", last.kernel().tauRise());
		iterate.put("tau_decay", last.kernel().tauDecay());
		iterate.put("beta", last.beta());
		m.put("last_iterate", iterate);
		m.put("kernel_slow", r.slowKernel());
		m.put("kernel_fast", r.fastKernel());
		m.put("source", r.activity().origin());
		m.put("cell_names", r.activity().names());
		m.put("activity_unit", r.activityUnit());
		m.put("stopped", r.stopped());
		m.put("warnings", r.warnings());
		m.put("settings", settings(r.options()));
		m.put("subsets", r.subsets().stream().map(CaDeconInfo::subset).toList());
		m.put("history", r.history().stream().map(CaDeconInfo::iteration).toList());
		m.put("generator", Version.generator());
		m.put("field_descriptions", DESCRIPTIONS);
		return m;
	}

	private static List<Object> cells(final CaDeconResult r,
		final Function<SpikeSolution, Object> value)
	{
		return r.cells().stream().map(value).toList();
	}

	static Map<String, Object> settings(final CaDeconOptions o) {
		return OptionList.of(CaDeconOptions.class).calabValues(o);
	}

	private static Map<String, Object> subset(final Subset s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("t_start", s.tStart());
		m.put("t_end", s.tEnd());
		m.put("cell_start", s.cellStart());
		m.put("cell_end", s.cellEnd());
		return m;
	}

	private static Map<String, Object> iteration(final Iteration i) {
		final List<String> names = CaDeconTables.HISTORY;
		final List<Object> values = CaDeconTables.row(i);
		final Map<String, Object> m = new LinkedHashMap<>();
		for (int k = 0; k < names.size(); k++)
			m.put(names.get(k), values.get(k) instanceof Double d && d.isNaN() ? null
				: values.get(k));
		m.put("subset_kernels", i.subsets().stream().map(CaDeconInfo::subset)
			.toList());
		return m;
	}

	private static Map<String, Object> subset(final SubsetKernel s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("subset", s.subset());
		m.put("tau_rise", s.fit().tauRise());
		m.put("tau_decay", s.fit().tauDecay());
		m.put("outcome", s.fit().outcome().toString());
		return m;
	}

	private static Map<String, String> descriptions() {
		final Map<String, String> m = new LinkedHashMap<>();
		m.put("alphas", "Amplitude of one spike of each cell, in the unit of its trace");
		m.put("baselines", "Baseline of each cell's fit, above its rolling baseline");
		m.put("pves", "Proportion of variance explained in each cell, at most 1");
		m.put("fs", "Frames per second, in Hz");
		m.put("tau_rise", "Rise time constant of the kernel of the final pass, in s");
		m.put("tau_decay", "Decay time constant of the kernel of the final pass, in s");
		m.put("beta", "Amplitude of exp(-t/tau_decay) - exp(-t/tau_rise) beside one spike");
		m.put("tau_rise_fast", "Rise of the fast artefact of the last iteration, in s; 0 without one");
		m.put("tau_decay_fast", "Decay of the fast artefact of the last iteration, in s; 0 without one");
		m.put("beta_fast", "Amplitude of the fast artefact; 0 without one");
		m.put("residual", "Sum of squares that the bi-exponential fit leaves of the free kernel, last iteration");
		m.put("h_free", "Free kernel of the last iteration at fs, of the first subset that has one");
		m.put("num_iterations", "Entries of the history: iterations and the seed");
		m.put("converged", "Whether the kernel came to rest");
		m.put("converged_at_iteration", "From which iteration on it stood still; null if it did not");
		m.put("schema_version", "Version of this list of fields");
		m.put("export_date", "When this was written, UTC");
		m.put("last_iterate", "Kernel of the last iteration");
		m.put("kernel_slow", "Kernel of the final pass, sampled at fs, five decays");
		m.put("kernel_fast", "Fast artefact, sampled at fs; empty without one");
		m.put("history", "One entry per iteration, the seed first");
		m.put("subsets", "Rectangles that the kernel was learned on; from 0, ends not included");
		m.put("settings", "What was asked for");
		m.put("activity_unit", "What activity.npy (n_cells x n_timepoints) is measured in; " +
			"whole numbers with solver fista, expected numbers with solver exact");
		return m;
	}
}
