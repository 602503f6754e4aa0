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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Traces of several cells over the same frames: n_cells × n_timepoints, one row per cell,
 * with the sampling rate, a unique name and the state of each cell, and the origin of the traces.
 * Immutable: arrays are copied in and out.
 */
public final class TraceSet implements Serializable {

	private static final long serialVersionUID = 1L;

	private final double[][] rows;
	private final SamplingRate rate;
	private final List<String> names;
	private final String origin;
	private final CellStates states;

	private TraceSet(final double[][] rows, final SamplingRate rate,
		final List<String> names, final String origin, final CellStates states)
	{
		this.rows = rows;
		this.rate = rate;
		this.names = names;
		this.origin = origin;
		this.states = states;
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
			"", CellStates.allAccepted());
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

	/** @return the states of the cells, and of those that were left out */
	public CellStates states() {
		return states;
	}

	/** @return the same traces with these states of their cells */
	public TraceSet withStates(final CellStates newStates) {
		return new TraceSet(rows, rate, names, origin, Require.present("states",
			newStates).inOrderOf(names));
	}

	/**
	 * @param accepted whether each cell is accepted
	 * @return the same traces with these states of their cells
	 */
	public TraceSet withAccepted(final boolean[] accepted) {
		return withStates(CellStates.rejecting(IntStream.range(0, rows.length)
			.filter(i -> !accepted[i]).mapToObj(names::get).toList()));
	}

	/**
	 * @return the accepted cells, counted from 0
	 * @throws InvalidInputException if all are rejected
	 */
	public int[] acceptedCells() {
		final int[] accepted = IntStream.range(0, rows.length).filter(i -> !states
			.isRejected(names.get(i))).toArray();
		if (accepted.length == 0) throw new InvalidInputException((rows.length == 1
			? "The only cell is" : "All " + rows.length + " cells are") +
			" rejected; set cells_only to false to take all, or accept some.");
		return accepted;
	}

	/**
	 * @return the accepted cells; this set if none is rejected
	 * @throws InvalidInputException if all are rejected
	 */
	public TraceSet accepted() {
		final int[] cells = acceptedCells();
		return cells.length == rows.length ? this : withCells(cells);
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
		return owning(some, rate).withNames(someNames).withOrigin(origin).withStates(
			states);
	}

	/** @return the entries of these cells, counted from 0, of a list with one entry per cell */
	public static <T> List<T> pick(final List<T> ofCells, final int[] cells) {
		return Arrays.stream(cells).mapToObj(ofCells::get).toList();
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
			names.subList(from, to)), origin, states);
	}

	/** @return the same traces at this rate */
	public TraceSet withRate(final SamplingRate newRate) {
		return new TraceSet(rows, Require.present("rate", newRate), names, origin,
			states);
	}

	/** @return the same traces with this origin */
	public TraceSet withOrigin(final String newOrigin) {
		return new TraceSet(rows, rate, names, Require.present("origin",
			newOrigin), states);
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
		final List<String> distinct = CellNames.distinct(newNames);
		final Map<String, String> renamed = new HashMap<>();
		for (int i = 0; i < rows.length; i++)
			renamed.put(names.get(i), distinct.get(i));
		return new TraceSet(rows, rate, distinct, origin, states.renamed(
			n -> renamed.getOrDefault(n, n)));
	}

	/** @return other samples of the same shape, with the names, states, rate and origin of this set */
	public TraceSet withTraces(final double[][] traces) {
		return of(traces, rate).withNames(names).withOrigin(origin).withStates(
			states);
	}

	/**
	 * As {@link #withTraces}, but without a copy.
	 *
	 * @param rows n_cells × n_timepoints; the caller must not modify them afterwards
	 */
	public TraceSet withOwned(final double[][] rows) {
		return owning(rows, rate).withNames(names).withOrigin(origin).withStates(
			states);
	}

	@Override
	public String toString() {
		return numCells() + (numCells() == 1 ? " cell x " : " cells x ") + numTimepoints() +
			" frames, " + rate;
	}
}
