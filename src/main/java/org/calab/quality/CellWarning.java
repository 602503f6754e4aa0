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
package org.calab.quality;

import java.io.Serializable;
import java.util.Locale;

/**
 * A warning about one cell.
 *
 * @param kind kind of the warning
 * @param detail what is particular to this cell, for example "at frame 9,000"; may be empty
 * @param frame where it begins, counted from 0; -1 if it concerns the whole trace
 */
public record CellWarning(WarningKind kind, String detail, int frame)
	implements Serializable
{

	/** @return a warning about the whole trace */
	public static CellWarning of(final WarningKind kind, final String detail,
		final Object... values)
	{
		return new CellWarning(kind, String.format(Locale.ROOT, detail, values), -1);
	}

	/** @return a warning that begins at a frame */
	static CellWarning at(final WarningKind kind, final int frame,
		final String detail, final Object... values)
	{
		return new CellWarning(kind, String.format(Locale.ROOT, detail, values),
			frame);
	}

	/** @return one short sentence */
	public String sentence() {
		return "The trace " + kind.one() + after(detail) + ".";
	}

	/** @return the text after a space; empty if it is empty */
	static String after(final String text) {
		return text.isEmpty() ? "" : " " + text;
	}
}
