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

import java.io.File;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.calab.fiji.OpenTraces;
import org.calab.fiji.command.CaLabCommand;
import org.calab.fiji.command.CommandFailedException;
import org.calab.options.OptionSpec;
import org.scijava.Context;
import org.scijava.ItemIO;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;

/** The inputs of a command: those of its dialog, and of a macro. */
final class FormDoor extends Door {

	private final Context context;
	private final Class<? extends CaLabCommand> command;
	private final Map<String, Field> fields = new TreeMap<>();
	private final Map<String, Object> given = new LinkedHashMap<>();
	private final Map<Class<? extends Record>, Map<String, Object>> needed =
		new LinkedHashMap<>();

	FormDoor(final Context context,
		final Class<? extends CaLabCommand> command)
	{
		super(command.getSimpleName());
		this.context = context;
		this.command = command;
		for (Class<?> c = command; c != Object.class; c = c.getSuperclass())
			for (final Field f : c.getDeclaredFields())
				if (isInput(f)) fields.put(f.getName(), f);
	}

	/** An input without which the command would not come as far as to its options. */
	FormDoor given(final String input, final Object value) {
		given.put(input, value);
		return this;
	}

	/** An input without which the options of a record are not looked at. */
	FormDoor needs(final Class<? extends Record> record, final String input,
		final Object value)
	{
		needed.put(record, Map.of(input, value));
		return this;
	}

	private static boolean isInput(final Field f) {
		final Parameter p = f.getAnnotation(Parameter.class);
		return p != null && p.type() == ItemIO.INPUT && !Service.class
			.isAssignableFrom(f.getType()) && f.getType() != OpenTraces.class;
	}

	Class<? extends CaLabCommand> command() {
		return command;
	}

	@Override
	Set<String> names() {
		return fields.keySet();
	}

	@Override
	List<String> differences(final Taken t) throws Exception {
		final OptionSpec o = t.option();
		final Field field = fields.get(o.key());
		final Parameter p = field.getAnnotation(Parameter.class);
		field.setAccessible(true);
		final Object value = field.get(command.getDeclaredConstructor().newInstance());
		final List<String> all = new ArrayList<>();
		if (!p.label().equals(o.label())) all.add("label is \"" + p.label() +
			"\", not \"" + o.label() + "\"");
		if (!p.description().equals(expectedHelp(o.key()))) all.add(
			"description is \"" + p.description() + "\", not \"" + expectedHelp(o
				.key()) + "\"");
		if (!isDefault(value, o)) all.add("default is " + value + ", not " + o
			.defaultText());
		if (!holds(field.getType(), o)) all.add("a " + field.getType()
			.getSimpleName() + " cannot hold it");
		final List<String> choices = new ArrayList<>(o.choices());
		if (o.isOptional() && !choices.isEmpty()) choices.add(0, o.defaultText());
		if (!List.of(p.choices()).equals(choices)) all.add("choices are " + List.of(p
			.choices()) + ", not " + choices);
		return all;
	}

	/** @return whether a field of this type holds every value that the option may have */
	private static boolean holds(final Class<?> field, final OptionSpec o) {
		if (o.isFlag()) return field == boolean.class;
		final boolean word = o.isOptional() && !o.defaultText().matches("0?");
		if (word || !o.type().isPrimitive()) return field == (o
			.type() == java.nio.file.Path.class ? File.class : String.class);
		return field == o.type();
	}

	@Override
	String refusal(final Taken t, final Object wrong) throws Exception {
		final OptionSpec o = t.option();
		final Map<String, Object> inputs = new LinkedHashMap<>(given);
		inputs.putAll(needed.getOrDefault(t.record(), Map.of()));
		inputs.put(o.key(), fields.get(o.key()).getType() == String.class ? wrong
			.toString() : wrong);
		try {
			context.service(CommandService.class).run(command, true, inputs).get();
			return "(not refused)";
		}
		catch (final Exception e) {
			for (Throwable cause = e; cause != null; cause = cause.getCause())
				if (cause instanceof CommandFailedException) return cause.getMessage();
			throw e;
		}
	}
}
