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

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.calab.check.InvalidInputException;

/**
 * The options of a record, with what follows from their declaration: defaults, checks,
 * reading values by key, and writing them for JSON. A component of the record is
 * <ul>
 * <li>an option, annotated with {@link Option};</li>
 * <li>a group: another options record, whose options take its place in the list; or</li>
 * <li>a group in an {@link Optional}, annotated with an {@link Option} that switches the
 * group on.</li>
 * </ul>
 *
 * @param <R> the record
 */
public final class OptionList<R extends Record> {

	private static final ClassValue<OptionList<?>> LISTS = new ClassValue<>() {

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		protected OptionList<?> computeValue(final Class<?> type) {
			return new OptionList(type);
		}
	};

	/** A component: an option, a group, or a group with the option that switches it on. */
	private record Part(RecordComponent component, OptionSpec option,
		OptionList<?> group)
	{

		static Part of(final RecordComponent c) {
			final boolean isOption = c.isAnnotationPresent(Option.class);
			final Class<?> type = c.getType() == Optional.class ? (Class<?>) ((ParameterizedType) c
				.getGenericType()).getActualTypeArguments()[0] : c.getType();
			final boolean isGroup = type.isRecord();
			if (!isOption && !isGroup) throw new IllegalStateException(c +
				" is neither an option nor a group of options");
			return new Part(c, isOption ? new OptionSpec(c) : null, isGroup
				? LISTS.get(type) : null);
		}

		boolean isSwitch() {
			return option != null && group != null;
		}

		Object defaultValue() {
			return group == null ? option.defaultValue() : isSwitch() ? Optional
				.empty() : group.defaults();
		}

		Object read(final Function<String, ?> values) {
			if (group == null) {
				final Object given = values.apply(option.key());
				return given == null ? option.defaultValue() : option.read(given);
			}
			if (!isSwitch()) return group.read(values);
			final Object on = values.apply(option.key());
			// read the group even if it is off, to report invalid values
			final Object read = group.read(values);
			return on != null && (boolean) option.read(on) ? Optional.of(read)
				: Optional.empty();
		}

		void check(final Object value) {
			if (group == null) option.check(value);
			else if (value == null) throw InvalidInputException.of(OptionSpec.snakeCase(
				component.getName()), "is missing.");
		}

		void write(final Record record, final Map<String, Object> to) {
			final Object value = value(record);
			if (group == null) to.put(option.key(), option.plainValue(value));
			else if (isSwitch()) {
				final Optional<?> on = (Optional<?>) value;
				to.put(option.key(), on.isPresent());
				on.ifPresent(g -> to.putAll(group.anyValues((Record) g)));
			}
			else to.putAll(group.anyValues((Record) value));
		}

		private Object value(final Record record) {
			try {
				return component.getAccessor().invoke(record);
			}
			catch (final ReflectiveOperationException e) {
				throw new IllegalStateException(component + " cannot be read", e);
			}
		}
	}

	private final Constructor<R> constructor;
	private final List<Part> parts;

	private OptionList(final Class<R> type) {
		final RecordComponent[] components = type.getRecordComponents();
		parts = Arrays.stream(components).map(Part::of).toList();
		try {
			constructor = type.getDeclaredConstructor(Arrays.stream(components).map(
				RecordComponent::getType).toArray(Class<?>[]::new));
		}
		catch (final NoSuchMethodException e) {
			throw new IllegalStateException(type + " has no canonical constructor",
				e);
		}
	}

	/** @return the options that the components of a record declare */
	@SuppressWarnings("unchecked")
	public static <R extends Record> OptionList<R> of(final Class<R> type) {
		return (OptionList<R>) LISTS.get(type);
	}

	/** @return the options in order; the options of a group take its place */
	public List<OptionSpec> options() {
		final List<OptionSpec> all = new ArrayList<>();
		for (final Part p : parts) {
			if (p.option() != null) all.add(p.option());
			if (p.group() != null) all.addAll(p.group().options());
		}
		return all;
	}

	/** @return the key of the option that switches on the group which an option is in; empty where it always counts */
	public Optional<String> switchOf(final String key) {
		for (final Part p : parts) {
			if (p.group() == null) continue;
			final boolean isIn = p.group().options().stream().anyMatch(o -> o.key()
				.equals(key));
			if (isIn) return p.isSwitch() ? Optional.of(p.option().key()) : p.group()
				.switchOf(key);
		}
		return Optional.empty();
	}

	/** @return the record with all defaults */
	public R defaults() {
		return create(parts.stream().map(Part::defaultValue).toArray());
	}

	/**
	 * @param values returns the value of a key: a number, text, boolean, enum constant,
	 *          file, path or JSON value; null for the default
	 * @throws InvalidInputException naming the first invalid option
	 */
	public R read(final Function<String, ?> values) {
		return create(parts.stream().map(p -> p.read(values)).toArray());
	}

	/**
	 * As {@link #read(Function)}, but refuses unknown keys.
	 *
	 * @throws InvalidInputException naming an unknown key or an invalid option
	 */
	public R read(final Map<String, ?> values) {
		final List<String> keys = options().stream().map(OptionSpec::key).toList();
		for (final String key : values.keySet()) {
			if (!keys.contains(key)) throw InvalidInputException.of(key,
				"is not an option here; the options are " + String.join(", ", keys) +
					".");
		}
		return read(values::get);
	}

	/** @return the values by key, in order: numbers, booleans and text; null for an option without a value */
	public Map<String, Object> values(final R record) {
		return anyValues(record);
	}

	/** @return as {@link #values(Record)}, for any options record */
	public static Map<String, Object> valuesOf(final Record record) {
		return LISTS.get(record.getClass()).anyValues(record);
	}

	/** @return as {@link #values}, by the names of CaLab's own functions and files */
	public Map<String, Object> calabValues(final R record) {
		final Map<String, Object> own = values(record), calab =
			new LinkedHashMap<>();
		for (final OptionSpec o : options())
			if (own.containsKey(o.key())) calab.put(o.calab(), own.get(o.key()));
		return calab;
	}

	/** @return the values that differ from their defaults, by key, in order */
	public Map<String, Object> changes(final R record) {
		final Map<String, Object> changes = values(record);
		values(defaults()).forEach((key, usual) -> {
			if (Objects.equals(usual, changes.get(key))) changes.remove(key);
		});
		return changes;
	}

	private Map<String, Object> anyValues(final Record record) {
		final Map<String, Object> values = new LinkedHashMap<>();
		parts.forEach(p -> p.write(record, values));
		return values;
	}

	/**
	 * Checks the components of an options record; called from its constructor.
	 *
	 * @param components all components, in order
	 * @throws InvalidInputException naming the first invalid component
	 */
	public static void check(final Class<? extends Record> type,
		final Object... components)
	{
		final List<Part> parts = LISTS.get(type).parts;
		for (int i = 0; i < components.length; i++)
			parts.get(i).check(components[i]);
	}

	private R create(final Object[] components) {
		try {
			return constructor.newInstance(components);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof InvalidInputException invalid) throw invalid;
			throw new IllegalStateException(e.getCause());
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
