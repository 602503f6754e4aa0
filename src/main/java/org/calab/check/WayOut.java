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
 * The inputs that a message names as the way out, as in "set transpose" or "set cells_only
 * to false", by the names that they have at the user's entry point.
 */
public final class WayOut {

	private static final Pattern SET = Pattern.compile(
		"\\bset ([a-z]+(?:_[a-z]+)*)( to (?:true|false)\\b)?");

	private WayOut() {}

	/**
	 * @param message with inputs by their keys
	 * @param name maps a key, and whether it is to be switched off, to what the user gives, for
	 *          example {@code --transpose}; empty for a word that is no input there
	 * @return the message with these names
	 */
	public static String named(final String message,
		final Function<Named, Optional<String>> name)
	{
		final Matcher m = SET.matcher(message);
		return m.replaceAll(found -> Matcher.quoteReplacement(name.apply(new Named(m.group(1), m
			.group(2) == null ? Optional.empty() : Optional.of(m.group(2).endsWith("true")))).map(
				n -> "set " + n).orElse(found.group())));
	}

	/**
	 * An input as a message names it.
	 *
	 * @param key its key
	 * @param value whether it is to be true or false, where the message says so
	 */
	public record Named(String key, Optional<Boolean> value) {}
}
