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
import java.util.function.UnaryOperator;

/** What the fields of a dialog hold at the moment, as text. */
public final class Values {

	/** Text of a field for titles that stands for a file. No title contains this character. */
	static final String FROM_FILE = "\u0000";

	private final UnaryOperator<String> texts;

	/** @param texts returns the text of a field by its key; empty if there is no such field */
	public Values(final UnaryOperator<String> texts) {
		this.texts = texts;
	}

	/** @return whether an input has one of these values */
	public boolean is(final String key, final String... values) {
		return List.of(values).contains(texts.apply(key));
	}

	/** @return whether a box is ticked */
	public boolean isOn(final String key) {
		return is(key, "true");
	}

	/** @return whether an input is not empty */
	public boolean has(final String key) {
		return !texts.apply(key).isBlank();
	}

	/** @return whether a file is to be given instead of a title */
	public boolean isFromFile(final String key) {
		return is(key, FROM_FILE);
	}
}
