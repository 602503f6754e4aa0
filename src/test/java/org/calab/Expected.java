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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Values that {@code src/tools/python/expected_values} computes from the
 * definitions, without this project's code. They have 12 digits: a tolerance below
 * 1e-11 of the value asks for more than is there. The inputs follow from
 * formulas that both sides have.
 */
public final class Expected {

	private Expected() {}

	/** @return the entries of {@code expected/room.json} */
	public static JsonNode of(final String room) {
		try (InputStream in = Expected.class.getResourceAsStream("/expected/" +
			room + ".json"))
		{
			return new ObjectMapper().readTree(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the cases of one entry, of which there is at least one */
	public static List<JsonNode> cases(final String room, final String entry) {
		final List<JsonNode> cases = new ArrayList<>();
		of(room).path(entry).forEach(cases::add);
		assertTrue(!cases.isEmpty(), "no " + entry + " in " + room);
		return cases;
	}

	public static double[] numbers(final JsonNode array) {
		assertTrue(array.isArray(), "no array: " + array);
		final double[] out = new double[array.size()];
		for (int i = 0; i < out.length; i++)
			out[i] = array.get(i).asDouble();
		return out;
	}

	public static double[][] rows(final JsonNode array) {
		final double[][] out = new double[array.size()][];
		for (int i = 0; i < out.length; i++)
			out[i] = numbers(array.get(i));
		return out;
	}

	public static double number(final JsonNode c, final String key) {
		assertTrue(c.path(key).isNumber(), "no number " + key + " in " + c);
		return c.get(key).asDouble();
	}

	public static int whole(final JsonNode c, final String key) {
		assertTrue(c.path(key).isIntegralNumber(), "no number " + key + " in " + c);
		return c.get(key).asInt();
	}

	public static byte[] bytes(final JsonNode hexadecimal) {
		return HexFormat.of().parseHex(hexadecimal.asText());
	}

	/** @param relative allowed difference as a part of the largest expected value */
	public static void assertClose(final double[] expected,
		final double[] actual, final double relative, final String what)
	{
		assertEquals(expected.length, actual.length, what + ": length");
		double largest = 0;
		for (final double v : expected)
			largest = Math.max(largest, Math.abs(v));
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], actual[i], relative * largest, what + " at " +
				i);
	}

	/** @param relative allowed difference as a part of the expected value */
	public static void assertClose(final double expected, final double actual,
		final double relative, final String what)
	{
		assertEquals(expected, actual, relative * Math.abs(expected), what);
	}

	/** x ← (1664525·x + 1013904223) mod 2³², each x over 2³². */
	public static double[] uniform(final long seed, final int n) {
		final double[] out = new double[n];
		long x = seed;
		for (int i = 0; i < n; i++) {
			x = x * 1664525 + 1013904223 & 0xffffffffL;
			out[i] = x / 0x1p32;
		}
		return out;
	}

	/** Transients of size 1 to 3 that decay by 0.9 a sample, on a level, with uniform noise. */
	public static double[] trace(final long seed, final int n, final double level,
		final double noise)
	{
		final double[] u = uniform(seed, 3 * n), out = new double[n];
		double c = 0;
		for (int t = 0; t < n; t++) {
			c = 0.9 * c + (u[3 * t] < 0.04 ? 1 + 2 * u[3 * t + 1] : 0);
			out[t] = level + c + noise * (u[3 * t + 2] - 0.5);
		}
		return out;
	}

	/** 0, or with this chance 1 or 2. */
	public static double[] counts(final long seed, final int n,
		final double chance)
	{
		final double[] u = uniform(seed, 2 * n), out = new double[n];
		for (int t = 0; t < n; t++)
			if (u[2 * t] < chance) out[t] = u[2 * t + 1] < 0.3 ? 2 : 1;
		return out;
	}
}
