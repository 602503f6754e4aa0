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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.calab.check.InvalidInputException;
import org.calab.tools.site.PluginRecord.PreviousVersion;
import org.calab.tools.site.PluginRecord.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteReleaseTest {

	private static final long FIRST = 20260101120000L, SECOND = 20260201120000L;

	@TempDir
	Path folder;

	private Path site, old, plugin, library;

	@BeforeEach
	void jars() throws IOException {
		site = Files.createDirectory(folder.resolve("site"));
		final TestJars jars = new TestJars(folder);
		library = jars.compiled("lib-2.0.jar", "l.Lib", "package l; public class Lib {}");
		old = TestJars.jar(folder.resolve("old-1.0.jar"), "a.txt", "a");
		plugin = jars.compiled("plug-in-0.1.0.jar", "p.Plugin",
			"package p; class Plugin { l.Lib lib; }", library);
	}

	private PluginRecord record(final String key) throws IOException {
		return SiteIndex.read(site).records().stream().filter(r -> r.key().equals(
			key)).findFirst().orElseThrow();
	}

	private void first() throws IOException {
		new SiteRelease(FIRST).add("plugins", plugin).add("jars", library).add("jars",
			old).writeInto(site);
	}

	@Test
	void theFirstRelease() throws IOException {
		first();
		final Version v = record("plugins/plug-in.jar").current().get();
		assertEquals(FIRST, v.timestamp());
		assertEquals(JarChecksum.of(plugin), v.checksum());
		assertEquals(Files.size(plugin), v.filesize());
		assertEquals(List.of("jars/lib.jar"), v.dependencies());
		assertArrayEquals(Files.readAllBytes(plugin), Files.readAllBytes(site
			.resolve("plugins/plug-in-0.1.0.jar-" + FIRST)));
		assertTrue(Files.exists(site.resolve("jars/lib-2.0.jar-" + FIRST)));
	}

	@Test
	void theNextOneKeepsWhatWasThere() throws IOException {
		first();
		final Path newer = new TestJars(folder).compiled("plug-in-0.1.1.jar",
			"p.Plugin", "package p; class Plugin { l.Lib lib; int x; }", library);
		assertEquals(List.of("updated   plugins/plug-in-0.1.1.jar",
			"obsolete  jars/old-1.0.jar"), new SiteRelease(SECOND).add("plugins", newer)
				.add("jars", library).writeInto(site));
		final PluginRecord r = record("plugins/plug-in.jar");
		assertEquals("plugins/plug-in-0.1.1.jar", r.filename());
		assertEquals(SECOND, r.current().get().timestamp());
		assertEquals(List.of(new PreviousVersion("plugins/plug-in-0.1.0.jar",
			JarChecksum.of(plugin), FIRST, SECOND)), r.previous());
		assertEquals(FIRST, record("jars/lib.jar").current().get().timestamp());
		assertEquals(List.of(new PreviousVersion("jars/old-1.0.jar", JarChecksum.of(
			old), FIRST, SECOND)), record("jars/old.jar").previous());
		assertTrue(record("jars/old.jar").current().isEmpty());
		assertTrue(Files.exists(site.resolve("plugins/plug-in-0.1.0.jar-" + FIRST)));
		assertEquals(List.of(), SiteCheck.problems(site, List.of()));
	}

	@Test
	void nothingNewChangesNothing() throws IOException {
		first();
		final byte[] before = Files.readAllBytes(site.resolve(SiteIndex.NAME));
		assertEquals(List.of(), new SiteRelease(SECOND).add("plugins", plugin).add(
			"jars", library).add("jars", old).writeInto(site));
		assertArrayEquals(before, Files.readAllBytes(site.resolve(SiteIndex.NAME)));
	}

	@Test
	void whatReturnsIsNoLongerObsolete() throws IOException {
		first();
		new SiteRelease(SECOND).add("plugins", plugin).add("jars", library).writeInto(
			site);
		final long third = 20260301120000L;
		new SiteRelease(third).add("plugins", plugin).add("jars", library).add("jars",
			old).writeInto(site);
		assertEquals(third, record("jars/old.jar").current().get().timestamp());
		assertEquals(1, record("jars/old.jar").previous().size());
		assertEquals(List.of(), SiteCheck.problems(site, List.of()));
	}

	@Test
	void whatCannotBeReleased() throws IOException {
		first();
		refused("later than " + FIRST, new SiteRelease(FIRST).add("plugins", plugin));
		assertThrows(InvalidInputException.class, () -> new SiteRelease(
			20261350000000L));
		assertThrows(InvalidInputException.class, () -> new SiteRelease(2026));
		final Path snapshot = Files.copy(plugin, folder.resolve(
			"plug-in-0.2.0-SNAPSHOT.jar"));
		final StringWriter told = new StringWriter();
		assertEquals(1, BuildUpdateSite.run(new BuildUpdateSite(), new PrintWriter(
			told), new PrintWriter(told, true), "--into", site.toString(), "--plugin",
			snapshot.toString()));
		assertTrue(told.toString().contains(
			"plug-in-0.2.0-SNAPSHOT.jar is a snapshot"), told.toString());
		assertThrows(InvalidInputException.class, () -> new SiteRelease(SECOND).add(
			"plugins", folder.resolve("plug-in.zip")));
		final Path twice = Files.copy(plugin, folder.resolve("plug-in-0.1.1.jar"));
		refused("Two versions", new SiteRelease(SECOND).add("plugins", plugin).add(
			"plugins", twice));
		assertEquals(List.of(), SiteCheck.problems(site, List.of()));
	}

	private void refused(final String message, final SiteRelease release) {
		final String told = assertThrows(InvalidInputException.class, () -> release
			.writeInto(site)).getMessage();
		assertTrue(told.contains(message), told);
	}

	@Test
	void theListIsReadAsItWasWritten() throws IOException {
		final SiteIndex index = new SiteIndex(List.of(new PluginRecord(
			"jars/a<b>&\"c\"-1.jar", Optional.of(new Version("0".repeat(40), FIRST, 7,
				"less < more & \u00e9", List.of("jars/b.jar", "jars/c.jar"), List.of(
					"https://x.org/?a=1&b=2"), List.of("Ada", "Grace"))), List.of(
						new PreviousVersion("jars/a-0.jar", "1".repeat(40), 1, 2))),
			new PluginRecord("jars/gone.jar", Optional.empty(), List.of())));
		try (var out = Files.newOutputStream(site.resolve(SiteIndex.NAME))) {
			index.writeTo(out);
		}
		assertEquals(index, SiteIndex.read(site));
	}

	/** As the updater itself writes it. */
	@Test
	void theUpdatersOwnList() throws IOException {
		write("""
			<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE pluginRecords [
			<!ELEMENT pluginRecords ((update-site | disabled-update-site)*, plugin*)>
			<!ATTLIST plugin filename CDATA #REQUIRED>]>
			<pluginRecords>
			    <plugin filename="jars/a-2.0.jar">
			        <platform>linux64</platform>
			        <version checksum="c" timestamp="20260101000000" filesize="3"/>
			        <previous-version timestamp="20250101000000" checksum="d"/>
			    </plugin>
			</pluginRecords>
			""");
		final PluginRecord r = record("jars/a.jar");
		assertEquals(3, r.current().get().filesize());
		assertEquals("jars/a-2.0.jar", r.previous().get(0).filename());
	}

	@Test
	void aListThatBreaksTheGrammar() throws IOException {
		for (final String wrong : List.of("<plugin/>", "<plugin filename='a'><version " +
			"checksum='c' timestamp='1'/></plugin>", "<plugin filename='a'><version " +
				"checksum='c' timestamp='x' filesize='1'/></plugin>",
			"<plugin filename='a'><previous-version timestamp='1' checksum='c'/><version " +
				"checksum='c' timestamp='1' filesize='1'/></plugin>", "<jar/>",
			"<plugin filename='a'>"))
		{
			write("<?xml version='1.0'?><pluginRecords>" + wrong + "</pluginRecords>");
			assertThrows(IOException.class, () -> SiteIndex.read(site), wrong);
			assertFalse(SiteCheck.problems(site, List.of()).isEmpty());
		}
	}

	private void write(final String xml) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(xml.getBytes(StandardCharsets.UTF_8));
		}
		Files.write(site.resolve(SiteIndex.NAME), bytes.toByteArray());
	}
}
