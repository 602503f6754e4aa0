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
package org.calab.fiji.command;

import ij.ImagePlus;
import ij.WindowManager;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** A command's inputs as options of a macro. */
public final class MacroInputs {

	private MacroInputs() {}

	/** @return whether this input is set by a person or macro */
	public static boolean isShown(final ModuleItem<?> item) {
		final Class<?> t = item.getType();
		return item.getVisibility() == ItemVisibility.NORMAL && (t == String.class ||
			t == File.class || isFlag(t) || t == int.class || t == Integer.class ||
			t == long.class || t == Long.class || t == double.class ||
			t == Double.class);
	}

	private static boolean isFlag(final Class<?> type) {
		return type == boolean.class || type == Boolean.class;
	}

	/**
	 * @param options of the macro
	 * @return the inputs given in it
	 * @throws InvalidInputException if a key is unknown, or a value does not have the
	 *           type of its input
	 */
	public static Map<String, Object> read(final ModuleInfo info,
		final String options)
	{
		final Map<String, Object> inputs = new LinkedHashMap<>();
		MacroText.read(options).forEach((key, value) -> {
			final ModuleItem<?> item = info.getInput(key);
			if (item != null && item.getType() == ImagePlus.class) image(key, value)
				.ifPresent(i -> inputs.put(key, i));
			else if (item == null || !isShown(item)) throw new InvalidInputException(
				"\"" + key + "\" is not an input of " + info.getTitle() + ". Its inputs are " +
					String.join(", ", names(info)) + ".");
			else inputs.put(key, value(item, value));
		});
		return inputs;
	}

	private static List<String> names(final ModuleInfo info) {
		final List<String> names = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs())
			if (isShown(item)) names.add(item.getName());
		return names;
	}

	/** Older Fiji macros name the active image by its title. */
	private static Optional<ImagePlus> image(final String key,
		final Optional<String> title)
	{
		if (title.isEmpty() || title.get().isBlank()) return Optional.empty();
		final ImagePlus image = WindowManager.getImage(title.get());
		if (image == null) throw new InvalidInputException(key +
			" must be the title of an open image, but is \"" + title.get() + "\".");
		return Optional.of(image);
	}

	private static Object value(final ModuleItem<?> item,
		final Optional<String> given)
	{
		final String name = item.getName();
		final Class<?> type = item.getType();
		if (isFlag(type)) return given.isEmpty() || flag(name, given.get());
		final String text = given.orElseThrow(() -> new InvalidInputException(name +
			" has no value: write " + name + "=value."));
		if (type == String.class) return text;
		if (type == File.class) return new File(text);
		final boolean whole = type != double.class && type != Double.class;
		try {
			if (type == int.class || type == Integer.class) return Integer.valueOf(
				text.trim());
			return whole ? Long.valueOf(text.trim()) : (Object) Double.valueOf(text
				.trim());
		}
		catch (final NumberFormatException e) {
			throw new InvalidInputException(name + " must be a " + (whole ? "whole "
				: "") + "number, but is \"" + text + "\".");
		}
	}

	private static boolean flag(final String name, final String text) {
		return switch (text.trim().toLowerCase(Locale.ROOT)) {
			case "true", "1", "yes" -> true;
			case "false", "0", "no" -> false;
			default -> throw new InvalidInputException(name +
				" must be true or false, but is \"" + text + "\".");
		};
	}

	/**
	 * Sets a module's inputs to those in a macro, and all others to their defaults.
	 *
	 * @throws InvalidInputException as {@link #read}
	 */
	static void set(final Module module, final String options)
		throws ModuleException
	{
		final Map<String, Object> given = read(module.getInfo(), options);
		final Module fresh = module.getInfo().createModule();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final String name = item.getName();
			if (given.containsKey(name)) module.setInput(name, given.get(name));
			else if (isShown(item)) module.setInput(name, fresh.getInput(name));
			else if (item.getType() == ImagePlus.class && module.getInput(
				name) == null) module.setInput(name, WindowManager.getCurrentImage());
		}
	}

	/**
	 * @return the macro options that repeat the run: the inputs that differ from their
	 *         defaults, and just the key for a selected tick box
	 * @throws InvalidInputException if there is a value that a macro cannot hold
	 */
	static String write(final Module module) throws ModuleException {
		final Module fresh = module.getInfo().createModule();
		final Map<String, Optional<String>> values = new LinkedHashMap<>();
		final Map<String, String> defaults = new LinkedHashMap<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (!isShown(item)) continue;
			final String name = item.getName(), value = text(module.getInput(name)),
				usual = text(fresh.getInput(name));
			defaults.put(name, usual);
			if (!value.equals(usual)) values.put(name, isFlag(item.getType()) && value
				.equals("true") ? Optional.empty() : Optional.of(value));
		}
		return MacroText.write(values, defaults);
	}

	private static String text(final Object value) {
		return value == null ? "" : value instanceof Double d && d == Math.rint(d) &&
			Math.abs(d) < 1e15 ? Long.toString(d.longValue()) : value.toString();
	}
}
