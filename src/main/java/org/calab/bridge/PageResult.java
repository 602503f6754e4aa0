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
package org.calab.bridge;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.io.Json;
import org.calab.trace.CellStates;
import org.calab.trace.TraceSet;

/**
 * The result of CaDecon. The arrays are not copied.
 *
 * @param activity n_cells × n_timepoints spike counts per frame, under the
 *          names and the rate of the traces that the page was given
 * @param alphas n_cells amplitudes of one spike; NaN if the page has none
 * @param baselines n_cells levels; NaN if the page has none
 * @param pves n_cells proportions of variance explained; NaN if the page has none
 * @param kernelSlow {@code beta·(e^(-t/tauDecay) - e^(-t/tauRise))} at
 *          {@code t = i/fs}, ⌊5·tauDecay·fs⌋ samples; empty if nothing was
 *          fitted
 * @param kernelFast the same of the fast component; empty if there is none
 * @param fs sampling rate in Hz
 * @param metadata all other fields of the page, by their names: the time constants,
 *          residual, h_free, num_iterations, converged, ...
 */
public record PageResult(TraceSet activity, double[] alphas,
	double[] baselines, double[] pves, double[] kernelSlow,
	double[] kernelFast, double fs, Map<String, Object> metadata)
{

	/** Length of a waveform in decay times. */
	private static final double DECAYS = 5;

	private static final int LONGEST = 10_000_000;

	private static final Set<String> FIELDS = Set.of("alphas", "baselines",
		"pves", "fs");

	/**
	 * @param json as sent by the page; null stands for a missing number
	 * @param activity of the same shape as {@code traces}; not copied
	 * @param traces that the page was given
	 * @throws InvalidInputException if a value is invalid or they do not match
	 */
	static PageResult of(final JsonNode json, final double[][] activity,
		final TraceSet traces)
	{
		final int cells = traces.numCells();
		final double fs = json.path("fs").isNumber() ? positive(json, "fs") : traces
			.rate().hz();
		final Map<String, Object> metadata = new LinkedHashMap<>();
		json.fields().forEachRemaining(e -> {
			if (!FIELDS.contains(e.getKey())) metadata.put(e.getKey(), Json.plain(e
				.getValue()));
		});
		return new PageResult(traces.withOwned(activity), perCell(json, "alphas",
				cells), perCell(json, "baselines", cells), perCell(json, "pves", cells),
			waveform(json, "", fs), waveform(json, "_fast", fs), fs, metadata);
	}

	/** @param cells counted from 0 */
	PageResult withCells(final int[] cells) {
		return new PageResult(activity.withCells(cells), at(alphas, cells), at(
			baselines, cells), at(pves, cells), kernelSlow, kernelFast, fs, metadata);
	}

	PageResult withStates(final CellStates states) {
		return new PageResult(activity.withStates(states), alphas, baselines, pves,
			kernelSlow, kernelFast, fs, metadata);
	}

	private static double[] at(final double[] values, final int[] cells) {
		return Arrays.stream(cells).mapToDouble(i -> values[i]).toArray();
	}

	private static double[] perCell(final JsonNode json, final String name,
		final int cells)
	{
		final JsonNode values = json.path(name);
		if (!values.isArray() || values.size() != cells) {
			throw InvalidInputException.of(name, "must be a list of " + cells +
				" numbers, one per cell, but is " + (values.isArray() ? "a list of " + values.size()
				: "not a list") + ".");
		}
		final double[] out = new double[cells];
		for (int i = 0; i < cells; i++) {
			final JsonNode v = values.get(i);
			if (!v.isNumber() && !v.isNull()) throw InvalidInputException.of(name,
				"must contain only numbers and null, but contains " + v + ".");
			out[i] = v.isNull() ? Double.NaN : v.asDouble();
		}
		return out;
	}

	/** @return the waveform; empty if there is no such component */
	private static double[] waveform(final JsonNode json, final String suffix,
		final double fs)
	{
		final String rise = "tau_rise" + suffix, decay = "tau_decay" + suffix, beta =
			"beta" + suffix;
		for (final String name : new String[] { rise, decay, beta })
			if (json.path(name).isMissingNode() || json.path(name).isNull())
				return new double[0];
		if (!suffix.isEmpty() && (json.get(beta).asDouble() == 0 || json.get(decay)
			.asDouble() == 0)) return new double[0];
		final double tauRise = positive(json, rise), tauDecay = positive(json,
			decay);
		final double amplitude = number(json, beta);
		final double samples = Math.floor(DECAYS * tauDecay * fs);
		if (samples > LONGEST) throw InvalidInputException.of(decay, "is " + tauDecay + " s at " +
			fs + " Hz, which gives a kernel of " + samples + " samples; at most " + LONGEST +
			" are supported.");
		final double[] h = new double[(int) samples];
		for (int i = 0; i < h.length; i++)
			h[i] = amplitude * (Math.exp(-i / fs / tauDecay) - Math.exp(-i / fs /
				tauRise));
		return h;
	}

	private static double positive(final JsonNode json, final String name) {
		final double v = number(json, name);
		if (!(v > 0)) throw InvalidInputException.mustBe(name, "a finite number greater than 0", v);
		return v;
	}

	private static double number(final JsonNode json, final String name) {
		final JsonNode v = json.path(name);
		if (!v.isNumber() || !Double.isFinite(v.asDouble())) {
			throw InvalidInputException.of(name, "must be a finite number, but is " + v + ".");
		}
		return v.asDouble();
	}
}
