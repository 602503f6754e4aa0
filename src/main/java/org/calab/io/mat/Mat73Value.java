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

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.io.hdf5.Hdf5File;

/** A value in a MATLAB 7.3 file, which is HDF5 with the dimensions in reverse order. */
final class Mat73Value implements MatValue {

	private static final String CLASS = "MATLAB_class", SPARSE = "MATLAB_sparse";

	/** Classes of arrays of numbers; without a class, a program other than MATLAB wrote it. */
	private static final Set<String> NUMBERS = Set.of("", "double", "single", "int8",
		"uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64");

	/** Classes that hold no traces, but are no objects. */
	private static final Set<String> NO_OBJECTS = Set.of("char",
		"function_handle", "string", "struct");

	private final String file;
	private final Hdf5File hdf5;
	private final Node node;
	private final Type type;
	private final long[] dimensions;

	Mat73Value(final String file, final Hdf5File hdf5, final Node node)
		throws IOException
	{
		this.file = file;
		this.hdf5 = hdf5;
		this.node = node;
		type = node instanceof Dataset d ? type(d) : node.getAttribute(
			SPARSE) != null ? Type.SPARSE : Type.STRUCT;
		dimensions = node instanceof Dataset d ? reversed(d) : type == Type.SPARSE
			? sparse() : new long[] { 1, elements() };
	}

	private static Type type(final Dataset dataset) {
		final String name = Hdf5File.text(dataset, CLASS);
		if (dataset.getAttribute("MATLAB_empty") != null) return Type.OTHER;
		if (name.equals("cell")) return Type.CELL;
		if (!(dataset.getDataType() instanceof FloatingPoint) && !(dataset
			.getDataType() instanceof FixedPoint)) return Type.OTHER;
		if (name.equals("logical")) return Type.LOGICALS;
		if (NUMBERS.contains(name)) return Type.NUMBERS;
		return NO_OBJECTS.contains(name) ? Type.OTHER : Type.OBJECT;
	}

	private static long[] reversed(final Dataset dataset) {
		final long[] stored = dataset.getDimensionsAsLong();
		final long[] dimensions = new long[stored.length];
		for (int i = 0; i < stored.length; i++)
			dimensions[i] = stored[stored.length - 1 - i];
		return dimensions;
	}

	private long[] sparse() throws IOException {
		final OptionalDouble rows = Hdf5File.number(node, SPARSE);
		final Node starts = ((Group) node).getChild("jc");
		if (rows.isEmpty() || !(starts instanceof Dataset jc) || jc.getSize() < 2)
			return new long[] { 0, 0 };
		return new long[] { (long) rows.getAsDouble(), jc.getSize() - 1 };
	}

	/** @return the number of structs: the fields of a struct array are references */
	private long elements() {
		for (final Node field : (Group) node)
			if (!field.isLink() && field instanceof Dataset d) return isReferences(d)
				? d.getSize() : 1;
		return 1;
	}

	private static boolean isReferences(final Dataset dataset) {
		return Hdf5File.isReferences(dataset) && Hdf5File.text(dataset, CLASS)
			.isEmpty();
	}

	@Override
	public Type type() {
		return type;
	}

	@Override
	public long[] dimensions() {
		return dimensions;
	}

	@Override
	public List<String> fields() {
		final List<String> names = new ArrayList<>();
		for (final Node field : (Group) node)
			if (!field.isLink() && (count() == 1 || field instanceof Dataset d &&
				isReferences(d) && d.getSize() == count())) names.add(field.getName());
		return names;
	}

	@Override
	public MatValue field(final String field, final int element)
		throws IOException
	{
		final Node child = ((Group) node).getChild(field);
		return child instanceof Dataset d && isReferences(d) ? new Mat73Value(file,
			hdf5, hdf5.referenced(d, element)) : new Mat73Value(file, hdf5, child);
	}

	@Override
	public MatValue element(final int index) throws IOException {
		return new Mat73Value(file, hdf5, hdf5.referenced((Dataset) node, index));
	}

	@Override
	public double[][] rows() throws IOException {
		return type == Type.SPARSE ? full() : hdf5.read((Dataset) node, true);
	}

	private double[][] full() throws IOException {
		final Group group = (Group) node;
		final int[] shape = SizeLimits.shape(file, node.getName(), dimensions);
		final double[][] out = new double[shape[0]][shape[1]];
		// without any value other than 0 these are missing
		if (!(group.getChild("data") instanceof Dataset data) || !(group.getChild(
			"ir") instanceof Dataset ir)) return out;
		final double[] values = hdf5.read(data, false)[0], rows = hdf5.read(ir,
			false)[0], starts = hdf5.read((Dataset) group.getChild("jc"), false)[0];
		for (int j = 0; j + 1 < starts.length; j++) {
			for (int k = (int) starts[j]; k < starts[j + 1]; k++) {
				if (k < 0 || k >= values.length || k >= rows.length || !(rows[k] >= 0) ||
					rows[k] >= out.length) throw new DataFormatException(file,
						"the sparse matrix " + node.getName() + " is damaged: it names a value outside.");
				out[(int) rows[k]][j] = values[k];
			}
		}
		return out;
	}
}
