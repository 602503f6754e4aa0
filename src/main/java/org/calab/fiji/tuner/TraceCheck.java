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
package org.calab.fiji.tuner;

import java.util.ArrayList;
import java.util.List;

import org.calab.trace.TraceRepair;
import org.calab.trace.TraceSet;

/** A problem of traces that should be solved before tuning, with possible repairs. */
public final class TraceCheck {

	/** Kinds of problems. */
	public enum Kind {

			/** NaN or infinite samples, which cannot be deconvolved. */
			NOT_FINITE,

			/** More cells than frames: rows and columns may have been swapped. */
			TRANSPOSED,

			/** Cells with constant traces. */
			CONSTANT
	}

	/**
	 * @param message the problem
	 * @param wayOut what to do about it
	 * @param repairs each of which solves it
	 * @param canStay whether tuning is possible without a repair
	 */
	public record Finding(Kind kind, String message, String wayOut,
		List<TraceRepair> repairs, boolean canStay)
	{

		/** @return message and way out */
		public String text() {
			return message + ". " + wayOut + ".";
		}
	}

	/** The largest number of names listed. */
	private static final int MOST_NAMES = 5;

	private TraceCheck() {}

	/** @return the problems, in the order of their repair; empty if there are none */
	public static List<Finding> of(final TraceSet traces) {
		final List<String> broken = new ArrayList<>(), flat = new ArrayList<>();
		long samples = 0;
		for (int i = 0; i < traces.numCells(); i++) {
			long bad = 0;
			boolean constant = true;
			for (int t = 0; t < traces.numTimepoints(); t++) {
				if (!Double.isFinite(traces.value(i, t))) bad++;
				if (traces.value(i, t) != traces.value(i, 0)) constant = false;
			}
			samples += bad;
			if (bad > 0) broken.add(traces.names().get(i));
			else if (constant) flat.add(traces.names().get(i));
		}
		final List<Finding> found = new ArrayList<>();
		if (traces.numCells() > traces.numTimepoints()) found.add(new Finding(
			Kind.TRANSPOSED, "There are more cells (" + traces.numCells() +
				") than frames (" + traces.numTimepoints() + ")",
			"If rows and columns are swapped, transpose them (repair=transpose): a row " +
				"must be a cell", List.of(TraceRepair.TRANSPOSE), true));
		if (!broken.isEmpty()) found.add(new Finding(Kind.NOT_FINITE, samples +
			" samples are NaN or infinite, in " + list(broken),
			"Interpolate them (repair=interpolate), or leave these cells out " +
				"(repair=drop_missing)", List.of(TraceRepair.INTERPOLATE,
					TraceRepair.DROP_MISSING), false));
		if (!flat.isEmpty()) found.add(new Finding(Kind.CONSTANT, list(flat) +
			(flat.size() == 1 ? " never changes" : " never change"),
			"They contain no activity. Check the ROIs " +
				"they came from, or leave them out (repair=drop_constant)", List.of(
					TraceRepair.DROP_CONSTANT), true));
		return List.copyOf(found);
	}

	private static String list(final List<String> names) {
		return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names
			.size()))) + (names.size() > MOST_NAMES ? " and " + (names.size() -
				MOST_NAMES) + " more cells" : "");
	}
}
