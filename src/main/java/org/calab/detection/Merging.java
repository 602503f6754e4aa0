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
package org.calab.detection;

import java.util.ArrayList;
import java.util.List;

/** Makes one cell of footprints that overlap and whose traces are alike. */
final class Merging {

	/** Pixels in common, as a fraction of the smaller footprint, from which two may be one cell. */
	private static final double OVERLAP = 0.1;

	/** From this overlap on, two footprints may be one cell even if it is large. */
	private static final double MOSTLY = 0.5;

	/** Smallest correlation of the traces: parts of one cell share its transients, neighbours rarely do. */
	private static final double CORRELATION = 0.8;

	private Merging() {}

	static List<Component> of(final List<Component> cells,
		final SignalMovie movie, final Scale scale, final Workers workers)
	{
		final List<Component> out = new ArrayList<>(cells);
		final List<float[]> positive = new ArrayList<>(cells.stream().map(
			Component::positive).toList());
		for (boolean again = true; again;) {
			again = false;
			for (int i = 0; i < out.size(); i++) {
				workers.checkCancelled();
				for (int j = out.size() - 1; j > i; j--) {
					if (!isOne(out.get(i), out.get(j), positive.get(i), positive.get(j),
						scale)) continue;
					out.set(i, merged(out.get(i), out.get(j), movie));
					positive.set(i, out.get(i).positive());
					out.remove(j);
					positive.remove(j);
					again = true;
				}
			}
		}
		return out;
	}

	private static boolean isOne(final Component a, final Component b,
		final float[] traceA, final float[] traceB, final Scale scale)
	{
		if (Math.abs(a.y() - b.y()) > scale.diameter() || Math.abs(a.x() - b
			.x()) > scale.diameter()) return false;
		final double overlap = a.footprint().overlap(b.footprint());
		if (overlap < OVERLAP || Traces.correlation(traceA, traceB) < CORRELATION)
			return false;
		return overlap >= MOSTLY || sum(a, b).area() <= scale.largestArea();
	}

	/** @return both footprints, each by the strength of its trace */
	private static Patch sum(final Component a, final Component b) {
		final Patch union = a.footprint().union(b.footprint());
		final float[] out = new float[union.weights().length];
		for (final Component c : List.of(a, b)) {
			final float strength = (float) Traces.rms(c.trace());
			final float[] w = c.footprint().within(union).weights();
			for (int i = 0; i < out.length; i++)
				out[i] += strength * w[i];
		}
		return union.withWeights(out);
	}

	private static Component merged(final Component a, final Component b,
		final SignalMovie movie)
	{
		final Patch sum = sum(a, b).trimmed();
		float largest = 0;
		for (final float w : sum.weights())
			largest = Math.max(largest, w);
		for (int i = 0; i < sum.weights().length; i++)
			sum.weights()[i] /= largest;
		return new Component(a.x(), a.y(), sum, movie.trace(sum));
	}
}
