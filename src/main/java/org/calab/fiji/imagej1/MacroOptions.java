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
			if (type == long.class || type == Long.class) return Long.valueOf(text
				.trim());
			if (type == double.class || type == Double.class) return Double.valueOf(
				text.trim());
		}
		catch (final NumberFormatException e) {
			throw new InvalidInputException(name + " is \"" + text +
				"\"; allowed is a " + (type == double.class || type == Double.class ? ""
					: "whole ") + "number");
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
