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

import java.lang.reflect.Field;
import java.util.Optional;

import org.calab.options.OptionList;
import org.scijava.plugin.Parameter;

/** Reads the options of a record from a command's inputs: each from the field whose name is its key. */
final class CommandOptions {

	private CommandOptions() {}

	/**
	 * @param command whose {@link Parameter} fields hold the values; an option without a
	 *          field takes its default
	 * @throws org.calab.check.InvalidInputException naming the first input that is not what
	 *           it must be
	 */
	static <R extends Record> R of(final Object command, final Class<R> type) {
		return OptionList.of(type).read(key -> value(command, key));
	}

	/** @return the label of an input in the dialog, or the key if there is no such input */
	static String label(final Object command, final String key) {
		return field(command, key).map(f -> f.getAnnotation(Parameter.class).label())
			.filter(l -> !l.isEmpty()).orElse(key);
	}

	private static Object value(final Object command, final String key) {
		return field(command, key).map(f -> {
			try {
				f.setAccessible(true);
				return f.get(command);
			}
			catch (final IllegalAccessException e) {
				throw new IllegalStateException(e);
			}
		}).orElse(null);
	}

	/** @return the input of this name, in the command's class or a superclass */
	private static Optional<Field> field(final Object command, final String key) {
		for (Class<?> c = command.getClass(); c != Object.class; c = c
			.getSuperclass())
		{
			for (final Field f : c.getDeclaredFields())
				if (f.getName().equals(key) && f.isAnnotationPresent(Parameter.class))
					return Optional.of(f);
		}
		return Optional.empty();
	}
}
