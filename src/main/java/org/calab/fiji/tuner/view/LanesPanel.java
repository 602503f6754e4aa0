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

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.StackedLanes;
import org.calab.fiji.lanes.TimeMouse;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.FitOutcome;
import org.calab.fiji.tuner.TunerSession;

/** The cells in view of a tuner, one below the other. */
public final class LanesPanel extends StackedLanes {

	private static final long serialVersionUID = 1L;

	private final transient TunerSession session;
	private final Set<Layer> shown;

	LanesPanel(final TunerSession session, final Set<Layer> shown) {
		super(session);
		this.session = session;
		this.shown = shown;
		setFocusable(true);
		new TimeMouse(session, this, (e, frame) -> {
			if (at(e.getY()) < count()) session.select(session.cells().get(at(e
				.getY())));
		});
	}

	@Override
	protected int count() {
		return session.cells().size();
	}

	@Override
	protected Optional<Lane> lane(final int index, final Theme theme) {
		return lane(session, index, shown, theme, session.selected());
	}

	@Override
	protected OptionalInt cursor() {
		return OptionalInt.empty();
	}

	/**
	 * @param box area that the cells share
	 * @param selected the cell to mark; -1 for none
	 */
	public static void draw(final Graphics2D g, final TunerSession session,
		final Set<Layer> shown, final Theme theme, final Rectangle box,
		final int selected)
	{
		draw(g, session.cells().size(), i -> lane(session, i, shown, theme,
			selected), session.window(), box, theme, OptionalInt.empty());
	}

	private static Optional<Lane> lane(final TunerSession session,
		final int index, final Set<Layer> shown, final Theme theme,
		final int selected)
	{
		final int cell = session.cells().get(index);
		if (session.raw(cell).isEmpty()) return Optional.empty();
		return Optional.of(new Lane(session.source().names().get(cell), session.fit(
			cell).map(CellFit::outcome).map(FitOutcome::text).orElse(""),
			cell == selected ? Optional.of(Layer.ACTIVITY.colour(theme)) : Optional
				.<Color> empty(), CellCurves.of(session, cell).parts(shown, theme)));
	}
}
