package org.calab.fiji;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** What scripts pass as traces, in their languages' own types. */
final class TraceArguments {

	private static final String ALLOWED =
		"; allowed are numbers as one list or array, or as n_cells lists or arrays of one length";

	private TraceArguments() {}

	/** @param rate taken for arrays; a trace set's own rate is replaced by it */
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

	/** @return whether it is one trace, not rows of traces */
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

	private static InvalidInputException refused(final String name,
		final Object value)
	{
		Require.present(name, value);
		return new InvalidInputException(name + " is of type " + value.getClass()
			.getSimpleName() + ALLOWED);
	}
}
