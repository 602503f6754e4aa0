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

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

/**
 * One way in: a command of the menu, a subcommand, a function of scripts or an object of
 * the settings. It takes the options of records. What it leaves out of them, and what it
 * has beside them, is said with a reason.
 */
abstract class Door {

	/** An option that the door takes, and the record that declares it. */
	record Taken(Class<? extends Record> record, OptionSpec option) {}

	private final String name;
	private final List<Taken> taken = new ArrayList<>();
	private final Set<String> own = new TreeSet<>();
	private final Map<String, String> patterns = new LinkedHashMap<>();

	Door(final String name) {
		this.name = name;
	}

	/** The door takes all options of a record. */
	Door takes(final Class<? extends Record> record) {
		OptionList.of(record).options().forEach(o -> taken.add(new Taken(record,
			o)));
		return this;
	}

	/** The door takes only these options of a record, for a reason. */
	Door takesOnly(final Class<? extends Record> record, final String reason,
		final String... keys)
	{
		assertTrue(reason.length() > 10, reason);
		final List<String> all = OptionList.of(record).options().stream().map(
			OptionSpec::key).toList();
		assertTrue(all.containsAll(List.of(keys)), () -> name + ": " + Arrays
			.toString(keys) + " of " + all);
		OptionList.of(record).options().stream().filter(o -> List.of(keys).contains(
			o.key())).forEach(o -> taken.add(new Taken(record, o)));
		return this;
	}

	/** The door takes all options of a record but these, for a reason. */
	Door takesAllBut(final Class<? extends Record> record, final String reason,
		final String... without)
	{
		final List<String> all = OptionList.of(record).options().stream().map(
			OptionSpec::key).toList();
		assertTrue(all.containsAll(List.of(without)), () -> name + ": " + Arrays
			.toString(without) + " of " + all);
		return takesOnly(record, reason, all.stream().filter(k -> !List.of(without)
			.contains(k)).toArray(String[]::new));
	}

	/** The door has inputs that are no option of a record, for a reason. */
	Door adds(final String reason, final String... names) {
		assertTrue(reason.length() > 10, reason);
		own.addAll(List.of(names));
		return this;
	}

	/** The door says more about an option than its help: each %s is the help of a record. */
	Door says(final String key, final String pattern) {
		patterns.put(key, pattern);
		return this;
	}

	List<Taken> taken() {
		return taken;
	}

	/** @return what the door must have: the keys of the options that it takes, and its own */
	Set<String> expected() {
		final Set<String> all = new TreeSet<>(own);
		taken.forEach(t -> all.add(t.option().key()));
		return all;
	}

	/** @return what the door says about an option */
	String expectedHelp(final String key) {
		final Object[] helps = taken.stream().filter(t -> t.option().key().equals(
			key)).map(t -> t.option().help()).distinct().toArray();
		return patterns.containsKey(key) ? String.format(patterns.get(key), helps)
			: String.join(" / ", Arrays.copyOf(helps, helps.length, String[].class));
	}

	/** @return the names of all that the door has, in snake_case */
	abstract Set<String> names() throws Exception;

	/** @return where the door tells something else of the option than its record; empty where all is the same */
	abstract List<String> differences(Taken t) throws Exception;

	/** @return a value that is no value of the option; empty where every value is one */
	Optional<Object> wrong(final OptionSpec o) {
		if (!o.choices().isEmpty()) return Optional.of("no_such_choice");
		if (o.type() == int.class) return Optional.of(Integer.MIN_VALUE);
		if (o.type() == long.class) return Optional.of(Long.MIN_VALUE);
		return o.type() == double.class ? Optional.of(-1e300) : Optional.empty();
	}

	/** @return the message with which the door refuses a value */
	abstract String refusal(Taken t, Object wrong) throws Exception;

	/** @return what messages of this door call the option */
	String told(final OptionSpec o) {
		return o.key();
	}

	static boolean isDefault(final Object value, final OptionSpec o) {
		final String usual = o.defaultText();
		if (value == null || value.equals("")) return usual.isEmpty() || o
			.isOptional();
		if (value instanceof Number n) return !usual.isEmpty() && n
			.doubleValue() == Double.parseDouble(usual);
		return value.toString().equals(usual);
	}

	@Override
	public String toString() {
		return name;
	}
}
