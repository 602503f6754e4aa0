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
package org.calab.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of cells that are unique. */
public final class CellNames {

	private CellNames() {}

	/**
	 * @param names names of cells, which may be empty or occur twice
	 * @return as many names, each once: duplicates get the suffix "-2", "-3", ...; an empty
	 *         name becomes "Cell i"
	 */
	public static List<String> distinct(final List<String> names) {
		final Set<String> wanted = new HashSet<>(names);
		final Set<String> taken = new HashSet<>();
		final List<String> out = new ArrayList<>(names.size());
		for (int i = 0; i < names.size(); i++) {
			final String given = names.get(i) == null ? "" : names.get(i).trim();
			final String base = given.isEmpty() ? "Cell " + (i + 1) : given;
			String name = base;
			// a suffixed name must not equal the name of another cell
			for (int k = 2; taken.contains(name) || !name.equals(given) && wanted
				.contains(name); k++)
				name = base + "-" + k;
			taken.add(name);
			out.add(name);
		}
		return List.copyOf(out);
	}
}
