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
package org.calab.io.mat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds the arrays of real numbers in the values of a MATLAB file: variables, fields of
 * structs in structs, elements of cell arrays, and traces of single cells that are spread
 * over the elements of a struct array or cell array, which are joined. Depth and number
 * are limited.
 */
final class MatSearch implements MatArrays {

	private static final int DEEPEST = 8, MOST_VISITED = 20_000, MOST_LISTED = 20,
			MOST_HINTS = 5;

	/** Reads the rows of an array. */
	@FunctionalInterface
	private interface Rows {

		double[][] read() throws IOException;
	}

	/** Reads an element of an array of values. */
	@FunctionalInterface
	private interface Elements {

		MatValue get(int index) throws IOException;
	}

	private final Map<String, MatNames.Candidate> candidates =
		new LinkedHashMap<>();
	private final Map<String, Rows> rows = new LinkedHashMap<>();
	private final Map<String, MatValue> logicals = new LinkedHashMap<>();
	private final Set<String> hints = new LinkedHashSet<>();
	/** Structs and cell arrays that have not been searched. */
	private final Map<String, MatValue> containers = new LinkedHashMap<>();
	/** All structs and cell arrays among the variables. */
	private final Map<String, MatValue> structures = new LinkedHashMap<>();
	private int visited;

	/**
	 * Structs and cell arrays can be large, so they are searched only if one is named, or if
	 * no variable has a usual name of traces.
	 *
	 * @param variables by name
	 * @param key name of the wanted array, if it was given: a variable, a field
	 *          "struct.field" or an element "cell{2}"
	 */
	static MatSearch of(final Map<String, MatValue> variables,
		final Optional<String> key) throws IOException
	{
		final MatSearch search = new MatSearch();
		for (final Map.Entry<String, MatValue> v : variables.entrySet()) {
			final MatValue.Type type = v.getValue().type();
			if (type == MatValue.Type.STRUCT || type == MatValue.Type.CELL) {
				search.containers.put(v.getKey(), v.getValue());
				search.structures.put(v.getKey(), v.getValue());
			}
			else search.add(v.getKey(), v.getValue(), 0);
		}
		final String wanted = key.orElse("").replace('/', '.');
		for (final String name : List.copyOf(search.containers.keySet()))
			if (wanted.equals(name) || wanted.startsWith(name) && ".{(".indexOf(wanted
				.charAt(name.length())) >= 0) search.search(name);
		if (key.isEmpty() && !MatNames.hasUsual(search.candidates())) search.searchAll();
		return search;
	}

	@Override
	public void search(final String variable) throws IOException {
		final MatValue container = containers.remove(variable);
		if (container != null) add(variable, container, 0);
	}

	private void searchAll() {
		for (final String name : List.copyOf(containers.keySet())) {
			try {
				search(name);
			}
			catch (final IOException | IllegalStateException e) {
				// the others may have the traces
				hint(name + " could not be read: " + e.getMessage());
			}
		}
	}

	/** Adds a sentence on what cannot be read, with the way out. */
	private void hint(final String sentence) {
		if (hints.size() < MOST_HINTS) hints.add(sentence);
	}

	private void add(final String name, final MatValue value, final int depth)
		throws IOException
	{
		if (visited++ > MOST_VISITED || depth > DEEPEST) return;
		switch (value.type()) {
			case NUMBERS -> put(name, value.dimensions(), MatNames.Kind.FULL, "",
				value::rows);
			case SPARSE -> put(name, value.dimensions(), MatNames.Kind.SPARSE, "",
				value::rows);
			case LOGICALS -> logicals.put(name, value);
			case STRUCT -> struct(name, value, depth);
			case CELL -> cell(name, value, depth);
			case OBJECT -> hint(name + " is an object or a table, which only MATLAB can read; " +
				"save the matrix in it, for example: F = " + name + ".F; save('traces.mat', 'F')");
			default -> {}
		}
	}

	private void put(final String name, final long[] dimensions,
		final MatNames.Kind kind, final String origin, final Rows read)
	{
		candidates.put(name, new MatNames.Candidate(name, dimensions, kind,
			origin));
		rows.put(name, read);
	}

	private void struct(final String name, final MatValue value,
		final int depth) throws IOException
	{
		final long n = value.count();
		for (final String field : value.fields()) {
			if (visited > MOST_VISITED) return;
			if (n == 1) add(name + "." + field, value.field(field, 0), depth + 1);
			else elements(name + "." + field, "the struct array " + name, n,
				i -> value.field(field, i), i -> name + "(" + (i + 1) + ")." + field,
				depth + 1);
		}
	}

	private void cell(final String name, final MatValue value, final int depth)
		throws IOException
	{
		final long n = value.count();
		if (n != 1) {
			elements(name, "the cell array " + name, n, value::element, i -> name +
				"{" + (i + 1) + "}", depth + 1);
			return;
		}
		final MatValue only = value.element(0);
		add(only.isNumeric() ? name : name + "{1}", only, depth + 1);
	}

	/** Names an element as MATLAB does. */
	@FunctionalInterface
	private interface Name {

		String of(int index);
	}

	private void elements(final String name, final String where, final long n,
		final Elements all, final Name elementName, final int depth) throws IOException
	{
		if (n < 1 || visited + n > MOST_VISITED) return;
		final List<MatValue> values = new ArrayList<>();
		for (int i = 0; i < n; i++)
			values.add(all.get(i));
		visited += values.size();
		final MatValue first = values.get(0);
		if (first.isVector() && values.stream().allMatch(v -> v.isVector() && v
			.count() == first.count())) put(name, new long[] { n, first.count() },
				MatNames.Kind.JOINED, where, () -> joined(values));
		else if (values.stream().allMatch(v -> v.isNumeric() && v.count() == 1))
			scalar(name, where, values);
		else if (values.stream().allMatch(v -> v
			.type() == MatValue.Type.STRUCT && v.count() == 1)) structs(name,
				where, values, elementName, depth);
		else each(name, values, elementName, depth);
	}

	/** Structs in a cell array are like a struct array. */
	private void structs(final String name, final String where,
		final List<MatValue> values, final Name elementName, final int depth)
		throws IOException
	{
		if (depth > DEEPEST) return;
		for (final String field : values.get(0).fields()) {
			for (final MatValue v : values)
				if (!v.fields().contains(field)) return;
			elements(name + "." + field, where, values.size(), i -> values.get(i).field(
				field, 0), i -> elementName.of(i) + "." + field, depth + 1);
		}
	}

	/** A number that is the same in all elements, as a sampling rate is. */
	private void scalar(final String name, final String where,
		final List<MatValue> values) throws IOException
	{
		final double first = values.get(0).rows()[0][0];
		for (final MatValue v : values)
			if (v.rows()[0][0] != first) return;
		put(name, new long[] { 1, 1 }, MatNames.Kind.JOINED, where, values.get(
			0)::rows);
	}

	private void each(final String name, final List<MatValue> values,
		final Name elementName, final int depth) throws IOException
	{
		final long matrices = values.stream().filter(v -> v.isNumeric() && v
			.count() > 1).count();
		for (int i = 0; i < Math.min(MOST_LISTED, values.size()); i++)
			add(elementName.of(i), values.get(i), depth + 1);
		// coordinates of outlines have two rows
		if (matrices < 2 || values.get(0).dimensions()[0] < 3) return;
		// "C{:}" of a cell array, "s.F" of a struct array: a list in MATLAB
		final String list = elementName.of(0).endsWith("}") ? name + "{:}" : name;
		final boolean inOrder = values.stream().filter(v -> v.isNumeric()).allMatch(
			v -> v.dimensions()[0] == values.get(0).dimensions()[0]);
		hint(inOrder ? name + " has " + matrices +
			" arrays; if they follow each other in time, join them in MATLAB: F = cat(2, " + list +
			"); save('traces.mat', 'F')" : name + " has " + matrices +
				" arrays of different lengths; save one of them in MATLAB: F = " + elementName.of(0) +
				"; save('traces.mat', 'F')");
	}

	private static double[][] joined(final List<MatValue> vectors)
		throws IOException
	{
		final double[][] out = new double[vectors.size()][];
		for (int i = 0; i < out.length; i++) {
			final double[][] vector = vectors.get(i).rows();
			out[i] = vector.length == 1 ? vector[0] : column(vector);
		}
		return out;
	}

	private static double[] column(final double[][] rows) {
		final double[] out = new double[rows.length];
		for (int t = 0; t < out.length; t++)
			out[t] = rows[t][0];
		return out;
	}

	@Override
	public List<MatNames.Candidate> candidates() {
		final List<MatNames.Candidate> all = new ArrayList<>(candidates.values());
		containers.forEach((name, value) -> all.add(new MatNames.Candidate(name,
			value.dimensions(), MatNames.Kind.CONTAINER, "")));
		return all;
	}

	@Override
	public double[][] rows(final MatNames.Candidate array) throws IOException {
		return rows.get(array.name()).read();
	}

	@Override
	public OptionalDouble number(final String scalar) throws IOException {
		final MatNames.Candidate c = candidates.get(scalar);
		return c == null || !c.isScalar() ? OptionalDouble.empty() : OptionalDouble
			.of(rows(c)[0][0]);
	}

	@Override
	public double[][] flags(final String name) throws IOException {
		final MatValue logical = logicals.get(name);
		return logical != null ? logical.rows() : rows.containsKey(name) ? rows.get(
			name).read() : new double[0][];
	}

	@Override
	public int structs(final String variable) {
		final MatValue value = structures.get(variable);
		return value == null ? 0 : (int) Math.min(MOST_VISITED, value.count());
	}

	@Override
	public double[][] field(final String variable, final int struct,
		final String field) throws IOException
	{
		final MatValue all = structures.get(variable);
		final boolean cell = all.type() == MatValue.Type.CELL;
		final MatValue one = cell ? all.element(struct) : all;
		if (one.type() != MatValue.Type.STRUCT || !one.fields().contains(field))
			return new double[0][];
		final MatValue value = one.field(field, cell ? 0 : struct);
		return value.isNumeric() || value.type() == MatValue.Type.LOGICALS ? value.rows()
			: new double[0][];
	}

	@Override
	public List<String> hints() {
		return List.copyOf(hints);
	}
}
