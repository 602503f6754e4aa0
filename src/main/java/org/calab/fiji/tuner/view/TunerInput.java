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
package org.calab.fiji.tuner.view;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.List;
import java.util.Optional;

import org.calab.fiji.tuner.CellChoice;
import org.calab.fiji.tuner.TraceCheck;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.kernel.Indicator;
import org.calab.trace.TraceSet;

/**
 * The input of a tuner. Slow to create, so not on the event thread.
 *
 * @param title of the traces
 * @param traces finite, at a known rate
 * @param spikes the true spikes per frame, if known
 * @param ranking all cells, the most active first
 * @param notices messages about the traces for the user
 * @param repairs sentences on the repairs made to the traces; if not empty, they
 *          can be undone
 * @param start the initial settings
 */
@RecordBuilder
public record TunerInput(String title, TraceSet traces,
	Optional<TraceSet> spikes, List<Integer> ranking, List<String> notices,
	List<String> repairs, TunerSettings start)
	implements TunerInputBuilder.With
{

	public TunerInput {
		notices = List.copyOf(notices);
		repairs = List.copyOf(repairs);
	}

	/** @return an input without repairs that starts with GCaMP6f */
	public static TunerInput of(final String title, final TraceSet traces,
		final Optional<TraceSet> spikes)
	{
		return new TunerInput(title, traces, spikes, CellChoice.mostActive(traces),
			TraceCheck.of(traces).stream().map(TraceCheck.Finding::text).toList(),
			List.of(), TunerSettings.of(Indicator.GCAMP6F));
	}
}
