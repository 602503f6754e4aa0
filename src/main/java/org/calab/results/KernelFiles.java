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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.table.TableCsv;
import org.calab.kernel.BiexponentialKernel;
import org.calab.spikes.KernelEstimate;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/** Saves an estimated kernel as {@code OUT_kernel.json} and {@code OUT_kernel.csv}. */
public final class KernelFiles {

	private KernelFiles() {}

	public static List<Path> files(final Path stem) {
		return List.of(ActivityFiles.beside(stem, "_kernel.json"), ActivityFiles
			.beside(stem, "_kernel.csv"));
	}

	/**
	 * Writes both files or, on an error, none.
	 *
	 * @return the files
	 */
	public static List<Path> save(final KernelEstimate kernel, final Path stem,
		final boolean overwrite) throws IOException
	{
		final List<Path> files = files(stem);
		try (FileGroup group = new FileGroup(overwrite)) {
			group.add(files.get(0), Json.of(summary(kernel)));
			group.add(files.get(1), TableCsv.of(samples(kernel)));
			group.commit();
		}
		return files;
	}

	/** @return the parameters of the fit in one row, with the names of CaLab */
	public static Table table(final KernelEstimate kernel) {
		final Map<String, Object> all = summary(kernel);
		all.remove("h_free");
		all.put(CellTable.WARNINGS, String.join(" ", kernel.warnings()));
		return new Table(List.copyOf(all.keySet()), List.of(List.copyOf(all
			.values())));
	}

	private static Map<String, Object> summary(final KernelEstimate k) {
		final BiexponentialKernel fit = k.fit();
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("tau_rise", fit.tauRise());
		m.put("tau_decay", fit.tauDecay());
		m.put("beta", fit.beta());
		m.put("residual", fit.residual());
		m.put("tau_rise_fast", fit.tauRiseFast());
		m.put("tau_decay_fast", fit.tauDecayFast());
		m.put("beta_fast", fit.betaFast());
		m.put("outcome", fit.outcome().toString());
		m.put("fs", k.fs());
		m.put("cells", k.cells());
		m.put("spikes", k.spikes());
		m.put("warnings", k.warnings());
		m.put("h_free", k.free());
		return m;
	}

	private static Table samples(final KernelEstimate k) {
		final double[] fitted = k.fitted(), slow = k.fit().slow(k.free().length, k
			.fs());
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < fitted.length; i++)
			rows.add(List.of(i / k.fs(), k.free()[i], fitted[i], slow[i]));
		return new Table(List.of("time_s", "free", "fit", "slow"), rows);
	}
}
