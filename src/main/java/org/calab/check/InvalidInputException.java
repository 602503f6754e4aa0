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
import java.util.function.UnaryOperator;

/**
 * Thrown when an input is invalid. The message names the input, says what it must be
 * and what it is, and can be shown to the user unchanged.
 */
public class InvalidInputException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** The input's key, or null where the message is about no single input. */
	private final String input;

	/** What follows the input's name in the message. */
	private final String rest;

	public InvalidInputException(final String message) {
		this(null, message);
	}

	private InvalidInputException(final String input, final String rest) {
		super(input == null ? rest : input + " " + rest);
		this.input = input;
		this.rest = rest;
	}

	/**
	 * @param input key of the input, for example {@code max_iterations}
	 * @param requirement what it must be, for example "a whole number from 1 to 200"
	 * @param value what it is instead
	 * @return an exception whose message is "max_iterations must be a whole number from
	 *         1 to 200, but is 500."
	 */
	public static InvalidInputException mustBe(final String input,
		final String requirement, final Object value)
	{
		final String what = value instanceof Number n ? Require.plain(n
			.doubleValue()) : "\"" + value + "\"";
		return of(input, "must be " + requirement + ", but is " + what + ".");
	}

	/**
	 * @param input key of the input
	 * @param rest what is wrong with it, as the rest of a sentence that starts with its
	 *          name, for example "is missing."
	 */
	public static InvalidInputException of(final String input,
		final String rest)
	{
		return new InvalidInputException(input, rest);
	}

	/** @return the key of the invalid input; empty if the message is not about a single input */
	public Optional<String> input() {
		return Optional.ofNullable(input);
	}

	/**
	 * @param name maps a key to the name of that input at the user's entry point, for
	 *          example {@code --max-iterations} on the command line
	 * @return the message with the input named in that way
	 */
	public String message(final UnaryOperator<String> name) {
		return input == null ? rest : name.apply(input) + " " + rest;
	}

	/** @return {@code e} with its input renamed by {@code name} */
	public static InvalidInputException renamed(final InvalidInputException e,
		final UnaryOperator<String> name)
	{
		return e.input == null ? e : new InvalidInputException(name.apply(e.input),
			e.rest);
	}
}
