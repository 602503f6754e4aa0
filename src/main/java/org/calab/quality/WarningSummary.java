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
package org.calab.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Summarises the warnings of the cells of a recording: one sentence for each kind. */
public final class WarningSummary {

	/** Frames by which cells may differ and still share an artefact. */
	private static final int SAME = 2;

	private WarningSummary() {}

	/**
	 * @param cells warnings of each cell
	 * @param names names of the cells
	 * @return one sentence for each kind that occurs, with what helps, for example "38 of 40
	 *         cells jump at frame 9,000: cut the traces there and process the parts one by
	 *         one."
	 */
	public static List<String> of(final List<List<CellWarning>> cells,
		final List<String> names)
	{
		final Map<WarningKind, List<CellWarning>> found = new TreeMap<>();
		final Map<WarningKind, String> first = new TreeMap<>();
		for (int i = 0; i < cells.size(); i++)
			for (final CellWarning w : cells.get(i)) {
				found.computeIfAbsent(w.kind(), k -> new ArrayList<>()).add(w);
				first.putIfAbsent(w.kind(), names.get(i));
			}
		final List<String> sentences = new ArrayList<>();
		found.forEach((kind, all) -> sentences.add(start(kind, all, cells.size(),
			first.get(kind)) + (kind.help().isEmpty() ? "." : ": " + kind.help() +
				".")));
		return sentences;
	}

	private static String start(final WarningKind kind,
		final List<CellWarning> all, final int cells, final String name)
	{
		if (all.size() == 1) return (cells == 1 ? "The trace" : name) + " " + kind
			.one() + CellWarning.after(all.get(0).detail());
		final String who = all.size() + " of " + cells + " cells " + kind.many();
		final CellWarning common = common(all);
		final int share = (int) all.stream().filter(w -> same(w, common)).count();
		if (share == all.size()) return who + CellWarning.after(common.detail());
		if (common.frame() >= 0 && 2 * share >= all.size()) return who + ", " +
			share + " of them " + common.detail();
		return who + CellWarning.after(kind.various());
	}

	/** @return the warning that most others equal */
	private static CellWarning common(final List<CellWarning> all) {
		CellWarning best = all.get(0);
		long most = 0;
		for (final CellWarning w : all) {
			final long share = all.stream().filter(o -> same(o, w)).count();
			if (share > most) {
				most = share;
				best = w;
			}
			if (2 * most > all.size()) break;
		}
		return best;
	}

	private static boolean same(final CellWarning a, final CellWarning b) {
		return a.frame() >= 0 && b.frame() >= 0 ? Math.abs(a.frame() - b.frame()) <=
			SAME : Objects.equals(a.detail(), b.detail());
	}
}
