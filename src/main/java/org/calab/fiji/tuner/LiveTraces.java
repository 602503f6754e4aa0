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

import java.util.List;
import java.util.Optional;

import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * The traces of a live fit, which may be made only when they are needed. Cells are counted from 0.
 * Thread-safe.
 */
public interface LiveTraces {

	/** @return one unique name per cell */
	List<String> names();

	SamplingRate rate();

	/** @return the number of frames */
	int frames();

	/**
	 * Not for the event thread.
	 *
	 * @return these cells, in this order and with their names, without those that have no trace
	 * @throws org.calab.check.InvalidInputException if none of them has one
	 */
	TraceSet of(int[] cells);

	/**
	 * Not for the event thread.
	 *
	 * @return the cells that the automatic inference learns from
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	TraceSet all(Progress progress);

	/** @return the true spikes per frame, a row per cell, if known */
	Optional<TraceSet> spikes();

	/** @return traces that are there. @param spikes the true spikes per frame, if known */
	static LiveTraces of(final TraceSet traces, final Optional<TraceSet> spikes) {
		return new There(traces, traces, spikes);
	}

	/** Traces that are there. @param all of the cells that are learned from */
	record There(TraceSet traces, TraceSet all, Optional<TraceSet> spikes)
		implements LiveTraces
	{

		@Override
		public List<String> names() {
			return traces.names();
		}

		@Override
		public SamplingRate rate() {
			return traces.rate();
		}

		@Override
		public int frames() {
			return traces.numTimepoints();
		}

		@Override
		public TraceSet of(final int[] cells) {
			return traces.withCells(cells);
		}

		@Override
		public TraceSet all(final Progress progress) {
			return all;
		}
	}
}
