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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.calab.tools.site.PluginRecord.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound site, and what can be wrong with one. */
class SiteCheckTest {

	private static final long TIME = 20260101120000L;

	@TempDir
	Path folder;

	private TestJars jars;
	private Path site, fiji, shipped, library, plugin;

	@BeforeEach
	void soundSite() throws IOException {
		jars = new TestJars(folder);
		site = Files.createDirectory(folder.resolve("site"));
		fiji = Files.createDirectories(folder.resolve("fiji/jars"));
		shipped = install(jars.compiled("shipped-3.0.jar", "f.Shipped",
			"package f; public class Shipped {}"));
		library = jars.compiled("lib-2.0.jar", "l.Lib",
			"package l; public class Lib extends f.Shipped {}", shipped);
		plugin = jars.compiled("plug-in-0.1.0.jar", "p.Plugin", """
			package p;
			class Plugin {
				Object make() { return new l.Lib(); }
				f.Shipped[] all(java.util.List<String> names) { return null; }
			}
			""", library, shipped);
		release(plugin, library);
	}

	private Path install(final Path jar) throws IOException {
		return Files.copy(jar, fiji.resolve(jar.getFileName()));
	}

	private void release(final Path pluginJar, final Path... libraries)
		throws IOException
	{
		final SiteRelease release = new SiteRelease(TIME).add("plugins", pluginJar);
		for (final Path jar : libraries)
			release.add("jars", jar);
		release.writeInto(site);
	}

	private void releaseAnew(final Path pluginJar, final Path... libraries)
		throws IOException
	{
		site = Files.createDirectory(folder.resolve("site2"));
		release(pluginJar, libraries);
	}

	private void refused(final String expected) throws IOException {
		final StringWriter out = new StringWriter();
		final int code = BuildUpdateSite.run(new CheckUpdateSite(), new PrintWriter(
			out, true), new PrintWriter(out, true), site.toString(), "--fiji", fiji
				.getParent().toString());
		assertTrue(out.toString().contains(expected), out.toString());
		assertEquals(1, code);
	}

	@Test
	void aSoundSite() {
		final StringWriter out = new StringWriter();
		assertEquals(0, BuildUpdateSite.run(new CheckUpdateSite(), new PrintWriter(out,
			true), new PrintWriter(out, true), site.toString(), "--fiji", fiji
				.getParent().toString()), out.toString());
	}

	@Test
	void noSite() throws IOException {
		site = folder.resolve("nowhere");
		refused("There is no db.xml.gz");
	}

	/** Wherever it is: in a class, in a header, at the end, in the list. */
	@ParameterizedTest
	@ValueSource(strings = { "plugins/plug-in-0.1.0.jar-", "jars/lib-2.0.jar-", "db.xml.gz" })
	void aFlippedByte(final String name) throws IOException {
		final Path file = site.resolve(name + (name.endsWith("-") ? TIME : ""));
		final byte[] sound = Files.readAllBytes(file);
		for (int i = 0; i < sound.length; i += 37) {
			final byte[] flipped = sound.clone();
			flipped[i] ^= 0x10;
			Files.write(file, flipped);
			assertTrue(!SiteCheck.problems(site, List.of(shipped)).isEmpty(),
				"byte " + i);
		}
		Files.write(file, sound);
		assertEquals(List.of(), SiteCheck.problems(site, List.of(shipped)));
	}

	@Test
	void aMissingJar() throws IOException {
		Files.delete(site.resolve("jars/lib-2.0.jar-" + TIME));
		refused("jars/lib-2.0.jar-" + TIME + " is listed, but not there");
	}

	@Test
	void aJarThatIsNotListed() throws IOException {
		Files.copy(library, site.resolve("jars/more-1.0.jar-" + TIME));
		refused("jars/more-1.0.jar-" + TIME + " is there, but not listed");
	}

	@Test
	void aMissingClass() throws IOException {
		releaseAnew(plugin);
		refused("l.Lib is neither on the site nor in Fiji; p.Plugin needs it");
	}

	/** Not named by the plugin, but by what it needs. */
	@Test
	void aClassMissingFarther() throws IOException {
		Files.delete(shipped);
		refused("f.Shipped is neither on the site nor in Fiji");
	}

	/** Fiji's library is older or newer than what the site's was compiled against. */
	@Test
	void aMissingMethod() throws IOException {
		final Path caller = jars.compiled("plug-in-0.1.0.jar", "p.Plugin", """
			package p;
			class Plugin {
				int call(l.Lib lib) { return lib.size(3L) + lib.count + lib.hashCode(); }
			}
			""", jars.compiled("lib-2.1.jar", "l.Lib", """
			package l;
			public class Lib extends Parent {}
			class Parent { public int count; public int size(long n) { return 1; } }
			"""));
		releaseAnew(caller, jars.compiled("lib-2.0.jar", "l.Lib", """
			package l;
			public class Lib extends Parent {}
			class Parent { public int count; public int size(int n) { return 1; } }
			"""));
		refused("l.Lib.size(J)I is neither on the site nor in Fiji; p.Plugin needs it\n1 problem");
	}

	@Test
	void aClassThatIsThereTwice() throws IOException {
		releaseAnew(plugin, library, jars.compiled("other-1.0.jar", "l.Lib",
			"package l; public class Lib {}"));
		refused("The class l.Lib is there twice: in");
	}

	@Test
	void aClassThatFijiHas() throws IOException {
		releaseAnew(plugin, library, jars.compiled("other-1.0.jar", "f.Shipped",
			"package f; public class Shipped {}"));
		refused("The class f.Shipped is there twice: in");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.0", "4.0" })
	void anotherVersionOfWhatFijiShips(final String version) throws IOException {
		final String name = "shipped-" + version + ".jar";
		releaseAnew(plugin, library, jars.compiled(name, "f.Shipped",
			"package f; public class Shipped { int other; }"));
		refused(name + "-" + TIME + " would replace Fiji's shipped-3.0.jar");
	}

	/** What serves a service that nobody has is never loaded. */
	@Test
	void aProviderWithoutItsService() throws IOException {
		final Path spi = jars.compiled("spi-1.0.jar", "s.Spi",
			"package s; public interface Spi {}");
		final Path provider = jars.compiled("plug-in-0.1.0.jar", "p.Provider",
			"package p; public class Provider implements s.Spi { class Inner implements s.Spi {} }", spi);
		releaseAnew(provider);
		refused("s.Spi is neither on the site nor in Fiji");
		try (FileSystem jar = FileSystems.newFileSystem(provider)) {
			Files.createDirectories(jar.getPath("META-INF/services"));
			Files.writeString(jar.getPath("META-INF/services/s.Spi"), "p.Provider # ours\n");
		}
		site = Files.createDirectory(folder.resolve("site3"));
		release(provider);
		assertEquals(List.of(), SiteCheck.problems(site, List.of(shipped)));
	}

	@Test
	void theVeryFileThatFijiShips() throws IOException {
		releaseAnew(plugin, library, shipped);
		assertEquals(List.of(), SiteCheck.problems(site, List.of(shipped)));
	}

	@Test
	void aWrongTimestamp() throws IOException {
		relist(v -> new Version(v.checksum(), TIME + 1, v.filesize(), v.description(),
			v.dependencies(), v.links(), v.authors()));
		refused("plugins/plug-in-0.1.0.jar-" + (TIME + 1) + " is listed, but not there");
	}

	@ParameterizedTest
	@ValueSource(longs = { 20261301000000L, 99991231000000L, 2026 })
	void aTimestampThatIsNoTime(final long timestamp) throws IOException {
		for (final Path file : SiteCheck.files(site)) {
			final String name = file.toString();
			if (name.endsWith("-" + TIME)) Files.move(file, Path.of(name.replace("-" +
				TIME, "-" + timestamp)));
		}
		relist(v -> new Version(v.checksum(), timestamp, v.filesize(), v
			.description(), v.dependencies(), v.links(), v.authors()));
		refused("is " + timestamp + ", which is no time in the past");
	}

	@Test
	void aWrongSize() throws IOException {
		relist(v -> new Version(v.checksum(), TIME, v.filesize() + 1, v.description(), v
			.dependencies(), v.links(), v.authors()));
		refused("listed are");
	}

	@Test
	void aDependencyThatIsNotThere() throws IOException {
		relist(v -> new Version(v.checksum(), TIME, v.filesize(), v.description(), List
			.of("jars/none.jar"), v.links(), v.authors()));
		refused("depends on jars/none.jar, which the site does not have");
	}

	/** Changes the list, and its checksum. */
	private void relist(
		final UnaryOperator<Version> change) throws IOException
	{
		final SiteIndex index = new SiteIndex(SiteIndex.read(site).records().stream()
			.map(r -> new PluginRecord(r.filename(), Optional.of(change.apply(r.current()
				.get())), r.previous())).toList());
		try (var out = Files.newOutputStream(site.resolve(SiteIndex.NAME))) {
			index.writeTo(out);
		}
		final Sha256Sums sums = new Sha256Sums();
		for (final Path file : SiteCheck.files(site))
			if (!file.endsWith(Sha256Sums.NAME)) sums.add(site.relativize(file)
				.toString(), Files.readAllBytes(file));
		Files.writeString(site.resolve(Sha256Sums.NAME), sums.toString());
	}

	@Test
	void wrongUsage() {
		assertEquals(2, BuildUpdateSite.run(new CheckUpdateSite(), new PrintWriter(
			new StringWriter()), new PrintWriter(new StringWriter())));
		assertEquals(1, BuildUpdateSite.run(new CheckUpdateSite(), new PrintWriter(
			new StringWriter()), new PrintWriter(new StringWriter()), Stream.of(site
				.toString(), "--fiji", folder + "/none").toArray(String[]::new)));
	}
}
