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
package org.calab.fiji.dialog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.scijava.prefs.PrefService;

/**
 * What was entered in the last dialog of a command, for the next one. Only dialogs read it: macros, scripts
 * and headless calls have the stated defaults.
 */
public final class DialogMemory {

	/** Before the keys, which SciJava would read as persisted inputs without it. */
	private static final String PREFIX = "dialog.";

	private static final String UNFOLDED = "unfolded.";

	private final PrefService preferences;
	private final Class<?> command;

	public DialogMemory(final PrefService preferences, final Class<?> command) {
		this.preferences = preferences;
		this.command = command;
	}

	/** @return the text of a field; empty if it was never changed or has no such choice any more */
	Optional<String> text(final Field field) {
		return Optional.ofNullable(preferences.get(command, PREFIX + field.key()))
			.filter(t -> field.choices().isEmpty() || field.choices().contains(t));
	}

	boolean isUnfolded() {
		return preferences.getBoolean(command, UNFOLDED, false);
	}

	/** @param texts of the fields, by key */
	void keep(final List<Field> fields, final DialogLayout layout,
		final Function<Field, String> texts, final boolean unfolded)
	{
		for (final Field f : fields) {
			if (!f.isRemembered(layout)) continue;
			final String text = texts.apply(f);
			if (text.equals(f.start())) preferences.remove(command, PREFIX + f.key());
			else preferences.put(command, PREFIX + f.key(), text);
		}
		preferences.put(command, UNFOLDED, unfolded);
	}
}
