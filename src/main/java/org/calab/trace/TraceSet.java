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

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Traces of several cells over the same frames: n_cells × n_timepoints, one row per cell,
 * with the sampling rate, a unique name for each cell, and the origin of the traces.
 * Immutable: arrays are copied in and out.
 */
public final class TraceSet implements Serializable {

	private static final long serialVersionUID = 1L;

	private final double[][] rows;
	private final SamplingRate rate;
	private final List<String> names;
	private final String origin;

	private TraceSet(final double[][] rows, final SamplingRate rate,
		final List<String> names, final String origin)
	{
		this.rows = rows;
		this.rate = rate;
		this.names = names;
		this.origin = origin;
	}

	/**
	 * @param traces n_cells × n_timepoints, at least 1 × 1, with rows of equal length; may
	 *          contain NaN. Not modified.
	 * @param rate frames per second, or unknown
	 * @return the set, with cells named "Cell 1", "Cell 2", ...
	 * @throws InvalidInputException if empty or ragged
	 */
	public static TraceSet of(final double[][] traces, final SamplingRate rate) {
		Require.present("traces", traces);
		final double[][] copy = new double[traces.length][];
		for (int i = 0; i < copy.length; i++)
			copy[i] = Require.present("traces row " + i, traces[i]).clone();
		return owning(copy, rate);
	}

	/**
	 * As {@link #of}, but without a copy, for readers of large files.
	 *
	 * @param rows n_cells × n_timepoints; the caller must not modify them afterwards
	 */
	public static TraceSet owning(final double[][] rows,
		final SamplingRate rate)
	{
		Require.present("traces", rows);
		if (rows.length == 0) throw InvalidInputException.of("traces",
			"must have at least 1 cell (n_cells x n_timepoints), but has none.");
		for (int i = 0; i < rows.length; i++) {
			Require.present("traces row " + i, rows[i]);
			if (rows[i].length != rows[0].length) {
				throw InvalidInputException.of("traces", "must have rows of equal length, " +
					"but row " + i + " (counted from 0) has " + rows[i].length +
					" samples and row 0 has " + rows[0].length + ".");
			}
		}
		if (rows[0].length == 0) throw InvalidInputException.of("traces",
			"must have at least 1 frame (n_cells x n_timepoints), but has none.");
		final List<String> names = new ArrayList<>();
		for (int i = 1; i <= rows.length; i++)
			names.add("Cell " + i);
		return new TraceSet(rows, Require.present("rate", rate), List.copyOf(names),
			"");
	}

	/** @return a set with the trace of one cell */
	public static TraceSet ofSingle(final double[] trace,
		final SamplingRate rate)
	{
		return of(new double[][] { Require.present("trace", trace) }, rate);
	}

	public int numCells() {
		return rows.length;
	}

	public int numTimepoints() {
		return rows[0].length;
	}

	public SamplingRate rate() {
		return rate;
	}

	/** @return the names of the cells, which are unique */
	public List<String> names() {
		return names;
	}

	/** @return the origin of the traces (a file or an image title); may be empty */
	public String origin() {
		return origin;
	}

	/** @return a copy of the trace of one cell */
	public double[] trace(final int cell) {
		return rows[cell].clone();
	}

	/** @return one sample; {@code cell} and {@code frame} count from 0 */
	public double value(final int cell, final int frame) {
		return rows[cell][frame];
	}

	/** @return a copy, n_cells × n_timepoints */
	public double[][] toArray() {
		final double[][] copy = new double[rows.length][];
		for (int i = 0; i < copy.length; i++)
			copy[i] = rows[i].clone();
		return copy;
	}

	/**
	 * @param cells cells counted from 0, at least one, without duplicates
	 * @return these cells, with their names
	 */
	public TraceSet withCells(final int[] cells) {
		final double[][] some = new double[cells.length][];
		final List<String> someNames = new ArrayList<>(cells.length);
		for (int k = 0; k < cells.length; k++) {
			some[k] = rows[Require.within("cell", cells[k], 0, rows.length - 1)];
			someNames.add(names.get(cells[k]));
		}
		return owning(some, rate).withNames(someNames).withOrigin(origin);
	}

	/** @return the time of a frame in seconds from the first frame, or its index from 0 if the rate is unknown */
	public double time(final int frame) {
		return rate.isKnown() ? frame / rate.hz() : frame;
	}

	/**
	 * @param from first cell, counted from 0
	 * @param to last cell, exclusive
	 * @return these cells, with their names
	 */
	public TraceSet cells(final int from, final int to) {
		Require.within("to", to, 1, rows.length);
		Require.within("from", from, 0, to - 1);
		return new TraceSet(Arrays.copyOfRange(rows, from, to), rate, List.copyOf(
			names.subList(from, to)), origin);
	}

	/** @return the same traces at this rate */
	public TraceSet withRate(final SamplingRate newRate) {
		return new TraceSet(rows, Require.present("rate", newRate), names, origin);
	}

	/** @return the same traces with this origin */
	public TraceSet withOrigin(final String newOrigin) {
		return new TraceSet(rows, rate, names, Require.present("origin",
			newOrigin));
	}

	/**
	 * @param newNames one per cell. Duplicates get the suffix "-2", "-3", ...; an empty name
	 *          becomes "Cell i".
	 * @return the same traces with these names
	 */
	public TraceSet withNames(final List<String> newNames) {
		if (newNames.size() != rows.length) {
			throw InvalidInputException.of("names", "must have one entry per cell, here " +
				rows.length + ", but has " + newNames.size() + ".");
		}
		return new TraceSet(rows, rate, distinct(newNames), origin);
	}

	/** @return other samples of the same shape, with the names, rate and origin of this set */
	public TraceSet withTraces(final double[][] traces) {
		return of(traces, rate).withNames(names).withOrigin(origin);
	}

	/**
	 * As {@link #withTraces}, but without a copy.
	 *
	 * @param rows n_cells × n_timepoints; the caller must not modify them afterwards
	 */
	public TraceSet withOwned(final double[][] rows) {
		return owning(rows, rate).withNames(names).withOrigin(origin);
	}

	private static List<String> distinct(final List<String> names) {
		final Set<String> wanted = new HashSet<>(names);
		final Set<String> taken = new HashSet<>();
		final List<String> out = new ArrayList<>(names.size());
		for (int i = 0; i < names.size(); i++) {
			final String given = names.get(i) == null ? "" : names.get(i).trim();
			final String base = given.isEmpty() ? "Cell " + (i + 1) : given;
			String name = base;
			// a suffixed name must not equal the name of another cell
			for (int k = 2; taken.contains(name) || !name.equals(given) && wanted
				.contains(name); k++)
				name = base + "-" + k;
			taken.add(name);
			out.add(name);
		}
		return List.copyOf(out);
	}

	@Override
	public String toString() {
		return numCells() + (numCells() == 1 ? " cell x " : " cells x ") + numTimepoints() +
			" frames, " + rate;
	}
}
