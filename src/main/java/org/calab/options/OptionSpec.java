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

import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * The declaration of one {@link Option}, with conversion of user input to its type.
 * Immutable.
 */
public final class OptionSpec {

	private final Option option;
	private final String key;
	private final Class<?> type;
	private final boolean optional;

	OptionSpec(final RecordComponent component) {
		option = component.getAnnotation(Option.class);
		key = option.key().isEmpty() ? snakeCase(component.getName()) : option
			.key();
		final Class<?> declared = component.getType();
		if (declared == Optional.class && content(component).isRecord()) {
			optional = false;
			type = boolean.class;
			return;
		}
		optional = declared == Optional.class || declared == OptionalDouble.class ||
			declared == OptionalInt.class || declared == OptionalLong.class;
		type = declared == OptionalDouble.class ? double.class
			: declared == OptionalInt.class ? int.class
				: declared == OptionalLong.class ? long.class
					: declared == Optional.class
						? content(component) : declared;
	}

	private static Class<?> content(final RecordComponent optional) {
		return (Class<?>) ((ParameterizedType) optional.getGenericType())
			.getActualTypeArguments()[0];
	}

	static String snakeCase(final String camelCase) {
		return camelCase.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(
			Locale.ROOT);
	}

	/** @return the name in snake_case, the same everywhere */
	public String key() {
		return key;
	}

	/** @return the name in CaLab's own functions and files */
	public String calab() {
		return option.calab().isEmpty() ? key : option.calab();
	}

	/** @return the label in dialogs, with the unit: "Decay time constant (s)" */
	public String label() {
		final String words = option.label().isEmpty() ? Character.toUpperCase(key
			.charAt(0)) + key.substring(1).replace('_', ' ') : option.label();
		return option.unit().isEmpty() ? words : words + " (" + option.unit() + ")";
	}

	/** @return the unit and the range for the place beside a field: "s, above 0, or auto"; empty if there is nothing to say */
	public String hint() {
		final List<String> parts = new ArrayList<>();
		if (!option.unit().isEmpty()) parts.add(option.unit());
		if (option.absent().equals("0")) return String.join(", ", parts); // the help says what 0 does
		final boolean low = option.min() > Double.NEGATIVE_INFINITY, high = option
			.max() < Double.POSITIVE_INFINITY;
		if (low && high && !option.above() && !option.below()) parts.add(Require
			.plain(option.min()) + " to " + Require.plain(option.max()));
		else {
			if (low) parts.add((option.above() ? "above " : "at least ") + Require
				.plain(option.min()));
			if (high) parts.add((option.below() ? "below " : "at most ") + Require
				.plain(option.max()));
		}
		if (!option.absent().isEmpty() && type != boolean.class && !type.isEnum())
			parts.add("or " + option.absent());
		return String.join(", ", parts);
	}

	/**
	 * @param given a number, text, boolean, enum constant, file, path or JSON value
	 * @throws InvalidInputException if it does not meet {@link #requirement()}
	 */
	public void requireValid(final Object given) {
		read(given);
	}

	/** @return one sentence that explains the option */
	public String help() {
		return option.help();
	}

	/** @return the unit; empty if there is none */
	public String unit() {
		return option.unit();
	}

	/** @return the type of the value: a primitive, String, Path or an enum */
	public Class<?> type() {
		return type;
	}

	/** @return whether the option may have no value */
	public boolean isOptional() {
		return optional;
	}

	/** @return whether the option is a switch: true or false */
	public boolean isFlag() {
		return type == boolean.class && !optional;
	}

	/** @return the choices; empty if the option is not a choice */
	public List<String> choices() {
		return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(
			Object::toString).toList() : type == Boolean.class ? List.of("true",
				"false") : List.of();
	}

	/** @return the default as text; empty if there is none */
	public String defaultText() {
		if (isFlag() && option.value().isEmpty()) return "false";
		return option.value().isEmpty() ? option.absent() : option.value();
	}

	/** @return what a value must be, in words: "a number greater than 0 and at most 1" */
	public String requirement() {
		final List<String> choices = choices();
		if (!choices.isEmpty()) return "one of " + String.join(", ", choices);
		if (type == boolean.class) return "true or false";
		if (type == Path.class) return "a path";
		if (type == URI.class) return "an address";
		if (type == String.class) return "text";
		final String number = (type == double.class ? "a number" : "a whole number") +
			range();
		// "greater than 0, or 0" would contradict itself; the help says what 0 does
		return option.absent().isEmpty() || option.absent().equals("0") ? number
			: number + ", or " + option.absent();
	}

	private String range() {
		final boolean low = option.min() > Double.NEGATIVE_INFINITY, high = option
			.max() < Double.POSITIVE_INFINITY;
		final String unit = option.unit().isEmpty() ? "" : " " + option.unit();
		if (!low && !high) return option.unit().isEmpty() ? "" : " in " + option
			.unit();
		if (low && high && !option.above() && !option.below()) return " from " +
			Require.plain(option.min()) + " to " + Require.plain(option.max()) + unit;
		final StringBuilder words = new StringBuilder();
		if (low) words.append(option.above() ? " greater than " : " of at least ")
			.append(Require.plain(option.min()));
		if (low && high) words.append(" and");
		if (high) words.append(option.below() ? " less than " : " at most ").append(
			Require.plain(option.max()));
		return words.append(unit).toString();
	}

	/** @return the default in the type of the component */
	Object defaultValue() {
		if (isFlag()) return read(defaultText());
		if (option.value().isEmpty()) {
			if (!optional) throw new IllegalStateException(key + " has no default");
			return wrap(null);
		}
		return read(option.value());
	}

	/**
	 * @param given a number, text, boolean, enum constant, file, path or JSON value
	 * @return the value in the type of the component
	 * @throws InvalidInputException if it does not meet {@link #requirement()}
	 */
	Object read(final Object given) {
		final Object plain = given instanceof JsonNode node ? json(node) : given;
		if (plain == null || isLeftOut(plain)) {
			if (optional) return wrap(null);
			throw InvalidInputException.of(key, "is missing; it must be " +
				requirement() + ".");
		}
		final Object value = wrap(convert(plain));
		check(value);
		return value;
	}

	private boolean isLeftOut(final Object given) {
		if (!optional) return false;
		final String text = given instanceof Number n ? Require.plain(n.doubleValue())
			: given.toString().trim();
		return text.isEmpty() || text.equalsIgnoreCase(option.absent());
	}

	private static Object json(final JsonNode node) {
		if (node.isNull() || node.isMissingNode()) return null;
		return node.isNumber() ? node.numberValue() : node.isBoolean() ? (Object) node
			.booleanValue() : node.isTextual() ? node.textValue() : node;
	}

	private Object convert(final Object given) {
		if (type.isInstance(given)) return given;
		if (type == boolean.class || type == Boolean.class) return flag(given);
		if (type == String.class && given instanceof CharSequence) return given
			.toString();
		if (type == Path.class) return path(given);
		if (type == URI.class) return uri(given);
		if (type.isEnum()) return constant(given);
		final double number = number(given);
		if (type == double.class) return number;
		if (number != Math.rint(number)) throw refused(given);
		if (type == int.class && number == (int) number) return (int) number;
		if (type == long.class && number == (long) number) return (long) number;
		throw refused(given);
	}

	private double number(final Object given) {
		if (given instanceof Number n) return n.doubleValue();
		try {
			return Double.parseDouble(given.toString().trim());
		}
		catch (final NumberFormatException e) {
			throw refused(given);
		}
	}

	private boolean flag(final Object given) {
		if (given instanceof Boolean b) return b;
		return switch (given instanceof Number n ? Require.plain(n.doubleValue())
			: given.toString().trim().toLowerCase(Locale.ROOT)) {
			case "true", "1", "yes", "on" -> true;
			case "false", "0", "no", "off" -> false;
			default -> throw refused(given);
		};
	}

	private Path path(final Object given) {
		if (given instanceof File file) return file.toPath();
		try {
			return Path.of(given.toString());
		}
		catch (final InvalidPathException e) {
			throw refused(given);
		}
	}

	private URI uri(final Object given) {
		try {
			return new URI(given.toString().trim());
		}
		catch (final URISyntaxException e) {
			throw refused(given);
		}
	}

	private Object constant(final Object given) {
		final String wanted = given.toString().trim();
		for (final Object constant : type.getEnumConstants())
			if (wanted.equalsIgnoreCase(constant.toString())) return constant;
		throw refused(given);
	}

	private Object wrap(final Object value) {
		if (!optional) return value;
		if (type == double.class) return value == null ? OptionalDouble.empty()
			: OptionalDouble.of((double) value);
		if (type == int.class) return value == null ? OptionalInt.empty()
			: OptionalInt.of((int) value);
		if (type == long.class) return value == null ? OptionalLong.empty()
			: OptionalLong.of((long) value);
		return Optional.ofNullable(value);
	}

	private static Object unwrap(final Object value) {
		if (value instanceof Optional<?> o) return o.orElse(null);
		if (value instanceof OptionalDouble o) return o.isPresent() ? o
			.getAsDouble() : null;
		if (value instanceof OptionalInt o) return o.isPresent() ? o.getAsInt()
			: null;
		if (value instanceof OptionalLong o) return o.isPresent() ? o.getAsLong()
			: null;
		return value;
	}

	/** @throws InvalidInputException if the value of the component is missing or out of range */
	void check(final Object value) {
		final Object plain = unwrap(value);
		if (plain == null && (value == null || !optional)) throw InvalidInputException
			.of(key, "is missing; it must be " + requirement() + ".");
		if (plain instanceof String text && text.isBlank()) throw refused(text);
		if (!(plain instanceof Number number)) return;
		final double v = number.doubleValue();
		// NaN fails these comparisons; infinity fails even without a range
		final boolean fits = Math.abs(v) < Double.POSITIVE_INFINITY && (option
			.above() ? v > option.min() : v >= option.min()) && (option.below()
				? v < option.max() : v <= option.max());
		if (!fits) throw refused(number);
	}

	private InvalidInputException refused(final Object given) {
		return InvalidInputException.mustBe(key, requirement(), given);
	}

	/** @return the value for JSON and macros: a number, boolean or text; null if there is none */
	Object plainValue(final Object value) {
		final Object plain = unwrap(value);
		if (plain == null) return option.absent().isEmpty() || option.absent().equals(
			"0") ? null : option.absent();
		return plain instanceof Number || plain instanceof Boolean ? plain : plain
			.toString();
	}
}
