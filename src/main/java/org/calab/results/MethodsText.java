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

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.calab.Version;
import org.calab.check.InvalidInputException;

/**
 * Sentences for the methods section of a paper, made from the metadata of traces
 * ({@code OUT_metadata.json}) and the info of results ({@code OUT_info.json},
 * {@code OUT_results.json}): what was done, with the numbers, the version and the papers.
 */
public final class MethodsText {

	private final List<String> sentences = new ArrayList<>();
	private final Set<Citation> cited = new LinkedHashSet<>();

	private MethodsText() {}

	/**
	 * @param steps the JSON objects of one recording, in the order of the work; at least one
	 * @return a paragraph, an empty line, and one line per reference
	 * @throws InvalidInputException if an object is none that CaLab writes about traces or results
	 */
	public static String of(final Collection<JsonNode> steps) {
		final MethodsText text = new MethodsText();
		steps.forEach(text::add);
		text.cited.add(Citation.CALAB);
		text.cited.add(Citation.CALAB_FOR_FIJI);
		return String.join(" ", text.sentences) + "\n\n" + String.join("\n",
			text.cited.stream().map(Citation::text).toList()) + "\n";
	}

	private void add(final JsonNode step) {
		final JsonNode settings = step.path("settings");
		if (step.has("extraction")) extraction(step);
		else if (step.has("num_iterations") && step.has("tau_decay"))
			caDecon(step);
		else if (step.path("method").asText().equals("posterior")) posterior(step,
			settings);
		else if (step.path("method").asText().equals("cascade")) cascade(step);
		else if (step.has("kernel") && step.has("shift_s")) automatic(step);
		else if (step.has("upsample_factor")) spikes(step, settings);
		else if (step.has("cell_lambda")) deconvolution(step, settings);
		else throw new InvalidInputException(
			"There is nothing to say about this JSON file: it must be the metadata of extracted traces (OUT_metadata.json) or the info of a result (OUT_info.json, OUT_results.json).");
	}

	private void extraction(final JsonNode step) {
		final JsonNode e = step.path("extraction");
		sentences.add("Fluorescence traces of " + count(step.path("num_cells").asInt(),
			"cell") + rate(step.path("sampling_rate_hz")) +
			" were extracted as the mean of each region of interest with " + version(
				step) + ".");
		if (e.path("neuropil").asBoolean()) {
			sentences.add("The fluorescence of the neuropil, the mean of a ring around each region (gap of " +
				e.path("inner_gap") + " pixels, at least " + e.path(
					"min_neuropil_pixels") + " pixels), was multiplied by " + number(e.path(
						"neuropil_factor")) + " and subtracted " + cite(Citation.CHEN) + ".");
		}
		if (e.path("demix").asBoolean()) sentences.add(
			"The fluorescence of overlapping regions and of the background, linear between nodes two cell diameters apart, was separated by least squares in each frame " +
				cite(Citation.PNEVMATIKAKIS) + ".");
		if (e.path("dff").asBoolean()) sentences.add(
			"dF/F was (F - F0) / F0, where F0 is the " + number(e.path(
				"dff_percentile")) + "th percentile of F in a window of " + number(e.path(
					"dff_window")) + " s centred on each frame.");
		rejected(step, step.path("cell_names"));
	}

	private void automatic(final JsonNode step) {
		inferred(step, "the automatic inference of " + version(step) +
			", the posterior mean of the activity under a sparse prior, computed by expectation propagation " +
			cite(Citation.MINKA));
		sentences.add((step.path("kernel").asText().equals("given")
			? "The kernel had a rise time constant of "
			: "The kernel was estimated from the traces, with a rise time constant of ") +
			number(step.path("tau_rise_s")) + " s and a decay time constant of " +
			number(step.path("tau_decay_s")) + " s.");
		rejected(step, step.path("cell_names"));
	}

	private void posterior(final JsonNode step, final JsonNode settings) {
		inferred(step, "the posterior mean of the activity under a sparse prior, computed by expectation propagation " +
			cite(Citation.MINKA) + " with " + version(step));
		kernel(settings);
		rejected(step, step.path("cell_names"));
	}

	private void cascade(final JsonNode step) {
		inferred(step, "the networks of CASCADE " + cite(Citation.RUPPRECHT) +
			" of the model " + step.path("model").asText() + ", run by " + version(step));
		sentences.add("For each cell, the networks trained at the noise level nearest to that of its dF/F were averaged.");
		rejected(step, step.path("cell_names"));
	}

	private void deconvolution(final JsonNode step, final JsonNode settings) {
		inferred(step, "non-negative deconvolution " + cite(Citation.VOGELSTEIN) +
			" with " + version(step));
		kernel(settings);
		final JsonNode lambda = settings.path("lambda");
		sentences.add(lambda.isNumber() ? "The weight of the sparsity penalty was " +
			number(lambda) + "." : "The weight of the sparsity penalty was chosen for each cell such that the residual matches its noise " +
				cite(Citation.PNEVMATIKAKIS) + ".");
		sentences.add(settings.path("solver").asText().equals("exact")
			? "The problem was solved by a primal-dual interior-point method " + cite(
				Citation.MEHROTRA) + "." : "The problem was solved by FISTA " + cite(
					Citation.BECK) + ".");
		if (settings.path("band_pass").asBoolean()) sentences.add(
			"The traces were band-pass filtered before.");
		rejected(step, step.path("cell_names"));
	}

	private void spikes(final JsonNode step, final JsonNode settings) {
		if (settings.path("solver").asText().equals("posterior")) counts(step, settings);
		else inferred(step, "the spike inference of CaLab as implemented in " + version(
			step) + ", with time steps of 1/" + step.path("upsample_factor") +
			" of a frame");
		kernel(settings);
		rejected(step, step.path("cell_names"));
	}

	private void counts(final JsonNode step, final JsonNode settings) {
		inferred(step, "the posterior mean of the activity under a sparse prior, computed by expectation propagation " +
			cite(Citation.MINKA) + " with " + version(step));
		int relative = 0;
		for (final JsonNode c : step.path("calibration"))
			if (c.asText().equals("relative")) relative++;
		sentences.add(settings.path("amplitude").isNumber()
			? "The amplitude of one spike was given as " + number(settings.path(
				"amplitude")) + "." : "The amplitude of one spike was estimated for each cell as the size of which the sizes of its events are multiples, as in MLspike " +
					cite(Citation.DENEUX) + ".");
		if (relative > 0) sentences.add("The amplitude could not be told in " + count(relative,
			"cell") + ", whose activity is in the unit of the trace.");
	}

	private void caDecon(final JsonNode step) {
		inferred(step, "CaDecon of CaLab, " + (step.has("field_descriptions")
			? "as implemented in " : "run in the browser by ") + version(step) + ", which learns the kernel from the traces");
		sentences.add("The learned kernel has a rise time constant of " + number(step
			.path("tau_rise")) + " s and a decay time constant of " + number(step.path(
				"tau_decay")) + " s" + (step.path("converged").asBoolean() ? "."
					: "; the learning had not converged when it ended."));
		rejected(step, step.path("cell_names"));
	}

	private void inferred(final JsonNode step, final String method) {
		final String unit = step.path("activity_unit").asText();
		sentences.add((unit.startsWith("spike") ? "Spikes" : "Activity") +
			" of " + count(step.path("cell_names").size(), "cell") + rate(step.path(step
				.has("fs") ? "fs" : "sampling_rate_hz")) + (unit.startsWith("spike")
					? " were" : " was") + " inferred by " + method + ".");
	}

	private void kernel(final JsonNode settings) {
		sentences.add("The kernel was a difference of two exponentials with a rise time constant of " +
			number(settings.path("tau_rise")) + " s and a decay time constant of " +
			number(settings.path("tau_decay")) + " s.");
	}

	/** Says how many cells were rejected, of those that remain and of those that were left out. */
	private void rejected(final JsonNode step, final JsonNode cellNames) {
		final Set<String> names = new HashSet<>();
		cellNames.forEach(n -> names.add(n.asText()));
		int out = 0, in = 0;
		for (final JsonNode n : step.path("rejected_cells")) {
			if (names.contains(n.asText())) in++;
			else out++;
		}
		if (out > 0) sentences.add(count(out, "further cell") + (out == 1 ? " was"
			: " were") + " rejected and left out.");
		if (in > 0) sentences.add(in + " of these cells " + (in == 1 ? "is" : "are") +
			" marked as rejected.");
	}

	private static String count(final int n, final String what) {
		return n + " " + what + (n == 1 ? "" : "s");
	}

	private static String rate(final JsonNode hz) {
		return hz.isNumber() ? ", sampled at " + number(hz) + " Hz," : "";
	}

	private static String version(final JsonNode step) {
		return step.path(step.has("generator") ? "generator" : "made_by").asText(
			Version.generator());
	}

	private String cite(final Citation citation) {
		cited.add(citation);
		return "(" + citation.inText() + ")";
	}

	/** @return three significant digits, without an exponent */
	private static String number(final JsonNode value) {
		if (!value.isNumber()) return "an unknown number of";
		return new BigDecimal(value.asDouble()).round(new MathContext(3))
			.stripTrailingZeros().toPlainString();
	}
}
