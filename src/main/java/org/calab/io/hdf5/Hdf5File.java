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

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.io.DataFormatException;
import org.calab.io.ReadErrors;
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
			MOST_LINKS = 8;

	static {
		QuietReader.set();
	}

	private final Path path;
	private final HdfFile file;

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
				if (!b.hasRemaining() && java.util.Arrays.equals(b.array(), SIGNATURE))
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
