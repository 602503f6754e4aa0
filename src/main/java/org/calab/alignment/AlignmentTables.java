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
package org.calab.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.calab.trace.Table;

/** The tables of an alignment, with one row per value. Numbers that do not exist are NaN. */
public final class AlignmentTables {

	/** Columns of {@link #aligned}. */
	public static final List<String> ALIGNED = List.of("cell", "condition", "time_s", "mean",
		"sem", "n");

	/** Columns of {@link #responses}. */
	public static final List<String> RESPONSES = List.of("cell", "trial", "condition",
		"onset_s", "response");

	private AlignmentTables() {}

	/** @return the rows of mean, standard error and number of trials, made one cell at a time */
	public static Stream<List<Object>> aligned(final Alignment a) {
		final double[] times = a.times();
		return IntStream.range(0, a.traces().numCells()).boxed().flatMap(c -> a.conditions()
			.stream().flatMap(condition -> {
				final Course course = a.course(c, condition);
				return IntStream.range(0, times.length).mapToObj(i -> List.<Object> of(a
					.traces().names().get(c), condition, times[i], course.mean()[i], course
						.sem()[i], course.n()[i]));
			}));
	}

	/** @return the rows of the response of each cell in each trial; trials have the numbers of their events, and onsets the times of the events */
	public static Stream<List<Object>> responses(final Alignment a) {
		return IntStream.range(0, a.traces().numCells()).boxed().flatMap(c -> a.trials()
			.stream().map(t -> List.<Object> of(a.traces().names().get(c), t.event().number(),
				t.event().condition(), t.event().time(), a.response(c, t))));
	}

	/** @return a table of these rows */
	public static Table table(final List<String> columns, final Stream<List<Object>> rows) {
		return new Table(columns, new ArrayList<>(rows.toList()));
	}
}
