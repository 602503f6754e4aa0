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
package org.calab.check;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs that a message names, as in "set transpose", "set cells_only to false" or "applies only with
 * method=cascade", by the names that they have at the user's entry point. Text in double quotes stays as it is.
 */
public final class WayOut {

	private static final String KEY = "([a-z][a-z0-9]*(?:_[a-z0-9]+)*)";

	/** A quoted text; "set key" or "set key to true"; "key=value" or "key=[a value with blanks]". */
	private static final Pattern INPUT = Pattern.compile("\"[^\"]*\"|\\bset " + KEY +
		"( to (?:true|false)\\b)?|(?<![\\w./\\\\\\[=&?-])" + KEY +
		"=(\\[[^\\]]*\\]|[^\\s\"\\[;,()]*[^\\s\"\\[;,.:()])");

	private WayOut() {}

	/**
	 * @param message with inputs by their keys
	 * @param name maps a key, and the value that the message gives it, to what the user gives, for
	 *          example {@code --transpose} or {@code --method cascade}; empty for a word that is no input there
	 * @return the message with these names
	 */
	public static String named(final String message,
		final Function<Named, Optional<String>> name)
	{
		final Matcher m = INPUT.matcher(message);
		return m.replaceAll(found -> Matcher.quoteReplacement(named(m).flatMap(
			n -> name.apply(n).map(words -> n.value().isPresent() ? words : "set " +
				words)).orElse(found.group())));
	}

	private static Optional<Named> named(final Matcher found) {
		if (found.group(1) != null) return Optional.of(new Named(found.group(1), Optional
			.ofNullable(found.group(2)).map(to -> to.endsWith("true")), Optional.empty()));
		// a folder may have such a name, too
		return Optional.ofNullable(found.group(3)).filter(key -> !found.group(4).contains(
			"/")).map(key -> new Named(key, Optional.empty(), Optional.of(found.group(4)
				.replaceAll("^\\[|\\]$", ""))));
	}

	/**
	 * An input as a message names it.
	 *
	 * @param key its key
	 * @param on whether it is to be true or false, where the message says so after "set"
	 * @param value its value, where the message gives it after "="
	 */
	public record Named(String key, Optional<Boolean> on, Optional<String> value) {}
}
