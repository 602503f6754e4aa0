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
package org.calab.io.table;

import java.util.Locale;
import java.util.Set;

/** What programs write where there is no number. */
final class MissingWords {

	private static final Set<String> WORDS = Set.of("nan", "-nan", "+nan", "na",
		"n/a", "<na>", "none", "null", "nil", "-", "--", "?", ".", "missing",
		"undefined", "nan(ind)", "-nan(ind)", "1.#ind", "-1.#ind", "1.#qnan",
		"-1.#qnan", "#n/a", "#na", "#div/0!", "#num!", "#value!", "#ref!", "#name?",
		"#null!", "#nv", "#wert!", "#zahl!", "#bezug!", "#nul!", "#valeur!",
		"#nombre!");

	private static final Set<String> INFINITE = Set.of("inf", "+inf", "infinity",
		"+infinity", "1.#inf");

	private MissingWords() {}

	/** @return whether the text, without blanks around it, stands for no number or an infinite one */
	static boolean contains(final String text) {
		return !Double.isFinite(value(text));
	}

	/** @return NaN or an infinite number for a word of these, else 0 */
	static double value(final String text) {
		if (text.isEmpty()) return Double.NaN;
		final String word = text.toLowerCase(Locale.ROOT);
		if (WORDS.contains(word)) return Double.NaN;
		if (INFINITE.contains(word)) return Double.POSITIVE_INFINITY;
		return word.charAt(0) == '-' && INFINITE.contains(word.substring(1))
			? Double.NEGATIVE_INFINITY : 0;
	}
}
