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
package org.calab.tools.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with SHA-1 of what the updater's rules leave, written out by hand. */
class JarChecksumTest {

	@TempDir
	Path folder;

	private static String sha1(final String text) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text
			.getBytes(StandardCharsets.UTF_8)));
	}

	private String checksum(final String... entries) throws IOException {
		return JarChecksum.of(TestJars.jar(folder.resolve("a.jar"), entries));
	}

	@Test
	void namesAndContentsInTheOrderOfTheNames() throws Exception {
		final String expected = sha1("B/B/x.txtfirsta.txtsecond");
		assertEquals(expected, checksum("a.txt", "second", "B/", "", "B/x.txt",
			"first"));
		assertEquals(expected, checksum("B/", "", "B/x.txt", "first", "a.txt",
			"second"));
	}

	@Test
	void ofTheManifestOnlyTheName() throws Exception {
		final String expected = sha1("META-INF/MANIFEST.MFz!");
		assertEquals(expected, checksum("META-INF/MANIFEST.MF",
			"Manifest-Version: 1.0\nMain-Class: p.A\n", "z", "!"));
		assertEquals(expected, checksum("META-INF/MANIFEST.MF", "", "z", "!"));
		assertNotEquals(expected, checksum("z", "!"));
	}

	/** Slashes stand for line ends. */
	@ParameterizedTest
	@CsvSource(value = { "a=1/#at noon/b=2|a=1//b=2", "#one/#two/a|//a", "##one/#two|/",
		"#one|''", "#/a|/a", "a#b/|a#b/", "a=#b/ #c/|a=#b/ #c/",
		// the updater's own way: an empty line hides that the next one begins
		"/#one/a|/#one/a", "#/#one/a|/#one/a", "##/#one/a|/#one/a" }, delimiter = '|')
	void ofPropertiesNoComments(final String text, final String left)
		throws Exception
	{
		assertEquals(sha1("p.properties" + left.replace('/', '\n')), checksum(
			"p.properties", text.replace('/', '\n')));
		assertEquals(sha1("p.props" + text.replace('/', '\n')), checksum("p.props",
			text.replace('/', '\n')));
	}

	@Test
	void namesBeyondAscii() throws Exception {
		assertEquals(sha1("?.txtx"), checksum("\u00e9.txt", "x"));
	}
}
