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
package org.calab.fiji.dialog;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.OptionSpec;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A field of a dialog, as the declaration of the input and its option tell. Immutable.
 *
 * @param key name of the input
 * @param label without unit
 * @param hint unit, range or a remark, for the place beside the field; may be empty
 * @param help one sentence
 * @param start text of the default
 * @param choices values; empty if it is not a choice
 */
record Field(String key, String label, String hint, String help, Kind kind,
	Class<?> type, String start, List<String> choices, Optional<OptionSpec> option)
{

	enum Kind {
			FLAG, CHOICE, TITLE, OPEN, FOLDER, SAVE, NUMBER, TEXT;

		boolean isFile() {
			return this == OPEN || this == FOLDER || this == SAVE;
		}
	}

	/** Remarks of labels that a field's looks make superfluous. */
	private static final List<String> OBVIOUS = List.of("file", "title",
		"instead of open traces", "if no file", "empty: all");

	/** A label with a remark at its end. */
	private static final Pattern REMARK = Pattern.compile("(.+) \\((.+)\\)");

	/**
	 * @param initial default of the input, may be null
	 * @param titles of the open trace sets
	 */
	static Field of(final ModuleItem<?> item, final Object initial,
		final DialogLayout layout, final List<String> titles)
	{
		final String key = item.getName(), said = item.getLabel() == null || item
			.getLabel().isEmpty() ? key : item.getLabel();
		final Matcher remark = REMARK.matcher(said);
		final boolean parted = remark.matches();
		final Optional<OptionSpec> option = layout.option(key);
		final String told = option.map(OptionSpec::hint).orElse(""), other = parted &&
			!OBVIOUS.contains(remark.group(2)) ? remark.group(2) : "";
		return new Field(key, parted ? remark.group(1) : said, told.isEmpty() ? other
			: told, Objects.toString(item.getDescription(), ""), kind(
				item, layout), item.getType(), text(initial), layout.titles(key)
					.isPresent() ? titles : choices(item), option);
	}

	private static List<String> choices(final ModuleItem<?> item) {
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(
			Object::toString).toList();
	}

	private static Kind kind(final ModuleItem<?> item, final DialogLayout layout) {
		final Class<?> type = item.getType();
		if (type == boolean.class || type == Boolean.class) return Kind.FLAG;
		if (layout.titles(item.getName()).isPresent()) return Kind.TITLE;
		if (type == String.class) return choices(item).isEmpty() ? Kind.TEXT
			: Kind.CHOICE;
		if (type != File.class) return Kind.NUMBER;
		final String style = item.getWidgetStyle();
		return FileWidget.DIRECTORY_STYLE.equals(style) ? Kind.FOLDER
			: FileWidget.SAVE_STYLE.equals(style) ? Kind.SAVE : Kind.OPEN;
	}

	/** @return the value of an input as text of a field */
	static String text(final Object value) {
		return value == null ? "" : value instanceof Number n ? Require.plain(n
			.doubleValue()) : value.toString();
	}

	/** @return whether the next dialog of the command starts with the value of this one */
	boolean isRemembered(final DialogLayout layout) {
		return kind != Kind.TITLE && !kind.isFile() && !key.equals("overwrite") &&
			!layout.isForgotten(key);
	}

	/**
	 * @param text what stands in the field
	 * @return the value of the input
	 * @throws InvalidInputException naming the input by its key
	 */
	Object value(final String text) {
		final Object value = parsed(text.trim());
		if (!text.isBlank()) option.ifPresent(o -> o.requireValid(value));
		return value;
	}

	/** @return the default as the value of the input */
	Object standard() {
		return parsed(start);
	}

	private Object parsed(final String text) {
		return switch (kind) {
			case FLAG -> Boolean.valueOf(text);
			case TITLE -> text.equals(Values.FROM_FILE) ? "" : text;
			case CHOICE, TEXT -> text;
			case OPEN, FOLDER, SAVE -> text.isEmpty() ? null : new File(text);
			case NUMBER -> number(text);
		};
	}

	private Object number(final String text) {
		final boolean whole = type != double.class && type != Double.class;
		try {
			if (type == int.class || type == Integer.class) return Integer.valueOf(
				text);
			return whole ? (Object) Long.valueOf(text) : Double.valueOf(withPoint(
				text));
		}
		catch (final NumberFormatException e) {
			throw InvalidInputException.mustBe(key, option.map(OptionSpec::requirement)
				.orElse(whole ? "a whole number"
					: "a number with a decimal point, such as 0.5"), text);
		}
	}

	/** A decimal comma is accepted, unless it could also separate thousands, as in 1,000. */
	static String withPoint(final String text) {
		return text.matches("[-+]?0*,\\d+|[-+]?\\d+,(\\d{1,2}|\\d{4,})") ? text
			.replace(',', '.') : text;
	}
}
