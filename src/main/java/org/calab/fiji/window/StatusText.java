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
package org.calab.fiji.window;

/** A sentence as the line at the bottom of a window, a tooltip or a message shows it. */
public final class StatusText {

	/** Folders of an absolute path; the names in it may contain blanks. */
	private static final String FOLDERS =
		"(?<=^|\\s|\")(?:/|[A-Za-z]:[/\\\\])(?:[^/\\\\:\"\u00b7]*[^/\\\\:\"\u00b7\\s][/\\\\])*";

	private static final int LONGEST = 110;

	private StatusText() {}

	/** @return in one line, with files by their names only */
	public static String brief(final String text) {
		final String named = text.replaceAll(FOLDERS + "(?=\\S)", "");
		return named.length() > LONGEST ? named.substring(0, LONGEST - 2) + "..."
			: named;
	}

	/** @return the whole of it in several lines; null for none */
	public static String whole(final String text) {
		return text.isBlank() ? null : "<html><body width=420>" + text.replace("&",
			"&amp;").replace("<", "&lt;").replace(" \u00b7 ", "<br>");
	}
}
