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
package org.calab.fiji;

import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** Converts the traces of scripts from the types of their languages. */
final class TraceArguments {

	private static final String REQUIREMENT =
		"must be numbers as one list or array, or as n_cells lists or arrays of equal length, but is of type ";

	private TraceArguments() {}

	/** @param rate sampling rate; replaces the own rate of a trace set */
	static TraceSet traces(final Object traces, final SamplingRate rate) {
		if (traces instanceof TraceSet set) return set.withRate(rate);
		if (isVector(traces)) return TraceSet.ofSingle(vector("traces", traces),
			rate);
		if (traces instanceof double[][] rows) return TraceSet.of(rows, rate);
		final List<?> rows = traces instanceof Object[] array ? List.of(array)
			: traces instanceof List<?> list ? list : null;
		if (rows == null) throw refused("traces", traces);
		return TraceSet.of(rows.stream().map(r -> vector("traces row", r)).toArray(
			double[][]::new), rate);
	}

	/** @return whether it is a single trace, not rows of traces */
	static boolean isVector(final Object traces) {
		return traces instanceof double[] || traces instanceof float[] ||
			traces instanceof List<?> list && (list.isEmpty() || list.get(
				0) instanceof Number);
	}

	static double[] vector(final String name, final Object value) {
		if (value instanceof double[] d) return d;
		if (value instanceof float[] f) {
			final double[] out = new double[f.length];
			for (int i = 0; i < out.length; i++)
				out[i] = f[i];
			return out;
		}
		if (!(value instanceof List<?> list)) throw refused(name, value);
		return list.stream().mapToDouble(v -> {
			if (v instanceof Number n) return n.doubleValue();
			throw refused(name + " entry", v);
		}).toArray();
	}

	/** @param lengths whole numbers that add up to the length of {@code flat} */
	static double[][] split(final String name, final double[] flat,
		final double[] lengths)
	{
		double sum = 0;
		for (final double l : lengths) {
			if (!(l >= 0) || l != Math.rint(l)) throw InvalidInputException.of("trace_lengths",
				"must contain only whole numbers of at least 0, but contains " + l + ".");
			sum += l;
		}
		if (sum != flat.length) throw InvalidInputException.of(name,
			"must have as many samples as the sum of trace_lengths, " + Require.plain(sum) +
			", but has " + flat.length + ".");
		final double[][] rows = new double[lengths.length][];
		int at = 0;
		for (int i = 0; i < rows.length; i++)
			rows[i] = Arrays.copyOfRange(flat, at, at += (int) lengths[i]);
		return rows;
	}

	private static InvalidInputException refused(final String name,
		final Object value)
	{
		Require.present(name, value);
		return InvalidInputException.of(name, REQUIREMENT + value.getClass()
			.getSimpleName() + ".");
	}
}
