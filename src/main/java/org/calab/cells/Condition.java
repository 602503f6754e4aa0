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
package org.calab.cells;

import java.util.Map;

import org.calab.trace.Table;

/** A condition on the rows of a table. {@code toString} is its text, in parentheses where needed. */
sealed interface Condition permits Comparison, Condition.Both, Condition.Either,
	Condition.Not
{

	/**
	 * @param missing receives, by column, how many rows have no number where one is compared
	 * @return whether each row meets it
	 */
	boolean[] test(Table table, Map<String, Integer> missing);

	/** Both conditions. */
	record Both(Condition left, Condition right) implements Condition {

		@Override
		public boolean[] test(final Table table,
			final Map<String, Integer> missing)
		{
			final boolean[] a = left.test(table, missing), b = right.test(table,
				missing);
			for (int i = 0; i < a.length; i++)
				a[i] &= b[i];
			return a;
		}

		@Override
		public String toString() {
			return grouped(left, left instanceof Either) + " and " + grouped(right,
				!(right instanceof Comparison || right instanceof Not));
		}
	}

	/** One condition or both. */
	record Either(Condition left, Condition right) implements Condition {

		@Override
		public boolean[] test(final Table table,
			final Map<String, Integer> missing)
		{
			final boolean[] a = left.test(table, missing), b = right.test(table,
				missing);
			for (int i = 0; i < a.length; i++)
				a[i] |= b[i];
			return a;
		}

		@Override
		public String toString() {
			return left + " or " + grouped(right, right instanceof Either);
		}
	}

	/** The opposite of a condition. */
	record Not(Condition inner) implements Condition {

		@Override
		public boolean[] test(final Table table,
			final Map<String, Integer> missing)
		{
			final boolean[] a = inner.test(table, missing);
			for (int i = 0; i < a.length; i++)
				a[i] = !a[i];
			return a;
		}

		@Override
		public String toString() {
			return "not " + grouped(inner, inner instanceof Both ||
				inner instanceof Either);
		}
	}

	private static String grouped(final Condition c, final boolean grouped) {
		return grouped ? "(" + c + ")" : c.toString();
	}
}
