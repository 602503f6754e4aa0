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

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.calab.trace.TraceRepair;
import org.calab.trace.TraceSet;

/** Asks the user about one problem after another and collects the chosen repairs. */
public final class RepairChoice {

	private RepairChoice() {}

	/**
	 * Asks about each kind once; a repair may resolve or cause the next problem.
	 *
	 * @param question for example a dialog; answers with a repair, or empty to leave the traces as they are
	 */
	public static Set<TraceRepair> of(final TraceSet traces,
		final Function<TraceCheck.Finding, Optional<TraceRepair>> question)
	{
		final Set<TraceRepair> chosen = EnumSet.noneOf(TraceRepair.class);
		final Set<TraceCheck.Kind> asked = EnumSet.noneOf(TraceCheck.Kind.class);
		for (Optional<TraceCheck.Finding> f = next(traces, chosen, asked); f
			.isPresent(); f = next(traces, chosen, asked))
		{
			asked.add(f.get().kind());
			question.apply(f.get()).ifPresent(chosen::add);
		}
		return chosen;
	}

	private static Optional<TraceCheck.Finding> next(final TraceSet traces,
		final Set<TraceRepair> chosen, final Set<TraceCheck.Kind> asked)
	{
		return TraceCheck.of(TraceRepair.apply(chosen, traces).traces()).stream()
			.filter(f -> !asked.contains(f.kind())).findFirst();
	}
}
