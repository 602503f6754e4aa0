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
package org.calab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference's outputs. Has its own small reader for the little-endian
 * {@code .npy} files there, so that a fault in ours cannot hide itself.
 */
public final class Golden {

	private static final Pattern SHAPE = Pattern.compile(
		"'shape': \\((\\d*),? ?(\\d*),?\\)");

	private Golden() {}

	/** @return the cases of a folder of the reference */
	public static List<JsonNode> cases(final String folder) {
		try {
			final List<JsonNode> cases = new ArrayList<>();
			new ObjectMapper().readTree(SharedData.require("reference/" + folder +
				"/cases.json").toFile()).forEach(cases::add);
			return cases;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the rows of an array; a one-dimensional one is one row */
	public static double[][] array(final String file) {
		return rows(SharedData.require("reference/" + file));
	}

	/** @return the rows of an array in a {@code .npy} file; a one-dimensional one is one row */
	public static double[][] rows(final Path file) {
		try {
			final ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file)).order(
				ByteOrder.LITTLE_ENDIAN);
			final int headerLength = b.getShort(8);
			final String header = new String(b.array(), 10, headerLength,
				StandardCharsets.US_ASCII);
			final Matcher m = SHAPE.matcher(header);
			if (!m.find()) throw new IOException(header);
			final int a = Integer.parseInt(m.group(1));
			final boolean flat = m.group(2).isEmpty();
			final double[][] rows = new double[flat ? 1 : a][flat ? a : Integer
				.parseInt(m.group(2))];
			final boolean single = header.contains("<f4");
			b.position(10 + headerLength);
			for (final double[] row : rows)
				for (int i = 0; i < row.length; i++)
					row[i] = single ? b.getFloat() : b.getDouble();
			return rows;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
