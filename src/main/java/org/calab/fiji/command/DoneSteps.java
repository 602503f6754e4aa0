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
package org.calab.fiji.command;

import java.util.ArrayList;
import java.util.List;

/** The macro lines of what was done with a movie, also with traces of it that were closed meanwhile. */
final class DoneSteps {

	private final ShownTraces traces;
	/** Lines of before, and those of them that are steps of the traces: other traces of the movie begin with them, too. */
	private List<String> earlier = List.of(), counted = List.of();

	DoneSteps(final ShownTraces traces) {
		this.traces = traces;
	}

	/** @return the lines, in order */
	List<String> lines() {
		final List<String> all = new ArrayList<>(earlier), now = traces.steps();
		int same = 0;
		while (same < Math.min(now.size(), counted.size()) && now.get(same).equals(
			counted.get(same)))
			same++;
		all.addAll(now.subList(same, now.size()));
		return all;
	}

	/** @param before what led to the traces in view; their further steps, and those of the traces after them, are added */
	void begin(final List<String> before) {
		earlier = List.copyOf(before);
		counted = traces.steps();
	}
}
