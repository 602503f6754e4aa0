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
package org.calab.fiji.workspace;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.tuner.LiveTraces;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * The live fit of a workspace: a session of the tuner on the cells in view, whose numbers are the
 * rows of the workspace's traces. A newer request overtakes an older one. To be used from one
 * thread, that of the executor.
 */
public final class LiveCells implements AutoCloseable {

	/** What the traces of the session follow from. */
	private record Source(OpenTraces.Entry entry,
		Optional<ExtractedTraces> extracted, WorkspaceSettings extraction,
		CellStates states)
	{

		/** @return the traces; those that are there if nothing has to be processed */
		LiveTraces traces() {
			final TraceSet now = entry.traces().withStates(states);
			if (extracted.isPresent()) return new ProcessedTraces(now, extracted.get(),
				extraction, entry.spikes());
			final TraceSet timed = extraction.fs().isPresent() ? now.withRate(
				SamplingRate.ofHz(extraction.fs().getAsDouble())) : now;
			return new LiveTraces.There(timed, timed.acceptedCells().length == 0
				? timed : timed.accepted(), entry.spikes());
		}
	}

	private final Workspace workspace;
	private final Executor ui;
	private final Runnable changed;
	private Optional<TunerSession> session = Optional.empty();
	private Source source;
	private boolean isOn;

	/**
	 * @param ui runs {@code changed}
	 * @param changed called whenever there is something new to show
	 */
	public LiveCells(final Workspace workspace, final Executor ui,
		final Runnable changed)
	{
		this.workspace = workspace;
		this.ui = ui;
		this.changed = changed;
	}

	/**
	 * Fits the cells in view. Returns immediately.
	 *
	 * @param settings of the extraction and the inference
	 * @param extracted steps of the extraction, if the traces have to be processed again
	 * @throws org.calab.check.InvalidInputException if the rate is unknown; nothing changes
	 */
	public void follow(final WorkspaceSettings settings,
		final Optional<ExtractedTraces> extracted)
	{
		final WorkspaceState s = workspace.state();
		final TunerSettings tuned = settings.tuner();
		// only what is learned from all cells depends on the states
		final Source wanted = new Source(s.data().entry().orElseThrow(), extracted,
			settings.withInferenceOf(WorkspaceSettings.defaults()), settings.isAuto() ? s.states() : CellStates
				.allAccepted());
		if (session.isEmpty()) session = Optional.of(new TunerSession(wanted
			.traces(), false, tuned, ui, changed));
		else if (!wanted.equals(source)) session.get().read(wanted.traces());
		source = wanted;
		isOn = true;
		final TunerSession live = session.get();
		if (!live.settings().equals(tuned)) live.set(tuned);
		live.look(s.window());
		final List<Integer> rows = s.inView().stream().map(s.data()::row).toList();
		if (!live.cells().equals(rows)) live.show(rows);
		s.lead().map(s.data()::row).ifPresent(live::select);
	}

	/** Fits no cells. The settings are still those of the panel. */
	public void rest(final WorkspaceSettings settings) {
		isOn = false;
		session.ifPresent(live -> {
			if (!live.settings().equals(settings.tuner())) live.set(settings.tuner());
			if (!live.cells().isEmpty()) live.show(List.of());
		});
	}

	/** Shows the frames of the workspace. */
	public void look() {
		if (isOn) session.ifPresent(live -> live.look(workspace.window()));
	}

	/** @return the settings of the session, which its panel may have changed */
	public Optional<TunerSettings> settings() {
		return session.map(TunerSession::settings);
	}

	/** @return the session; empty while no cells are fitted */
	public Optional<TunerSession> session() {
		return isOn ? session : Optional.empty();
	}

	@Override
	public void close() {
		session.ifPresent(TunerSession::close);
	}
}
