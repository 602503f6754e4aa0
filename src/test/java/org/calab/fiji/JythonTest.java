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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import javax.script.ScriptEngine;
import javax.script.ScriptException;

import org.calab.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.script.ScriptService;

/** Jython scripts as Fiji runs them. */
class JythonTest {

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() {
		context = new Context();
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private Object run(final String script) throws Exception {
		return context.service(ScriptService.class).run("test.py",
			"#@ CaLabService calab\n#@output Object r\n" + script, true).get()
			.getOutput("r");
	}

	@Test
	void listsAndArraysAreTraces() throws Exception {
		assertEquals(100, ((double[]) run(
			"r = calab.runDeconvolution([float(i % 20 == 5) for i in range(100)], 30.0, 0.02, 0.4, 0.01)")).length);
		assertEquals(2, ((double[][]) run(
			"r = calab.runDeconvolution([[0.0] * 50, [1.0] * 50], 30.0, 0.02, 0.4, 0.01, 100, 'banded', 'box01')")).length);
		assertEquals(166, ((double[]) run(
			"r = calab.buildKernel(0.02, 0.4, 30.0)")).length);
		assertEquals(2.25, (Double) run(
			"r = calab.computeLipschitz([0.0, 1.0, 0.5])"), 1e-12);
	}

	@Test
	void simulateAndSolve() throws Exception {
		assertEquals(20, (Double) run("""
			sim = calab.simulate(calab.preset('gcamp6f'), {'num_cells': 2, 'num_timepoints': 600, 'noise': {'snr': 15}})
			s = calab.solveTrace(sim.traces().trace(0), 0.1, 0.6, 30.0, {'upsample_factor': 10, 'hp_enabled': True})
			warm = calab.solveTrace(list(sim.traces().trace(0)), 0.1, 0.6, 30.0, {'warm_counts': s.counts()})
			assert abs(sim.config().noise().snr() - 15) < 1e-12
			assert sim.config().noise().shotNoiseFraction() == 0.3
			assert len(s.counts()) == 600 and s.pve() > 0.8 and warm.pve() > 0
			r = sim.cells()[0].snr() + 5.0
			"""), 1e-12);
	}

	@Test
	void deconWithoutABrowser() throws Exception {
		assertEquals(3, (Double) run("""
			sim = calab.simulate(calab.preset('gcamp6f'), {'num_cells': 3, 'num_timepoints': 600})
			d = calab.decon(sim.traces(), 30.0, {'max_iterations': 2, 'num_subsets': 1, 'target_coverage': 1.0, 'seed': 7})
			f = calab.decon([list(t) for t in sim.traces().toArray()], 30.0, {'solver': 'fista', 'max_iterations': 1, 'upsample_target': 60, 'hp_filter_enabled': False, 'lp_filter_enabled': False})
			assert d.history().size() == 3 and f.history().size() == 2
			assert 0.2 < d.kernel().tauDecay() < 2
			r = d.activity().numCells() + 0.0
			"""), 0);
		refused("workers is not an option here", "calab.decon([[1.0, 2.0]], 30.0, {'workers': 2})");
		refused("seed must be a whole number from 0 to 4294967295, but is 1.5.", "calab.decon([[1.0, 2.0]], 30.0, {'seed': 1.5})");
		refused("max_iterations must be a whole number from 1 to 200, but is 0.", "calab.decon([[1.0, 2.0]], 30.0, {'max_iterations': 0})");
		refused("solver must be one of exact, fista, but is", "calab.decon([[1.0, 2.0]], 30.0, {'solver': 'best'})");
		refused("fs must be a number greater than 0 Hz, but is 0.", "calab.decon([[1.0, 2.0]], 0.0)");
	}

	@Test
	void kernelFromKnownSpikes() throws Exception {
		assertEquals(0, (Double) run("""
			h = calab.buildKernel(0.1, 0.6, 30.0)[:60]
			s = [1.0 if i in (10, 90) else 0.0 for i in range(200)]
			y = [2.0 + 3.0 * sum(s[t - k] * h[k] for k in range(60) if t >= k) for t in range(200)]
			free = calab.estimateKernel(y + y, s + s, [200, 200], [3.0, 3.0], [2.0, 2.0], 60, {'solver': 'exact'})
			fit = calab.fitBiexponential(free, 30.0)
			assert max(abs(free[k] - h[k]) for k in range(60)) < 1e-9
			assert abs(fit.tauDecay() - 0.6) < 0.01, fit
			r = 0.0
			"""), 0);
	}

	@Test
	void loadersByName() throws Exception {
		final String data = SharedData.require("data/loaders").toString();
		assertEquals("{source=caiman, sampling_rate_hz=15.0, num_cells=72, " +
			"num_timepoints=1000}", run("r = calab.loadCaiman('" + data +
				"/caiman/caiman_analysis.hdf5', None, None, 15.0).metadata()")
					.toString());
		assertEquals("{source=minian, sampling_rate_hz=null, num_cells=3, " +
			"num_timepoints=100}", run("r = calab.loadMinian('" + data +
				"/minian/neuroconv_3units_100frames').metadata()").toString());
	}

	@Test
	void wrongInputsAreNamed() {
		refused("spikes_flat must have as many samples as the sum of trace_lengths, 2, but has 1.", "calab.estimateKernel([1.0, 2.0], [1.0], [2], [1.0], [0.0], 1)");
		refused("alphas must have length 1, the number of traces, but has length 2.", "calab.estimateKernel([1.0], [1.0], [1], [1.0, 1.0], [0.0], 1)");
		refused("kernel_length must be a whole number from 1 to 4000, but is 0.", "calab.estimateKernel([1.0], [1.0], [1], [1.0], [0.0], 0)");
		refused("fs must be a number greater than 0 Hz, but is 0.", "calab.fitBiexponential([1.0, 2.0], 0.0)");
		refused("index 0", "calab.fitBiexponential([float('nan')], 30.0)");
		refused("num_cell", "calab.simulate({'num_cell': 2})");
		refused("noise.snr", "calab.simulate({'noise': {'snr': -1}})");
		refused("fs_hz", "calab.simulate({'fs_hz': 'fast'})");
		refused("upsample is not an option here", "calab.solveTrace([1.0, 2.0], 0.1, 0.6, 30.0, {'upsample': 2})");
		refused("upsample_factor must be a whole number from 1 to 10000, or auto, but is 1.5.", "calab.solveTrace([1.0, 2.0], 0.1, 0.6, 30.0, {'upsample_factor': 1.5})");
		refused("upsample_factor must be a whole number from 1 to 10000, or auto, but is 0.", "calab.solveTrace([1.0, 2.0], 0.1, 0.6, 30.0, {'upsample_factor': 0})");
		refused("tol must be a number greater than 0, but is 0.", "calab.solveTrace([1.0, 2.0], 0.1, 0.6, 30.0, {'tol': 0})");
		refused("index 0", "calab.solveTrace([1e39, 2.0], 0.1, 0.6, 30.0, {\"solver\": \"fista\"})");
		refused("at least 1", "calab.solveTrace([], 0.1, 0.6, 30.0)");
		refused("warm_counts", "calab.solveTrace([1.0, 2.0], 0.1, 0.6, 30.0, {'warm_counts': [float('nan'), 0.0]})");
		refused("preset must be one of gcamp6f", "calab.preset('gcamp9')");
		refused("File not found", "calab.loadCaiman('/none/such.hdf5')");
		refused("fs must be a number greater than 0 Hz, but is 0.", "calab.runDeconvolution([1.0, 2.0], 0.0, 0.02, 0.4, 0.01)");
		refused("index 1", "calab.runDeconvolution([1.0, float('nan')], 30.0, 0.02, 0.4, 0.01)");
		refused("row 1, index 0", "calab.runDeconvolution([[1.0], [float('inf')]], 30.0, 0.02, 0.4, 0.01)");
		refused("traces is missing", "calab.runDeconvolution(None, 30.0, 0.02, 0.4, 0.01)");
		refused("at least 1 frame", "calab.runDeconvolution([], 30.0, 0.02, 0.4, 0.01)");
		refused("equal length", "calab.runDeconvolution([[1.0], [1.0, 2.0]], 30.0, 0.02, 0.4, 0.01)");
		refused("conv_mode must be one of exact, banded, fft, but is", "calab.runDeconvolution([1.0], 30.0, 0.02, 0.4, 0.01, 10, 'magic', 'nonneg')");
		refused("entry", "calab.runDeconvolution([1.0, 'a'], 30.0, 0.02, 0.4, 0.01)");
		refused("File not found", "calab.loadTuningData('/none/such')");
	}

	/** By the engine itself: the script service tells errors to the log only. */
	private void refused(final String message, final String script) {
		final ScriptEngine engine = context.service(ScriptService.class)
			.getLanguageByName("jython").getScriptEngine();
		engine.put("calab", context.service(CaLabService.class));
		final ScriptException e = assertThrows(ScriptException.class, () -> engine
			.eval(script), script);
		assertTrue(e.getMessage().contains(message), () -> "\"" + message +
			"\" is not in: " + e.getMessage());
	}
}
