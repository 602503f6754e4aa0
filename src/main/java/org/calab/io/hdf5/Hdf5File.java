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
package org.calab.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.Reference;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;
import org.calab.io.chunk.ChunkGrid;
import org.calab.trace.SamplingRate;

/**
 * An HDF5 file, read defensively: links to other files are not followed, and searches
 * are bounded. Methods may throw unchecked exceptions of jHDF, which
 * {@link ReadErrors} converts.
 */
public final class Hdf5File implements Closeable {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r',
		'\n', 0x1a, '\n' };

	private static final int DEEPEST = 8, MOST_LISTED = 60, MOST_VISITED = 5000,
			MOST_LINKS = 8, MOST_REFERENCES = 1 << 16, MOST_TEXTS = 1 << 20;

	static {
		QuietReader.set();
	}

	private final Path path;
	private final HdfFile file;
	/** The references that were read last, which are asked for one by one. */
	private long[] addresses = {};
	/** Address of the dataset that has them. */
	private long addressesOf = -1;

	/**
	 * Maps the file if it has at most 2 GB: jHDF then refuses lengths beyond the end of the
	 * file, which it would allocate first when reading from a channel.
	 */
	private Hdf5File(final Path path) throws IOException {
		this.path = path;
		try (FileChannel in = FileChannel.open(path)) {
			final boolean mapped = in.size() <= Integer.MAX_VALUE;
			// jHDF leaves a file open that it refuses, so it is given a channel first
			file = mapped ? HdfFile.fromByteBuffer(in.map(
				FileChannel.MapMode.READ_ONLY, 0, in.size())) : refusing(in, path);
		}
	}

	private static HdfFile refusing(final FileChannel in, final Path path) {
		new HdfFile(in);
		return new HdfFile(path);
	}

	/**
	 * @return whether the file has the HDF5 signature, at its start or after a user block
	 *          of 512, 1024, 2048, ... bytes
	 */
	public static boolean hasSignature(final Path path) throws IOException {
		if (!Files.isRegularFile(path)) return false;
		try (FileChannel in = FileChannel.open(path)) {
			final ByteBuffer b = ByteBuffer.allocate(SIGNATURE.length);
			for (long at = 0; at + SIGNATURE.length <= in.size(); at = at == 0 ? 512
				: at * 2)
			{
				b.clear();
				while (b.hasRemaining() && in.read(b, at + b.position()) > 0) {}
				if (!b.hasRemaining() && Arrays.equals(b.array(), SIGNATURE))
					return true;
			}
			return false;
		}
	}

	/** @throws DataFormatException if it is not an HDF5 file */
	public static Hdf5File open(final Path path, final String what)
		throws IOException
	{
		if (!Files.isRegularFile(path)) throw new DataFormatException(path.toString(),
			"this is a folder; it must be " + what + ".");
		if (!hasSignature(path)) throw new DataFormatException(path.toString(),
			"the file is not HDF5 (its signature is missing), so it is not " + what + ".");
		return new Hdf5File(path);
	}

	@Override
	public void close() {
		file.close();
	}

	public Group root() {
		return file;
	}

	/** @return the node at a path, with / between names; empty if there is none */
	public Optional<Node> node(final String at) throws IOException {
		return walk(at, 0);
	}

	private Optional<Node> walk(final String at, final int links)
		throws IOException
	{
		Node node = file;
		for (final String part : at.split("/")) {
			if (part.isEmpty()) continue;
			if (!(node instanceof Group group)) return Optional.empty();
			node = group.getChild(part);
			if (node == null) return Optional.empty();
			if (node.isLink()) {
				if (!(node instanceof SoftLink soft)) throw new DataFormatException(path
					.toString(), at + " links to another file; such links are not followed.");
				if (links == MOST_LINKS) throw new DataFormatException(path.toString(),
					at + " links to more than " + MOST_LINKS + " links in a row.");
				final String target = soft.getTargetPath();
				final Optional<Node> found = walk(target.startsWith("/") ? target
					: group.getPath() + "/" + target, links + 1);
				if (found.isEmpty()) return found;
				node = found.get();
			}
		}
		return Optional.of(node);
	}

	/** @return the dataset at a path; empty if there is none */
	public Optional<Dataset> dataset(final String at) throws IOException {
		return node(at).filter(Dataset.class::isInstance).map(Dataset.class::cast);
	}

	/** @return whether there is a group at this path */
	public boolean hasGroup(final String at) throws IOException {
		return node(at).filter(Group.class::isInstance).isPresent();
	}

	/** Visits the nodes of a file. */
	@FunctionalInterface
	public interface Visitor {

		/** @param at path of the node, without a leading / */
		void visit(String at, Node node);
	}

	/** Visits the nodes below {@code start}, without links; depth and number are limited. */
	public void visit(final String start, final Visitor visitor) throws IOException {
		final Optional<Node> node = node(start);
		if (node.isPresent() && node.get() instanceof Group group) visit(start,
			group, visitor, 0, new int[1]);
	}

	private static void visit(final String at, final Group group,
		final Visitor visitor, final int depth, final int[] visited)
	{
		for (final Node child : group) {
			if (visited[0]++ > MOST_VISITED) return;
			if (child.isLink()) continue;
			final String name = at.isEmpty() ? child.getName() : at + "/" + child
				.getName();
			visitor.visit(name, child);
			if (child instanceof Group inner && depth < DEEPEST) visit(name, inner,
				visitor, depth + 1, visited);
		}
	}

	/** @return the paths of the first datasets in the file, for messages */
	public String listing() throws IOException {
		final List<String> found = new ArrayList<>();
		visit("", (at, node) -> {
			if (node instanceof Dataset) found.add(at);
		});
		if (found.isEmpty()) return "no dataset";
		found.sort(null);
		final int n = found.size();
		return String.join(", ", found.subList(0, Math.min(n, MOST_LISTED))) + (n >
			MOST_LISTED ? " and " + (n - MOST_LISTED) + " more" : "");
	}

	/**
	 * @throws DataFormatException if there is no dataset at the path; the message lists
	 *          what the file contains
	 */
	public Dataset require(final String at) throws IOException {
		final Optional<Dataset> found = dataset(at);
		if (found.isPresent()) return found.get();
		throw new DataFormatException(path.toString(), "the file has no dataset \"" + at +
			"\"; it contains " + listing());
	}

	/**
	 * @param transposed whether the cells are the second dimension
	 * @return n_cells × n_timepoints; one row if there is one dimension
	 */
	public double[][] read(final Dataset dataset, final boolean transposed)
		throws IOException
	{
		return new Hdf5Array(path, dataset, file.getUserBlockSize()).read(
			transposed);
	}

	/** Visits the numbers that are not 0 of a dataset of three dimensions. */
	public void nonZeros(final Dataset dataset, final ChunkGrid.NonZeros visitor)
		throws IOException
	{
		new Hdf5Array(path, dataset, file.getUserBlockSize()).nonZeros(visitor);
	}

	/**
	 * @return the value of a scalar or of an array of length 1; empty for anything else
	 *          (absent values are often text)
	 */
	public OptionalDouble number(final Dataset dataset) {
		if (dataset.isCompound() || dataset.isVariableLength() || dataset
			.getSize() != 1) return OptionalDouble.empty();
		return number(dataset.getDataFlat());
	}

	/** @return the numeric value of an attribute; empty if there is none */
	public static OptionalDouble number(final Node node, final String attribute) {
		final Attribute a = node.getAttribute(attribute);
		return a == null ? OptionalDouble.empty() : number(a.getData());
	}

	/** @return whether a dataset holds numbers or logical values */
	public static boolean isNumeric(final Dataset dataset) {
		final DataType t = dataset.getDataType();
		return t instanceof FloatingPoint || t instanceof FixedPoint ||
			t instanceof EnumDataType;
	}

	/** @return the texts of a dataset of one dimension; none if it holds something else */
	public List<String> texts(final Dataset dataset) {
		return dataset.getDimensionsAsLong().length == 1 && dataset.getSize() > 0 && dataset
			.getSize() <= MOST_TEXTS && !isNumeric(dataset) && dataset
				.getDataFlat() instanceof String[] texts ? Arrays.stream(texts).map(t -> t == null
					? "" : t.strip()).toList() : List.of();
	}

	/** @return whether a dataset holds references to other objects of the file */
	public static boolean isReferences(final Dataset dataset) {
		return dataset.getDataType() instanceof Reference;
	}

	/** @return the object that a reference in a dataset points to */
	public Node referenced(final Dataset references, final int index)
		throws IOException
	{
		if (references.getAddress() != addressesOf) {
			addresses = isReferences(references) && references
				.getSize() <= MOST_REFERENCES && references
					.getDataFlat() instanceof long[] all ? all : new long[0];
			addressesOf = references.getAddress();
		}
		if (index >= addresses.length) throw new DataFormatException(path.toString(),
			references.getName() + " has no reference " + index +
				" to an object of the file.");
		return file.getNodeByAddress(addresses[index]);
	}

	/** @return the object that the reference in an attribute points to; empty if there is none */
	public Optional<Node> referenced(final Node node, final String attribute) {
		final Attribute a = node.getAttribute(attribute);
		if (a == null || !(a.getDataType() instanceof Reference)) return Optional
			.empty();
		final OptionalDouble address = number(a.getData());
		// 0: the object has been deleted
		return address.orElse(0) == 0 ? Optional.empty() : Optional.of(file
			.getNodeByAddress((long) address.getAsDouble()));
	}

	/**
	 * @return the names of a dataset's dimensions, from its dimension scales (as netCDF and
	 *          xarray write them) or labels, an empty one where there is none; no names if
	 *          it has neither
	 */
	public List<String> dimensions(final Dataset dataset) {
		final Attribute labels = dataset.getAttribute("DIMENSION_LABELS");
		if (labels != null && labels.getData() instanceof String[] names)
			return Arrays.stream(names).map(n -> n == null ? "" : n).toList();
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < dataset.getDimensions().length; i++)
			names.add(scale(dataset, i).map(s -> text(s, "NAME")).orElse(""));
		return names.stream().allMatch(String::isEmpty) ? List.of() : names;
	}

	/** @return the scale of a dimension, which holds its coordinates; empty if there is none */
	public Optional<Dataset> scale(final Dataset dataset, final int dimension) {
		final Attribute list = dataset.getAttribute("DIMENSION_LIST");
		if (list == null || !(list.getData() instanceof Object[] scales) ||
			dimension >= scales.length || !(scales[dimension] instanceof long[] first) ||
			first.length == 0) return Optional.empty();
		return file.getNodeByAddress(first[0]) instanceof Dataset d ? Optional.of(d)
			: Optional.empty();
	}

	/** @return the texts of an attribute that is a list; none if it is not */
	public static List<String> texts(final Node node, final String attribute) {
		final Attribute a = node.getAttribute(attribute);
		return a != null && a.getData() instanceof String[] texts ? Arrays
			.stream(texts).filter(Objects::nonNull).toList() : List.of();
	}

	/** @return the text of an attribute; empty if there is none */
	public static String text(final Node node, final String attribute) {
		final Attribute a = node.getAttribute(attribute);
		return a != null && a.getData() instanceof String text ? text : "";
	}

	private static OptionalDouble number(final Object data) {
		if (data instanceof Number n) return OptionalDouble.of(n.doubleValue());
		if (data != null && data.getClass().isArray() && java.lang.reflect.Array
			.getLength(data) == 1) return number(java.lang.reflect.Array.get(data, 0));
		return OptionalDouble.empty();
	}

	/** @return the sampling rate in a dataset; unknown, with a note, if it has none */
	public SamplingRate rate(final String at, final List<String> notes)
		throws IOException
	{
		final Optional<Dataset> dataset = dataset(at);
		if (dataset.isEmpty()) {
			notes.add("The sampling rate is unknown: the file has no dataset \"" + at + "\".");
			return SamplingRate.unknown();
		}
		final OptionalDouble hz = number(dataset.get());
		if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
			.getAsDouble())) return SamplingRate.ofHz(hz.getAsDouble());
		notes.add("The sampling rate is unknown: \"" + at + "\" is " + (hz.isPresent()
			? hz.getAsDouble() + ", but must be greater than 0 Hz." : "not a number."));
		return SamplingRate.unknown();
	}
}
