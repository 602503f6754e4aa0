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
package org.calab.tools.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which found regions are which true ones. */
final class Matching {

	private Matching() {}

	/** @return the intersection of two sets of pixels over their union */
	static double overlap(final Set<Integer> a, final Set<Integer> b) {
		final long both = a.stream().filter(b::contains).count();
		return (double) both / (a.size() + b.size() - both);
	}

	private record Pair(int found, int cell, double overlap) {}

	/**
	 * @return for each true region the found one, or -1: the pairs with the largest overlaps first, each
	 *         region once. With a smallest overlap above 1/3 of disjoint regions this is the best
	 *         assignment but for rare cases
	 */
	static int[] of(final List<Set<Integer>> found,
		final List<Set<Integer>> cells, final double smallest)
	{
		final List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < found.size(); i++)
			for (int j = 0; j < cells.size(); j++) {
				final double o = overlap(found.get(i), cells.get(j));
				if (o >= smallest) pairs.add(new Pair(i, j, o));
			}
		pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
		final int[] match = new int[cells.size()];
		Arrays.fill(match, -1);
		final boolean[] taken = new boolean[found.size()];
		for (final Pair p : pairs)
			if (match[p.cell()] < 0 && !taken[p.found()]) {
				match[p.cell()] = p.found();
				taken[p.found()] = true;
			}
		return match;
	}
}
