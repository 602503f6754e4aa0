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
package org.calab.fiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;

/** A macro's options as text, against ImageJ's own reader. */
class MacroTextTest {

	private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

	static {
		DEFAULTS.put("file", "");
		DEFAULTS.put("fs", "0");
		DEFAULTS.put("repair", "none");
		DEFAULTS.put("overwrite", "false");
	}

	private static Map<String, Optional<String>> values(final String... pairs) {
		final Map<String, Optional<String>> values = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2)
			values.put(pairs[i], Optional.ofNullable(pairs[i + 1]));
		return values;
	}

	/** @return the text, after each key was found in it as it was given, by us and by ImageJ */
	private static String written(final String... pairs) {
		final Map<String, Optional<String>> values = values(pairs);
		final String text = MacroText.write(values, DEFAULTS);
		final Map<String, Optional<String>> read = MacroText.read(text);
		for (final String key : DEFAULTS.keySet()) {
			final String wanted = !values.containsKey(key) ? DEFAULTS.get(key) : values
				.get(key).orElse("true");
			final String ours = !read.containsKey(key) ? DEFAULTS.get(key) : read.get(
				key).orElse("true");
			assertEquals(wanted, ours, text);
			final String flag = read.containsKey(key) && read.get(key).isEmpty()
				? "true" : DEFAULTS.get(key);
			assertEquals(wanted, Macro.getValue(text, key, flag), text);
		}
		return text;
	}

	@Test
	void asAPersonWouldWriteIt() {
		assertEquals("file=/a/b.csv fs=20 overwrite", written("file", "/a/b.csv",
			"fs", "20", "overwrite", null));
		assertEquals("", written());
		assertEquals("file= overwrite=false", written("file", "", "overwrite",
			"false"));
		assertEquals("file=[/a b/c.csv]", written("file", "/a b/c.csv"));
	}

	@Test
	void bracketsAndQuotes() {
		assertEquals("file=/a]b[", written("file", "/a]b["));
		assertEquals("file=[/a [b] c]", written("file", "/a [b] c"));
		assertEquals("file='/a ]b'", written("file", "/a ]b"));
		assertEquals("file=[[a]]", written("file", "[a]"));
		assertEquals("file='[a'", written("file", "[a"));
		assertEquals("file=['a]", written("file", "'a"));
		assertTrue(assertThrows(InvalidInputException.class, () -> written("file",
			"it's a ]")).getMessage().contains("value of file"));
	}

	/** ImageJ finds a key inside a value, if it is not written before that value. */
	@Test
	void valuesThatHoldOtherKeys() {
		assertEquals("fs=0 file=/data/fs=3/a.csv", written("file",
			"/data/fs=3/a.csv"));
		assertEquals("overwrite=true fs=20 file=[/fs=3 overwrite=no/a]", written(
			"file", "/fs=3 overwrite=no/a", "fs", "20", "overwrite", null));
		assertEquals("file=/file=/a", written("file", "/file=/a"));
		assertEquals("file=/a/profs=3", written("file", "/a/profs=3"));
		assertThrows(InvalidInputException.class, () -> written("file", "/repair=",
			"repair", "/file="));
	}

	@Test
	void whatAPersonWrites() {
		final Map<String, Optional<String>> read = MacroText.read(
			"  file=[/a b] overwrite\n fs=20  repair= fs=30");
		assertEquals(new HashMap<>(values("file", "/a b", "overwrite", null, "fs",
			"20", "repair", "")), new HashMap<>(read));
		assertTrue(assertThrows(InvalidInputException.class, () -> MacroText.read(
			"file=[/a b fs=20")).getMessage().contains("no closing ]"));
	}
}
