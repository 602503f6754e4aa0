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
import java.util.Map;

import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.PageExport;
import org.calab.bridge.PageResult;
import org.calab.bridge.browser.BrowserOptions;
import org.calab.bridge.browser.HeadlessBrowser;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.check.Require;
import org.calab.io.catune.CaTuneExport;
import org.calab.task.Parallel;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that run CaDecon, and CaLab's pages in a browser. */
public interface PageFunctions extends Contextual {

	/** As {@code calab.decon} with its defaults, without a browser. */
	default CaDeconResult decon(final Object traces, final double fs) {
		return learn(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.decon}: learns the kernel from the traces and infers the spikes with it,
	 * here or, if a browser is requested, on the CaDecon page.
	 *
	 * @param traces a trace set, or rows of numbers
	 * @param fs in Hz
	 * @param options any of DeconConfig's upsample_target, hp_filter_enabled,
	 *          lp_filter_enabled, max_iterations, convergence_tol, num_subsets,
	 *          target_coverage, aspect_ratio, seed; and of amplitude, noise_constrained,
	 *          patience, min_iters, solver ("exact" or "fista"). Or browser (true or a
	 *          {@link HeadlessBrowser}), and what
	 *          {@link #deconInBrowser(Object, double, Map)} takes
	 * @return a {@link CaDeconResult}; with a browser a {@link PageResult}, or null if
	 *         the page returned nothing
	 */
	default Object decon(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		return PageKeywords.wantsBrowser(Require.present("options", options))
			? deconInBrowser(traces, fs, PageKeywords.forPage(options)) : learn(traces,
				fs, options);
	}

	private CaDeconResult learn(final Object traces, final double fs,
		final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		k.flag("browser"); // False means no browser
		final CaDeconOptions o = k.options(CaDeconOptions.class);
		k.requireNoOther();
		final TraceSet set = ServiceCall.traces(this, traces, SamplingRate.ofHz(fs));
		return ServiceCall.watched(this, "CaDecon", progress -> CaDecon.run(set, o, Parallel
			.defaultThreads(), progress));
	}

	/** As {@code calab.tune} with its defaults: CaTune in the user's browser. */
	default CaTuneExport tune(final Object traces, final double fs)
		throws IOException
	{
		return tune(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.tune}: opens the traces in CaTune and waits for the
	 * parameters.
	 *
	 * @param options any of timeout (s), port, app_url, open_browser, headless
	 *          (true, or a {@link HeadlessBrowser}) and browser_path
	 * @return null if it timed out, was cancelled or the page was closed
	 */
	default CaTuneExport tune(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final TraceSet set = ServiceCall.traces(this, traces, SamplingRate.ofHz(fs));
		final Keywords k = new Keywords(options);
		final BridgeOptions o = PageKeywords.options(k);
		k.requireNoOther();
		try (TaskProgress progress = ServiceCall.progress(this, "CaTune")) {
			return PageRun.in(PageKeywords.kept(k), o, progress, page -> Bridge.tune(
				set, o, page, progress)).value().map(PageExport::parameters).orElse(
					null);
		}
	}

	/** As {@code calab.decon} with its defaults: CaDecon in the user's browser. */
	default PageResult deconInBrowser(final Object traces, final double fs)
		throws IOException
	{
		return deconInBrowser(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.decon}: opens the traces in CaDecon and waits for its result.
	 *
	 * @param options any of those of {@link #tune(Object, double, Map)}, and of
	 *          autorun, upsample_target, hp_filter_enabled, lp_filter_enabled,
	 *          max_iterations, convergence_tol, num_subsets, target_coverage,
	 *          aspect_ratio and seed; with headless, autorun is on by default
	 * @return null if it timed out, was cancelled or the page was closed
	 */
	default PageResult deconInBrowser(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final TraceSet set = ServiceCall.traces(this, traces, SamplingRate.ofHz(fs));
		final Keywords k = new Keywords(options);
		final BridgeOptions o = PageKeywords.options(k);
		final DeconConfig config = PageKeywords.config(k);
		k.requireNoOther();
		try (TaskProgress progress = ServiceCall.progress(this, "CaDecon")) {
			return PageRun.in(PageKeywords.kept(k), o, progress, page -> Bridge.decon(
				set, config, o, page, progress)).value().orElse(null);
		}
	}

	/** As {@code calab.HeadlessBrowser()}, started; to be closed. */
	default HeadlessBrowser headlessBrowser() throws IOException {
		return headlessBrowser(false);
	}

	/** As {@code calab.HeadlessBrowser(visible=...)}, started; to be closed. */
	default HeadlessBrowser headlessBrowser(final boolean visible)
		throws IOException
	{
		try (TaskProgress progress = ServiceCall.progress(this, "Headless browser")) {
			progress.report(0, "Starting the browser");
			return HeadlessBrowser.start(BrowserOptions.defaults().withVisible(
				visible), progress);
		}
	}
}
