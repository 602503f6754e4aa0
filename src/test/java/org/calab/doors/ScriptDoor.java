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
package org.calab.doors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.calab.check.InvalidInputException;
import org.calab.options.OptionSpec;

/** The keywords of a function of CaLabService. CaLab's own names are keywords as well. */
final class ScriptDoor extends Door {

	/** The function, called with keywords. */
	interface Function {

		void call(Map<String, ?> keywords) throws Exception;
	}

	private final Function function;

	ScriptDoor(final String name, final Function function) {
		super("calab." + name);
		this.function = function;
	}

	private String message(final String keyword, final Object value)
		throws Exception
	{
		try {
			function.call(Map.of(keyword, value));
			return "(not refused)";
		}
		catch (final InvalidInputException e) {
			return e.getMessage();
		}
	}

	/** An unknown keyword is refused with a list of those that are known. */
	@Override
	Set<String> names() throws Exception {
		return new TreeSet<>(Arrays.asList(message("no_such_keyword", 1).replaceFirst(
			".* are ", "").replaceFirst("\\.$", "").split(", ")));
	}

	@Override
	Set<String> expected() {
		final Set<String> all = super.expected();
		taken().forEach(t -> all.add(t.option().calab()));
		return all;
	}

	/** What is not given is read as null, which is the default by definition; there is no help to ask for. */
	@Override
	List<String> differences(final Taken t) throws Exception {
		final OptionSpec o = t.option();
		if (o.calab().equals(o.key()) || wrong(o).isEmpty()) return List.of();
		final String refused = message(o.calab(), wrong(o).get());
		return refused.startsWith(o.calab() + " must be " + o.requirement()) ? List
			.of() : List.of("as " + o.calab() + ": " + refused);
	}

	@Override
	String refusal(final Taken t, final Object wrong) throws Exception {
		return message(t.option().key(), wrong);
	}
}
