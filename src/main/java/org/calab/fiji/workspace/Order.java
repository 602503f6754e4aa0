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
package org.calab.fiji.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.calab.trace.CellStates;

/**
 * The order of the cells in the table and in the raster. Immutable.
 *
 * @param key {@link #NUMBER}, {@link #NAME}, {@link #STATE}, {@link #POSITION},
 *          {@link #CORRELATION} or a column of the table
 * @param falling whether the largest comes first
 */
public record Order(String key, boolean falling) {

	public static final String NUMBER = "number", NAME = "cell", STATE = "state",
			POSITION = "position", CORRELATION = "correlation";

	/** @return the order of the ROIs */
	public static Order natural() {
		return new Order(NUMBER, false);
	}

	/** @return by this key; the same key again turns the order round */
	public Order by(final String next) {
		return next.equals(key) ? new Order(key, !falling) : new Order(next,
			isMeasure(next));
	}

	/** @return whether the largest is of most interest */
	private static boolean isMeasure(final String key) {
		return !List.of(NUMBER, NAME, STATE, POSITION, CORRELATION).contains(key);
	}

	/**
	 * @param ranks place of each cell by correlation, if it is known
	 * @return the cells in this order; those without a value last
	 */
	public List<Integer> of(final CellData data, final CellStates states,
		final List<Integer> cells, final Optional<int[]> ranks)
	{
		final Comparator<Integer> by = comparator(data, states, ranks);
		return cells.stream().sorted(by.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	private Comparator<Integer> comparator(final CellData data,
		final CellStates states, final Optional<int[]> ranks)
	{
		return switch (key) {
			case NUMBER -> turned(Comparator.naturalOrder());
			case NAME -> turned(Comparator.comparing(data.names()::get,
				String.CASE_INSENSITIVE_ORDER));
			case STATE -> turned(Comparator.comparing(c -> states.of(data
				.names().get(c))));
			case POSITION -> byNumber(data.places().stream().mapToDouble(p -> p.map(
				xy -> xy[1]).orElse(Double.NaN)).toArray());
			case CORRELATION -> byNumber(data.rows().stream().mapToDouble(
				row -> ranks.filter(r -> row >= 0 && row < r.length).map(
					r -> (double) r[row]).orElse(Double.NaN)).toArray());
			default -> data.numericColumns().contains(key) ? byNumber(data.numbers(
				key)) : turned(Comparator.comparing(c -> String.valueOf(data
					.value(c, key))));
		};
	}

	private Comparator<Integer> turned(final Comparator<Integer> by) {
		return falling ? by.reversed() : by;
	}

	/** NaN comes last in either direction. */
	private Comparator<Integer> byNumber(final double[] values) {
		final Comparator<Integer> missing = Comparator.comparing(c -> Double.isNaN(
			values[c]));
		return missing.thenComparing(turned(Comparator.comparingDouble(
			c -> values[c])));
	}
}
