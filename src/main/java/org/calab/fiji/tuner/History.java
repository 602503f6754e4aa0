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
package org.calab.fiji.tuner;

import java.util.ArrayList;
import java.util.List;

/**
 * A value with its undo and redo history. Immutable.
 *
 * @param past oldest first
 * @param present the current value
 * @param future values that were undone, the most recent first
 * @param moving whether the present value is temporary, for example while a slider
 *          is dragged: the next value replaces it
 */
public record History<T>(List<T> past, T present, List<T> future,
	boolean moving)
{

	private static final int LONGEST = 200;

	public static <T> History<T> of(final T first) {
		return new History<>(List.of(), first, List.of(), false);
	}

	/** @return with one more step, unless nothing changes; clears what was undone */
	public History<T> set(final T next) {
		return change(next, false);
	}

	/** As {@link #set}, but all moves up to the next set count as one step. */
	public History<T> move(final T next) {
		return change(next, true);
	}

	private History<T> change(final T next, final boolean on) {
		if (moving) return new History<>(past, next, List.of(), on);
		if (next.equals(present)) return this;
		final List<T> longer = new ArrayList<>(past);
		longer.add(present);
		return new History<>(List.copyOf(longer.subList(Math.max(0, longer.size() -
			LONGEST), longer.size())), next, List.of(), on);
	}

	public boolean canUndo() {
		return !past.isEmpty();
	}

	public boolean canRedo() {
		return !future.isEmpty();
	}

	/** @return one step back; unchanged if there is none */
	public History<T> undo() {
		if (!canUndo()) return this;
		final List<T> later = new ArrayList<>(future);
		later.add(0, present);
		return new History<>(past.subList(0, past.size() - 1), past.get(past
			.size() - 1), List.copyOf(later), false);
	}

	/** @return one step forward; unchanged if there is none */
	public History<T> redo() {
		if (!canRedo()) return this;
		final List<T> earlier = new ArrayList<>(past);
		earlier.add(present);
		return new History<>(List.copyOf(earlier), future.get(0), future.subList(1,
			future.size()), false);
	}
}
