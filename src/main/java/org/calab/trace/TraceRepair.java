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
package org.calab.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/** Repairs of traces that cannot be deconvolved as they are; several are applied in this order. */
public enum TraceRepair {

		/** Swaps rows and columns, for arrays with one row per frame. */
		TRANSPOSE("Transpose"),

		/** Omits cells with a NaN or infinite sample. */
		DROP_MISSING("Leave these cells out"),

		/**
		 * Replaces NaN and infinite samples by linear interpolation, and omits cells without a
		 * finite sample.
		 */
		INTERPOLATE("Interpolate"),

		/** Omits cells with a constant trace. */
		DROP_CONSTANT("Leave out constant cells");

	private static final String NONE = "none";

	private final String label;

	TraceRepair(final String label) {
		this.label = label;
	}

	/** @return the label of a button for this repair */
	public String label() {
		return label;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Repaired traces.
	 *
	 * @param traces traces with the original rate; remaining cells keep their names unless
	 *          the traces were transposed
	 * @param notes one sentence per repair that changed the traces
	 */
	public record Repaired(TraceSet traces, List<String> notes) {

		public Repaired {
			notes = List.copyOf(notes);
		}
	}

	/** @param text "none", or a comma-separated list of repairs */
	public static Set<TraceRepair> of(final String text) {
		final Set<TraceRepair> all = EnumSet.noneOf(TraceRepair.class);
		final String wanted = text == null ? "" : text.trim();
		if (wanted.isEmpty() || wanted.equalsIgnoreCase(NONE)) return all;
		for (final String part : wanted.split("\\s*[,;]\\s*|\\s+"))
			all.add(Require.choice("repair", part, TraceRepair.class));
		return all;
	}

	/** @return the repairs as text that {@link #of(String)} reads */
	public static String text(final Set<TraceRepair> repairs) {
		return repairs.isEmpty() ? NONE : repairs.stream().sorted().map(
			TraceRepair::toString).collect(Collectors.joining(","));
	}

	/** @throws InvalidInputException if no cell remains */
	public static Repaired apply(final Set<TraceRepair> repairs,
		final TraceSet traces)
	{
		TraceSet now = traces;
		final List<String> notes = new ArrayList<>();
		for (final TraceRepair r : values())
			if (repairs.contains(r)) now = r.apply(now, notes);
		return new Repaired(now, notes);
	}

	private TraceSet apply(final TraceSet traces, final List<String> notes) {
		return switch (this) {
			case TRANSPOSE -> transposed(traces, notes);
			case DROP_MISSING -> kept(traces, i -> Arrays.stream(traces.trace(i))
				.allMatch(Double::isFinite), "missing samples", notes);
			case INTERPOLATE -> interpolated(kept(traces, i -> Gaps.hasFinite(traces
				.trace(i)), "no finite sample", notes), notes);
			case DROP_CONSTANT -> kept(traces, i -> changes(traces, i),
				"constant trace", notes);
		};
	}

	private static boolean changes(final TraceSet traces, final int cell) {
		// true for a trace with NaN, too, which is not equal to anything
		return IntStream.range(1, traces.numTimepoints()).anyMatch(t -> traces
			.value(cell, t) != traces.value(cell, 0));
	}

	private static TraceSet transposed(final TraceSet traces,
		final List<String> notes)
	{
		final double[][] rows = Orientation.swapped(traces.toArray());
		notes.add("Rows and columns were swapped: " + rows.length + " cells of " +
			traces.numCells() + " frames");
		return TraceSet.owning(rows, traces.rate()).withOrigin(traces.origin());
	}

	private static TraceSet interpolated(final TraceSet traces,
		final List<String> notes)
	{
		final double[][] rows = traces.toArray();
		int filled = 0, cells = 0;
		for (final double[] row : rows) {
			final int n = Gaps.fill(row, null);
			filled += n;
			if (n > 0) cells++;
		}
		if (filled > 0) notes.add(filled + " missing samples were interpolated, in " +
			cells + (cells == 1 ? " cell" : " cells"));
		return traces.withOwned(rows);
	}

	private static TraceSet kept(final TraceSet traces, final IntPredicate good,
		final String why, final List<String> notes)
	{
		final int[] cells = IntStream.range(0, traces.numCells()).filter(good)
			.toArray();
		if (cells.length == 0) throw new InvalidInputException(
			"No cell remains of " + traces.numCells() + ": " + why + ".");
		final int out = traces.numCells() - cells.length;
		if (out == 0) return traces;
		notes.add(out + (out == 1 ? " cell was" : " cells were") + " left out: " +
			why);
		return traces.withCells(cells);
	}
}
