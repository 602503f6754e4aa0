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
package org.calab.signal;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

import org.apache.commons.numbers.arrays.Selection;
import org.apache.commons.statistics.descriptive.Median;
import org.calab.check.Require;

/**
 * Medians and quantiles of unsorted values by selection, in O(n).
 * <p>
 * A quantile is always one of the values and never interpolated: as in the reference, the rank
 * {@code q·(n-1)} is rounded, see {@link Rank}. None of the definitions of Hyndman &amp; Fan (The
 * American Statistician 50, 1996) in Commons Statistics does this; the selection is that of
 * Commons Numbers.
 * </p>
 */
public final class Quantiles {

	private static final Median MEDIAN = Median.withDefaults().withCopy(false);

	private Quantiles() {}

	/** How the rank {@code q·(n-1)} of a quantile is rounded. */
	public enum Rank {

			/** Rounded down. */
			LOWER {

				@Override
				public int of(final double q, final int n) {
					return (int) Math.floor(q * (n - 1));
				}
			},

			/** Rounded to the nearest rank, halves up. */
			NEAREST {

				@Override
				public int of(final double q, final int n) {
					return (int) Math.round(q * (n - 1));
				}
			};

		/**
		 * @param q the quantile, 0 to 1
		 * @param n number of values, at least 1
		 * @return the rank in ascending order, from 0
		 */
		public abstract int of(double q, int n);
	}

	/**
	 * @param values in any order. Not modified.
	 * @return the median, the mean of the two middle values if n is even; NaN if there are no
	 *         values
	 */
	public static double median(final double[] values) {
		return MEDIAN.evaluate(values.clone());
	}

	/**
	 * @param items in any order
	 * @param value the value of an item; NaN is ignored
	 * @return the median of the values, as {@link #median(double[])}
	 */
	public static <T> double median(final Collection<T> items,
		final ToDoubleFunction<T> value)
	{
		return MEDIAN.evaluate(items.stream().mapToDouble(value).filter(v -> !Double
			.isNaN(v)).toArray());
	}

	/**
	 * @param values n values in any order, none of them NaN. Not modified.
	 * @param q the quantile, 0 to 1
	 * @return the value of this rank; NaN if there are no values
	 * @throws org.calab.check.InvalidInputException if q is below 0 or above 1
	 */
	public static double of(final double[] values, final double q,
		final Rank rank)
	{
		Require.within("quantile", q, 0, 1);
		if (values.length == 0) return Double.NaN;
		final double[] v = values.clone();
		final int k = rank.of(q, v.length);
		Selection.select(v, k);
		return v[k];
	}
}
