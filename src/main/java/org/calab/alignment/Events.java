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

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * The events of an experiment. Immutable.
 *
 * @param list at least one, in the order of their source
 * @param firstFrame time of the recording's first frame on the clock of the events in s, if
 *          the source of the events knows it
 * @param notes for the user: what was chosen, and what is doubtful
 */
public record Events(List<Event> list, OptionalDouble firstFrame,
	List<String> notes) implements Serializable
{

	/** The condition of events without conditions. */
	public static final String ALL = "all";

	/** @throws InvalidInputException if there is no event */
	public Events {
		list = List.copyOf(list);
		if (list.isEmpty()) throw InvalidInputException.of("events",
			"must have at least one event, but has none.");
		notes = List.copyOf(notes);
	}

	/**
	 * @param times in seconds
	 * @param conditions one for each time
	 * @return these events, with a note if some are the same
	 * @throws InvalidInputException if there is none, or the numbers of both differ
	 */
	public static Events of(final double[] times, final List<String> conditions) {
		if (conditions.size() != times.length) throw InvalidInputException.of("events",
			"must have one condition for each time, but has " + times.length + " times and " +
				conditions.size() + " conditions.");
		final List<Event> list = new ArrayList<>();
		final Set<List<Object>> seen = new HashSet<>();
		int twice = 0;
		for (int i = 0; i < times.length; i++) {
			list.add(new Event(i + 1, times[i], conditions.get(i)));
			if (!seen.add(List.of(times[i], conditions.get(i)))) twice++;
		}
		return new Events(list, OptionalDouble.empty(), twice == 0 ? List.of() : List.of(
			twice + (twice == 1 ? " event has" : " events have") +
				" the time and condition of an earlier one; each counts as a trial."));
	}

	/** @return the same at a known start of the recording */
	public Events withFirstFrame(final double seconds) {
		return new Events(list, OptionalDouble.of(seconds), notes);
	}

	/** @return the same with one more note */
	public Events withNote(final String note) {
		final List<String> more = new ArrayList<>(notes);
		more.add(Require.present("note", note));
		return new Events(list, firstFrame, more);
	}

	/** @return the different conditions, in the order in which they first occur */
	public List<String> conditions() {
		final Set<String> all = new LinkedHashSet<>();
		list.forEach(e -> all.add(e.condition()));
		return List.copyOf(all);
	}
}
