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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

/**
 * Where the inputs of a command are in its dialog: those that a first run needs, and the others in
 * named groups below <em>More...</em>. Immutable.
 */
public final class DialogLayout {

	/**
	 * Inputs with a heading.
	 *
	 * @param keys names of the inputs, in order
	 */
	public record Group(String title, List<String> keys) {}

	/**
	 * An input that names an open trace set.
	 *
	 * @param all whether an empty title stands for all sets, not for the active one
	 * @param whenEmpty what an empty title stands for if nothing is open; empty if then a file is needed
	 * @param files the inputs that can be given instead
	 */
	record Titles(boolean all, Optional<String> whenEmpty, List<String> files) {}

	private final List<String> first;
	private final List<Group> groups;
	private final List<OptionSpec> options;
	private final Map<String, Predicate<Values>> conditions;
	private final Map<String, Map<String, String>> words;
	private final Map<String, Titles> titles;
	private final Set<String> forgotten;

	private DialogLayout(final List<String> first, final List<Group> groups,
		final List<OptionSpec> options,
		final Map<String, Predicate<Values>> conditions,
		final Map<String, Map<String, String>> words,
		final Map<String, Titles> titles, final Set<String> forgotten)
	{
		this.first = List.copyOf(first);
		this.groups = List.copyOf(groups);
		this.options = List.copyOf(options);
		this.conditions = conditions;
		this.words = words;
		this.titles = titles;
		this.forgotten = forgotten;
	}

	/** @return a layout of the inputs that a first run needs, in order */
	public static DialogLayout first(final String... keys) {
		return new DialogLayout(List.of(keys), List.of(), List.of(), Map.of(), Map
			.of(), Map.of(), Set.of());
	}

	/** @return the same with one more group below <em>More...</em> */
	public DialogLayout more(final String title, final String... keys) {
		return new DialogLayout(first, with(groups, new Group(title, List.of(keys))),
			options, conditions, words, titles, forgotten);
	}

	/** @return the same with records whose options tell the units and ranges of the inputs; the first counts */
	@SafeVarargs
	public final DialogLayout options(final Class<? extends Record>... records) {
		return new DialogLayout(first, groups, Stream.concat(options.stream(), Arrays
			.stream(records).flatMap(r -> OptionList.of(r).options().stream()))
			.toList(), conditions, words, titles, forgotten);
	}

	/** @return the same with inputs that apply only if the others are so; otherwise they have their defaults */
	public DialogLayout when(final Predicate<Values> condition,
		final String... keys)
	{
		final Map<String, Predicate<Values>> all = new LinkedHashMap<>(conditions);
		for (final String key : keys)
			all.merge(key, condition, Predicate::and);
		return new DialogLayout(first, groups, options, all, words, titles,
			forgotten);
	}

	/** @return the same with words instead of a value of a choice */
	public DialogLayout shown(final String key, final String value,
		final String shown)
	{
		final Map<String, Map<String, String>> all = new LinkedHashMap<>(words);
		final Map<String, String> inner = new LinkedHashMap<>(all.getOrDefault(key,
			Map.of()));
		inner.put(value, shown);
		all.put(key, inner);
		return new DialogLayout(first, groups, options, conditions, all, titles,
			forgotten);
	}

	/** @return the same with an input for the title of open traces, instead of which files can be given */
	public DialogLayout titleOrFile(final String key, final String... files) {
		return titles(key, new Titles(false, Optional.empty(), List.of(files)));
	}

	/**
	 * @param whenEmpty what an empty title stands for if nothing is open
	 * @param files the inputs that can be given instead
	 * @return the same with an input for the title of open traces
	 */
	public DialogLayout title(final String key, final String whenEmpty,
		final String... files)
	{
		return titles(key, new Titles(false, Optional.of(whenEmpty), List.of(files)));
	}

	/** @return the same with an input for the title of open traces, empty for all of them */
	public DialogLayout titleOrAll(final String key) {
		return titles(key, new Titles(true, Optional.of("none are open"), List.of()));
	}

	private DialogLayout titles(final String key, final Titles of) {
		final Map<String, Titles> all = new LinkedHashMap<>(titles);
		all.put(key, of);
		return new DialogLayout(first, groups, options, conditions, words, all,
			forgotten).when(v -> v.isFromFile(key), of.files.toArray(String[]::new));
	}

	/** @return the same with inputs that belong to one recording, so that the next dialog does not remember them */
	public DialogLayout forget(final String... keys) {
		final Set<String> all = new TreeSet<>(forgotten);
		all.addAll(List.of(keys));
		return new DialogLayout(first, groups, options, conditions, words, titles,
			all);
	}

	/** @return the names of the inputs that a first run needs */
	public List<String> firstKeys() {
		return first;
	}

	public List<Group> groups() {
		return groups;
	}

	/** @return the names of all inputs, as often as they are there */
	public List<String> keys() {
		return Stream.concat(first.stream(), groups.stream().flatMap(g -> g.keys
			.stream())).toList();
	}

	/** @return the names of the inputs that something is said about besides their places */
	public Set<String> named() {
		final Set<String> all = new TreeSet<>(forgotten);
		all.addAll(conditions.keySet());
		all.addAll(words.keySet());
		all.addAll(titles.keySet());
		return all;
	}

	Optional<OptionSpec> option(final String key) {
		return options.stream().filter(o -> o.key().equals(key)).findFirst();
	}

	Optional<Titles> titles(final String key) {
		return Optional.ofNullable(titles.get(key));
	}

	/** @return the words for a value of a choice, or the value */
	public String shown(final String key, final String value) {
		return words.getOrDefault(key, Map.of()).getOrDefault(value, value);
	}

	/** @return whether an input applies, given the others */
	public boolean applies(final String key, final Values values) {
		return conditions.getOrDefault(key, v -> true).test(values);
	}

	boolean isForgotten(final String key) {
		return forgotten.contains(key);
	}

	private static <T> List<T> with(final List<T> list, final T one) {
		final List<T> all = new ArrayList<>(list);
		all.add(one);
		return all;
	}
}
