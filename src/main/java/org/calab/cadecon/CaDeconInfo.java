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
import org.calab.options.OptionList;
import org.calab.spikes.SpikeSolution;

/**
 * The content of {@code results.json}: the fields of CaLab's CaDecon page, followed by additional
 * ones. {@code tau_rise} and {@code tau_decay} are those of the final pass; the page writes those
 * of the last iteration.
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
		m.put("amplitude_sd", cells(r, c -> c.uncertainty().amplitudeSd()));
		m.put("calibration", cells(r, c -> c.uncertainty().calibration().toString()));
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
		m.put("method", "cadecon");
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
		m.put("rejected_cells", r.activity().states().rejected());
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
		m.put("method", "The method that made the activity");
		m.put("alphas", "Amplitude of one spike for each cell, in the unit of its trace; 1 in relative cells");
		m.put("amplitude_sd", "Standard deviation of the amplitude for each cell; 0 if unknown or given");
		m.put("calibration", "Where the amplitude comes from: calibrated, given, fitted, silent (no event), or relative (unknown; the activity is in the unit of the trace)");
		m.put("baselines", "Baseline of the fit for each cell, relative to the rolling baseline");
		m.put("pves", "Proportion of variance explained for each cell, at most 1");
		m.put("fs", "Sampling rate in Hz");
		m.put("tau_rise", "Rise time constant of the final kernel in s");
		m.put("tau_decay", "Decay time constant of the final kernel in s");
		m.put("beta", "Amplitude of exp(-t/tau_decay) - exp(-t/tau_rise) relative to one spike");
		m.put("tau_rise_fast", "Rise time constant of the fast artefact in the last iteration in s; 0 if there is none");
		m.put("tau_decay_fast", "Decay time constant of the fast artefact in the last iteration in s; 0 if there is none");
		m.put("beta_fast", "Amplitude of the fast artefact; 0 if there is none");
		m.put("residual", "Residual sum of squares of the bi-exponential fit in the last iteration");
		m.put("h_free", "Free-form kernel of the last iteration at fs, of the first subset that has one");
		m.put("num_iterations", "Number of entries of the history, including the seed");
		m.put("converged", "Whether the kernel converged");
		m.put("converged_at_iteration", "First iteration from which the kernel was unchanged; null if it did not converge");
		m.put("schema_version", "Version of this list of fields");
		m.put("export_date", "Time of the export in UTC");
		m.put("last_iterate", "Kernel of the last iteration");
		m.put("kernel_slow", "Final kernel sampled at fs, five decay time constants long");
		m.put("kernel_fast", "Fast artefact sampled at fs; empty if there is none");
		m.put("history", "One entry per iteration, the seed first");
		m.put("subsets", "Subsets of the recording from which the kernel was learned; counted from 0, ends exclusive");
		m.put("settings", "Options of the run");
		m.put("activity_unit", "Unit of activity.npy (n_cells x n_timepoints): " +
			"spike counts with solver fista, expected numbers of spikes with solver exact");
		return m;
	}
}
