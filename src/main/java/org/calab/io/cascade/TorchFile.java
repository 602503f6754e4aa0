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
package org.calab.io.cascade;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.npy.Pickle;
import org.calab.io.npy.Pickle.Global;
import org.calab.io.npy.Pickle.Persistent;
import org.calab.io.npy.Pickle.Unread;

/**
 * Reads the tensors of a PyTorch file of weights (a "state dict" saved by version 1.6 or later): a
 * ZIP archive of a pickle, which describes the tensors, and of their numbers. The pickle is read
 * without unpickling it.
 */
final class TorchFile {

	/** Largest description and largest tensor; those of CASCADE take some kB. */
	private static final int MOST_BYTES = 1 << 26;

	private static final String PICKLE = "/data.pkl";

	private final Path file;
	private final ZipFile zip;
	private final String folder;
	private final ByteOrder order;

	/**
	 * A tensor.
	 *
	 * @param shape lengths of its dimensions
	 * @param values row-major
	 */
	record Tensor(int[] shape, float[] values) {}

	private TorchFile(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		final String pickle = zip.stream().map(ZipEntry::getName).filter(n -> n
			.endsWith(PICKLE)).findFirst().orElseThrow(() -> wrong(
				"the archive has no data.pkl, so it is not a PyTorch file"));
		folder = pickle.substring(0, pickle.length() - PICKLE.length() + 1);
		final ZipEntry named = zip.getEntry(folder + "byteorder");
		order = named != null && new String(bytes(named), StandardCharsets.US_ASCII)
			.trim().equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	/**
	 * @return the tensors by name, in the order of the file
	 * @throws IOException if the file cannot be read or is not a PyTorch file of weights
	 */
	static Map<String, Tensor> read(final Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return new TorchFile(file, zip).tensors();
		}
		catch (final ZipException | EOFException e) {
			throw new DataFormatException(file.toString(),
				"the file is not a PyTorch file of version 1.6 or later, or it is damaged" +
					(e.getMessage() == null ? "" : ": " + e.getMessage()), e);
		}
	}

	private Map<String, Tensor> tensors() throws IOException {
		final Object root;
		try {
			root = Pickle.read(ByteBuffer.wrap(bytes(zip.getEntry(folder +
				PICKLE.substring(1)))));
		}
		catch (final DataFormatException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new DataFormatException(file.toString(), e.getMessage(), e);
		}
		final Map<?, ?> entries = root instanceof Map<?, ?> m ? m : Map.of();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<?, ?> e : entries.entrySet())
			if (e.getValue() instanceof Unread u && u.name().equals(
				"torch._utils._rebuild_tensor_v2") && u.arguments().size() >= 4) tensors
					.put(String.valueOf(e.getKey()), tensor(u.arguments()));
		if (tensors.isEmpty()) throw wrong(
			"the file has no tensors; it must be a state dict, as torch.save(model.state_dict()) writes it");
		return tensors;
	}

	/** @param parts the storage, the offset of the first number, the shape, the strides */
	private Tensor tensor(final List<?> parts) throws IOException {
		final int[] shape = lengths(parts.get(2)), stride = lengths(parts.get(3));
		if (!(parts.get(0) instanceof Persistent p) || !(p
			.id() instanceof List<?> id) || id.size() < 3 || !(id.get(
				1) instanceof Global type) || shape.length != stride.length || !(parts
					.get(1) instanceof Double offset)) throw wrong(
						"the file describes a tensor in an unknown way");
		final double[] stored = numbers(type.name(), String.valueOf(id.get(2)));
		long count = 1;
		for (final int n : shape)
			count = Math.min(Integer.MAX_VALUE, count * n);
		if (count > stored.length) throw wrong("a tensor has fewer numbers than its shape says");
		final float[] values = new float[(int) count];
		final int[] at = new int[shape.length];
		for (int i = 0; i < values.length; i++) {
			long from = offset.longValue();
			for (int k = 0; k < at.length; k++)
				from += (long) at[k] * stride[k];
			if (from < 0 || from >= stored.length) throw wrong(
				"a tensor reaches beyond its numbers");
			values[i] = (float) stored[(int) from];
			for (int k = at.length - 1; k >= 0 && ++at[k] == shape[k]; k--)
				at[k] = 0;
		}
		return new Tensor(shape, values);
	}

	private double[] numbers(final String type, final String key)
		throws IOException
	{
		final int size = switch (type) {
			case "torch.FloatStorage" -> Float.BYTES;
			case "torch.DoubleStorage" -> Double.BYTES;
			default -> throw wrong("the weights are of type " + type +
				"; they must be float or double");
		};
		final ZipEntry entry = zip.getEntry(folder + "data/" + key);
		if (entry == null) throw wrong("the archive has no data/" + key);
		final byte[] raw = bytes(entry);
		final double[] numbers = new double[raw.length / size];
		new NumberType('f', size, order).copy(ByteBuffer.wrap(raw), 0, 1, numbers, 0,
			numbers.length);
		for (final double v : numbers)
			if (!Double.isFinite(v)) throw wrong("a weight is " + v);
		return numbers;
	}

	private int[] lengths(final Object tuple) throws IOException {
		if (!(tuple instanceof List<?> t)) throw wrong(
			"the file describes a tensor in an unknown way");
		final int[] lengths = new int[t.size()];
		for (int i = 0; i < lengths.length; i++) {
			if (!(t.get(i) instanceof Double n) || !(n >= 0 && n <= MOST_BYTES)) throw wrong(
				"a tensor has an impossible length");
			lengths[i] = n.intValue();
		}
		return lengths;
	}

	private byte[] bytes(final ZipEntry entry) throws IOException {
		try (InputStream in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) throw wrong(entry.getName() +
				" is larger than " + (MOST_BYTES >> 20) + " MB");
			return bytes;
		}
	}

	private DataFormatException wrong(final String what) {
		return new DataFormatException(file.toString(), what);
	}
}
