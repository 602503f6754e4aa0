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
package org.calab.fiji;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

/** Optional arguments by name, from a script's dictionary. Each is read once; arguments that nothing read are refused. */
final class Keywords {

	private final Map<String, Object> given = new LinkedHashMap<>();
	private final Collection<String> known = new TreeSet<>();

	Keywords(final Map<?, ?> values) {
		Require.present("options", values).forEach((k, v) -> given.put(String
			.valueOf(k), v));
	}

	/** @return these arguments and one more */
	Keywords with(final String name, final Object value) {
		given.put(name, value);
		return this;
	}

	/** @return whether it is given and not null */
	boolean has(final String name) {
		return take(name) != null;
	}

	/** @return the given value, of any type; or null */
	Object any(final String name) {
		return take(name);
	}

	boolean flag(final String name) {
		return flag(name, false);
	}

	boolean flag(final String name, final boolean otherwise) {
		final Object v = take(name);
		if (v == null) return otherwise;
		if (v instanceof Boolean b) return b;
		if (v instanceof Number n && (n.doubleValue() == 0 || n
			.doubleValue() == 1)) return n.doubleValue() == 1;
		throw refused(name, v, "True or False");
	}

	String text(final String name, final String otherwise) {
		final Object v = take(name);
		return v == null ? otherwise : v.toString();
	}

	Optional<double[]> vector(final String name) {
		return Optional.ofNullable(take(name)).map(v -> TraceArguments.vector(name,
			v));
	}

	/**
	 * @param type an options record; each option is read by its key or by CaLab's own
	 *          name for it
	 * @param without keys that are not arguments here; their options have their defaults
	 * @throws InvalidInputException naming the first invalid argument
	 */
	<R extends Record> R options(final Class<R> type, final String... without) {
		final Map<String, String> given = new LinkedHashMap<>();
		for (final OptionSpec o : OptionList.of(type).options()) {
			if (List.of(without).contains(o.key())) continue;
			final boolean own = has(o.key()), calab = !o.calab().equals(o.key()) && has(
				o.calab());
			if (own && calab) throw InvalidInputException.of(o.key(), "and " + o
				.calab() + " are the same option; give only one of them.");
			if (own || calab) given.put(o.key(), own ? o.key() : o.calab());
		}
		try {
			return OptionList.of(type).read(key -> given.containsKey(key) ? any(given
				.get(key)) : null);
		}
		catch (final InvalidInputException e) {
			throw InvalidInputException.renamed(e, key -> given.getOrDefault(key,
				key));
		}
	}

	/** @throws InvalidInputException if there is an argument that nothing read */
	void requireNoOther() {
		for (final String name : given.keySet()) {
			if (!known.contains(name)) throw InvalidInputException.of(name,
				"is not an option here; the options are " + String.join(", ", known) +
					".");
		}
	}

	private Object take(final String name) {
		known.add(name);
		return given.get(name);
	}

	private static InvalidInputException refused(final String name,
		final Object value, final String allowed)
	{
		return InvalidInputException.mustBe(name, allowed, value);
	}
}
