package org.calab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
		try {
			final ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(SharedData
				.require("reference/" + file))).order(ByteOrder.LITTLE_ENDIAN);
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
