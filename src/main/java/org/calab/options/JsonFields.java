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
package org.calab.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.calab.check.InvalidInputException;

/**
 * Strict reader of the fields of a JSON object. A field of a wrong type is refused, and
 * {@link #requireNoOther} refuses unknown fields. Messages give the path of the field.
 */
public final class JsonFields {

	private final JsonNode object;
	private final String path;
	private final Set<String> known = new LinkedHashSet<>();

	/** @param path path of the object; empty for the outermost */
	public JsonFields(final JsonNode object, final String path) {
		this.object = object;
		this.path = path;
		if (!object.isObject()) throw new InvalidInputException((path.isEmpty()
			? "The JSON" : path) + " must be an object { ... }, but is " + object +
			".");
	}

	private String name(final String field) {
		return path.isEmpty() ? field : path + "." + field;
	}

	private JsonNode get(final String field) {
		known.add(field);
		return object.path(field);
	}

	private InvalidInputException refused(final String field,
		final String requirement)
	{
		return InvalidInputException.of(name(field), "must be " + requirement +
			", but is " + object.get(field) + ".");
	}

	public double number(final String field, final double byDefault) {
		final JsonNode v = get(field);
		if (v.isMissingNode()) return byDefault;
		if (!v.isNumber()) throw refused(field, "a number");
		return v.doubleValue();
	}

	/** @return the number; the field is required */
	public double number(final String field) {
		if (get(field).isMissingNode()) throw InvalidInputException.of(
			name(field), "is missing; it must be a number.");
		return number(field, 0);
	}

	public long whole(final String field, final long byDefault, final long low,
		final long high)
	{
		final JsonNode v = get(field);
		if (v.isMissingNode()) return byDefault;
		// 1000.0 is a whole number, too; check the range first, since casts wrap around
		final double d = v.doubleValue();
		if (!v.isNumber() || !(d >= low && d <= high) || d != Math.rint(d)) {
			throw refused(field, "a whole number from " + low + " to " + high);
		}
		return v.longValue();
	}

	public boolean flag(final String field, final boolean byDefault) {
		final JsonNode v = get(field);
		if (v.isMissingNode()) return byDefault;
		if (!v.isBoolean()) throw refused(field, "true or false");
		return v.booleanValue();
	}

	/** @return the text; {@code byDefault} if it is absent or null */
	public String text(final String field, final String byDefault) {
		final JsonNode v = get(field);
		if (v.isMissingNode() || v.isNull()) return byDefault;
		if (!v.isTextual()) throw refused(field, "text");
		return v.textValue();
	}

	/** @return whether the field is present and not null */
	public boolean has(final String field) {
		known.add(field);
		return object.hasNonNull(field);
	}

	/** @return the fields of a nested object; empty if it is absent */
	public JsonFields object(final String field) {
		final JsonNode v = get(field);
		return new JsonFields(v.isMissingNode() ? JsonNodeFactory.instance.objectNode() : v, name(
			field));
	}

	/** @return the value of the field that tells the kind of this object */
	public String kind(final String field, final String byDefault,
		final String... allowed)
	{
		final JsonNode v = get(field);
		if (v.isMissingNode() && object.isEmpty()) return byDefault;
		for (final String a : allowed)
			if (v.isTextual() && v.textValue().equals(a)) return a;
		throw InvalidInputException.of(name(field), (v.isMissingNode()
			? "is missing; it must be one of " : "is " + v + ", but must be one of ") + String
				.join(", ", allowed) + ".");
	}

	/**
	 * @param type an options record whose options are fields of this object
	 * @param without keys of options that are not fields of this object; these take their
	 *          defaults
	 * @throws InvalidInputException if an option is invalid, or belongs to a group that is
	 *           not switched on
	 */
	public <R extends Record> R options(final Class<R> type,
		final String... without)
	{
		final OptionList<R> list = OptionList.of(type);
		final List<String> keys = new ArrayList<>(list.options().stream().map(
			OptionSpec::key).toList());
		keys.removeAll(List.of(without));
		known.addAll(keys);
		try {
			final R record = list.read(key -> keys.contains(key) && object.has(key)
				? object.get(key) : null);
			final Set<String> used = list.values(record).keySet();
			for (final String key : keys)
				if (object.has(key) && !used.contains(key)) throw InvalidInputException.of(
					key, "belongs to a group of options that is not switched on.");
			return record;
		}
		catch (final InvalidInputException e) {
			throw InvalidInputException.renamed(e, this::name);
		}
	}

	/** @throws InvalidInputException if the object has a field that was not read */
	public void requireNoOther() {
		object.fieldNames().forEachRemaining(f -> {
			if (!known.contains(f)) throw InvalidInputException.of(name(f),
				"is not a setting; the settings here are " + String.join(", ", known) +
					".");
		});
	}
}
