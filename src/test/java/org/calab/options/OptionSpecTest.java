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
package org.calab.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one option says, and what becomes of values that a user gives. */
class OptionSpecTest {

	enum Colour {
			RED, DARK_BLUE;

		@Override
		public String toString() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}
	}

	record All(
		@Option(value = "0.5", min = 0, max = 1, above = true, unit = "s", help = "h") double partOfAll,
		@Option(value = "3", min = 1, max = 9, help = "h") int count,
		@Option(value = "7", min = 0, help = "h") long seed,
		@Option(help = "h") boolean off,
		@Option(value = "true", help = "h") boolean on,
		@Option(value = "red", help = "h") Colour colour,
		@Option(absent = "auto", min = 0, below = true, max = 2, help = "h") OptionalDouble found,
		@Option(absent = "0", min = 0, above = true, help = "h") OptionalDouble fs,
		@Option(absent = "default", min = 1, help = "h") OptionalInt most,
		@Option(absent = "default", min = 1, help = "h") OptionalLong big,
		@Option(absent = "default", help = "h") Optional<Boolean> maybe,
		@Option(help = "h") Optional<String> text,
		@Option(help = "h") Optional<Path> file,
		@Option(help = "h") Optional<URI> page,
		@Option(key = "own_name", label = "Own label", calab = "theirs", value = "0", help = "h") double named)
	{}

	private static OptionSpec option(final String key) {
		return OptionList.of(All.class).options().stream().filter(o -> o.key().equals(
			key)).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "part_of_all|Part of all (s)|part_of_all",
		"own_name|Own label|theirs", "count|Count|count" })
	void hasNames(final String key, final String label, final String calab) {
		assertEquals(label, option(key).label());
		assertEquals(calab, option(key).calab());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"part_of_all|a number greater than 0 and at most 1 s",
		"count|a whole number from 1 to 9", "seed|a whole number of at least 0",
		"off|true or false", "colour|one of red, dark_blue",
		"found|a number of at least 0 and less than 2, or auto",
		"fs|a number greater than 0",
		"most|a whole number of at least 1, or default", "maybe|one of true, false",
		"text|text", "file|a path", "page|an address", "own_name|a number" })
	void saysWhatItMustBe(final String key, final String requirement) {
		assertEquals(requirement, option(key).requirement());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"part_of_all|0", "part_of_all|1.1", "part_of_all|NaN", "count|0", "count|10",
		"count|x", "count|1.5", "seed|-1", "off|perhaps", "colour|green", "found|2",
		"found|much", "most|0", "maybe|no answer", "page|a b", "own_name|Infinity" })
	void refusesTextThatIsNone(final String key, final String given) {
		final String message = assertThrows(InvalidInputException.class,
			() -> option(key).read(given)).getMessage();
		final String value = message.replaceFirst("^.*, but is ", "");
		assertEquals(key + " must be " + option(key).requirement() + ", but is " +
			value, message);
		assertEquals(given, value.replaceAll("^\"|\"?\\.$", ""));
	}

	@Test
	void notANumberAndInfinityAreNoNumbers() {
		for (final String key : List.of("part_of_all", "found", "fs", "own_name"))
			for (final double v : new double[] { Double.NaN, Double.POSITIVE_INFINITY,
				Double.NEGATIVE_INFINITY })
				assertThrows(InvalidInputException.class, () -> option(key).read(v), key +
					" " + v);
		for (final String key : List.of("count", "seed", "most", "big"))
			assertThrows(InvalidInputException.class, () -> option(key).read(
				Double.NaN), key);
	}

	@Test
	void endsOfTheRange() {
		assertEquals(1.0, option("part_of_all").read(1));
		assertEquals(Double.MIN_VALUE, option("part_of_all").read(Double.MIN_VALUE));
		assertEquals(OptionalDouble.of(0), option("found").read("0"));
		assertEquals(9, option("count").read(9.0));
		assertEquals(1L << 53, option("seed").read(1L << 53));
	}

	@Test
	void readsEachType() {
		assertEquals(0.25, option("part_of_all").read(" 0.25 "));
		assertEquals(0.25, option("part_of_all").read(DoubleNode.valueOf(0.25)));
		assertEquals(Colour.DARK_BLUE, option("colour").read("Dark_Blue"));
		assertEquals(Colour.RED, option("colour").read(TextNode.valueOf("red")));
		assertEquals(Colour.RED, option("colour").read(Colour.RED));
		assertEquals(Optional.of(Path.of("a")), option("file").read(new File("a")));
		assertEquals(Optional.of(URI.create("http://a/")), option("page").read(
			"http://a/"));
		assertEquals(Optional.of(false), option("maybe").read("false"));
		assertEquals(Optional.of("x"), option("text").read("x"));
		for (final Object yes : List.of(true, 1, "yes", "ON", "1", "True"))
			assertEquals(true, option("off").read(yes), yes.toString());
		for (final Object no : List.of(false, 0, 0.0, "no", "off", "false"))
			assertEquals(false, option("on").read(no), no.toString());
	}

	@Test
	void whatIsLeftOut() {
		assertEquals(OptionalDouble.empty(), option("found").read("AUTO"));
		assertEquals(OptionalDouble.empty(), option("fs").read(0.0));
		assertEquals(OptionalInt.empty(), option("most").read("default"));
		assertEquals(OptionalLong.empty(), option("big").read(""));
		assertEquals(Optional.empty(), option("file").read(new File("")));
		assertEquals(Optional.empty(), option("text").read("  "));
		assertEquals(Optional.empty(), option("text").read(NullNode.instance));
		assertEquals("count is missing; it must be a whole number from 1 to 9.",
			assertThrows(InvalidInputException.class, () -> option("count").read(
				NullNode.instance)).getMessage());
	}

	@Test
	void defaults() {
		assertEquals(new All(0.5, 3, 7, false, true, Colour.RED, OptionalDouble
			.empty(), OptionalDouble.empty(), OptionalInt.empty(), OptionalLong.empty(),
			Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0),
			OptionList.of(All.class).defaults());
		assertEquals("false", option("off").defaultText());
		assertEquals("auto", option("found").defaultText());
		assertEquals("0", option("fs").defaultText());
		assertEquals("", option("text").defaultText());
	}
}
