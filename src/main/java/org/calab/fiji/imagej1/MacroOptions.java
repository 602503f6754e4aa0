package org.calab.fiji.imagej1;

import ij.Macro;

import java.io.File;

import org.calab.check.InvalidInputException;
import org.scijava.module.ModuleItem;

/** Reads a macro's option string into a command's input types. */
final class MacroOptions {

	private MacroOptions() {}

	/**
	 * @param options {@code key=value key=[value with spaces] flag}
	 * @return the value that is given for {@code item}, or null if none is
	 */
	static Object value(final String options, final ModuleItem<?> item) {
		final String name = item.getName();
		final Class<?> type = item.getType();
		final String text = Macro.getValue(options, name, null);
		if (type == boolean.class || type == Boolean.class) {
			return text == null ? flag(options, name) : bool(name, text);
		}
		if (text == null) return null;
		if (type == String.class) return text;
		if (type == File.class) return new File(text);
		try {
			if (type == int.class || type == Integer.class) return Integer.valueOf(
				text.trim());
			if (type == double.class || type == Double.class) return Double.valueOf(
				text.trim());
		}
		catch (final NumberFormatException e) {
			throw new InvalidInputException(name + " is \"" + text +
				"\"; allowed is a " + (type == int.class ? "whole " : "") + "number");
		}
		throw new IllegalStateException("An input of type " + type.getName() +
			" has no macro form: " + name);
	}

	/** A key that stands alone means yes. */
	private static Boolean flag(final String options, final String name) {
		final String outsideBrackets = options.replaceAll("\\[[^\\]]*\\]", "");
		return (" " + outsideBrackets + " ").matches("(?s).*\\s" + name +
			"\\s.*") ? Boolean.TRUE : null;
	}

	private static Boolean bool(final String name, final String text) {
		return switch (text.trim().toLowerCase(java.util.Locale.ROOT)) {
			case "true", "1", "yes" -> true;
			case "false", "0", "no" -> false;
			default -> throw new InvalidInputException(name + " is \"" + text +
				"\"; allowed is true or false");
		};
	}
}
