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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import io.airlift.compress.lz4.Lz4Compressor;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

import org.calab.Packaged;
import org.calab.Sample;
import org.calab.fiji.JythonScriptLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged plugin goes through an update site into a Fiji: of this, what is
 * on Maven Central and the plugin needs, in the versions that Fiji ships.
 */
class UpdateSiteIT {

	private static final Path TARGET = Path.of("target").toAbsolutePath();
	private static final long FIRST = 20260101120000L, SECOND = 20260201120000L;

	@TempDir
	Path folder;

	private Path site;
	private FijiFolder fiji;
	private HttpServer server;
	private URI url;

	@BeforeEach
	void fijiAndServer() throws IOException {
		site = Files.createDirectory(folder.resolve("site"));
		final Path app = folder.resolve("Fiji.app");
		Files.createDirectories(app.resolve("jars"));
		Files.createDirectories(app.resolve("plugins"));
		for (final Path jar : SiteCheck.files(TARGET.resolve("fiji")))
			Files.copy(jar, app.resolve("jars").resolve(jar.getFileName()));
		addJython(app.resolve("jars"));
		fiji = new FijiFolder(app);
		server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			final Path file = site.resolve(exchange.getRequestURI().getPath().substring(
				1));
			final boolean there = Files.isRegularFile(file);
			exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
			if (there) Files.copy(file, exchange.getResponseBody());
			exchange.close();
		});
		server.start();
		url = URI.create("http://" + server.getAddress().getAddress()
			.getHostAddress() + ":" + server.getAddress().getPort() + "/");
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	/** Fiji brings both: Jython with its libraries, and that it is a script language. */
	private static void addJython(final Path jars) throws IOException {
		for (final String library : System.getProperty("java.class.path").split(
			File.pathSeparator))
		{
			final Path jar = Path.of(library);
			if (jar.getFileName().toString().matches(
				"(jython-slim|guava|failureaccess|antlr|ST4|asm|jnr|jffi|icu4j|java-sizeof|netty|jline).*\\.jar"))
				Files.copy(jar, jars.resolve(jar.getFileName()));
		}
		final Path classes = Path.of("target/test-classes");
		final String language = JythonScriptLanguage.class.getName().replace('.',
			'/') + ".class", index = "META-INF/json/org.scijava.plugin.Plugin";
		try (var out = new JarOutputStream(Files.newOutputStream(jars
			.resolve("scripting-jython-1.0.jar"))))
		{
			for (final String entry : List.of(language, index)) {
				out.putNextEntry(new JarEntry(entry));
				Files.copy(classes.resolve(entry), out);
			}
		}
	}

	private String run(final Callable<Integer> command, final int code,
		final Object... arguments)
	{
		final StringWriter told = new StringWriter();
		assertEquals(code, BuildUpdateSite.run(command, new PrintWriter(told, true),
			new PrintWriter(told, true), Arrays.stream(arguments).map(Object::toString)
				.toArray(String[]::new)), told::toString);
		return told.toString();
	}

	private void release(final long time, final Path... jars) {
		final List<Object> words = new ArrayList<>(List.of("--snapshot", "--into",
			site, "--timestamp", time));
		for (final Path jar : jars)
			words.addAll(List.of("--plugin", jar));
		run(new BuildUpdateSite(), 0, words.toArray());
		run(new CheckUpdateSite(), 0, site, "--fiji", TARGET.resolve("fiji"));
	}

	/** From nothing to the first version, and to the next, which drops a library. */
	@Test
	void installThenUpgrade() throws Exception {
		final Path dropped = TestJars.jar(folder.resolve("dropped-1.0.jar"), "a", "a");
		final Path first = withVersion("0.0.9");
		release(FIRST, first, dropped);
		final List<String> installed = fiji.update(url);
		assertTrue(installed.contains("installed plugins/calab-fiji-0.0.9.jar"),
			installed.toString());
		assertEquals(List.of(), fiji.update(url));
		runsInFiji();

		release(SECOND, Packaged.fiji());
		assertEquals(List.of("updated plugins/" + Packaged.fiji().getFileName(),
			"removed plugins/dropped-1.0.jar"), fiji.update(url).stream().sorted(
				Comparator.reverseOrder()).toList());
		assertEquals(1, fiji.jars().stream().filter(j -> j.toString().contains(
			"calab-fiji")).count());
		runsInFiji();
	}

	/** The same plugin as an earlier version would be, with one file more. */
	private Path withVersion(final String version) throws IOException {
		final Path jar = folder.resolve("calab-fiji-" + version + ".jar");
		try (JarFile in = new JarFile(Packaged.fiji().toFile());
				var out = new JarOutputStream(Files.newOutputStream(jar)))
		{
			for (final var entry : (Iterable<JarEntry>) in
				.stream()::iterator)
			{
				out.putNextEntry(new JarEntry(entry.getName()));
				in.getInputStream(entry).transferTo(out);
			}
			out.putNextEntry(new JarEntry("earlier.txt"));
		}
		return jar;
	}

	/** A Jython script and a command, on Fiji's jars and nothing else. */
	private void runsInFiji() throws Exception {
		final Path work = Files.createTempDirectory(folder, "work");
		Sample.write(work);
		final Path script = work.resolve("script.py");
		Files.writeString(script, """
			#@ CaLabService calab
			#@ CommandService command
			#@ String work
			from org.calab.fiji.command import SimulateTracesCmd
			command.run(SimulateTracesCmd, True, ["preset", "gcamp6f", "cells", 3, "frames", 300, "output", work + "/sim"]).get()
			traces = calab.load(work + "/sim")
			activity = calab.runDeconvolution(traces, 30.0, 0.1, 0.6, 0.1)
			f = open(work + "/done.txt", "w")
			f.write("%d cells, %d frames" % (len(activity), len(activity[0])))
			f.close()
			""");
		final String log = java(work, List.of(launcher(work), "--headless", "--run",
			script.toString(), "work=\"" + work + "\""));
		assertTrue(Files.exists(work.resolve("done.txt")), log);
		assertEquals("3 cells, 300 frames", Files.readString(work.resolve("done.txt")), log);
	}

	/** What Fiji's own main class does with its arguments. */
	private static String launcher(final Path work) throws IOException {
		final Path source = work.resolve("Launcher.java");
		Files.writeString(source, """
			class Launcher {
				public static void main(final String[] args) {
					new org.scijava.SciJava().launch(args);
					System.exit(0);
				}
			}
			""");
		return source.toString();
	}

	/** @return all that it printed */
	private String java(final Path work, final List<String> arguments)
		throws Exception
	{
		final Path log = work.resolve("log.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Duser.home=" + work,
			"-Dpython.cachedir.skip=true",
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp", fiji.jars().stream()
				.map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
		command.addAll(arguments);
		final Process p = new ProcessBuilder(command).directory(work.toFile())
			.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!p.waitFor(300, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("hangs: " + Files.readString(log));
		}
		final String told = Files.readString(log);
		assertEquals(0, p.exitValue(), told);
		return told;
	}

	/**
	 * jHDF wants a newer LZ4 than Fiji's. A chunk as HDF5's LZ4 filter has it, made
	 * by another library: size, size of a block, then each block after its size.
	 */
	@Test
	void hdf5ByTheLz4ThatFijiShips() throws Exception {
		release(FIRST, Packaged.fiji());
		fiji.update(url);
		final byte[] plain = "calcium ".repeat(1000).getBytes(
			StandardCharsets.US_ASCII);
		final Lz4Compressor lz4 = new Lz4Compressor();
		final byte[] packed = new byte[lz4.maxCompressedLength(plain.length)];
		final int size = lz4.compress(plain, 0, plain.length, packed, 0,
			packed.length);
		final ByteBuffer chunk = ByteBuffer.allocate(16 + size).putLong(plain.length)
			.putInt(plain.length).putInt(size).put(packed, 0, size);
		final List<URL> jars = new ArrayList<>();
		for (final Path jar : fiji.jars())
			jars.add(jar.toUri().toURL());
		try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new),
			ClassLoader.getPlatformClassLoader()))
		{
			final Class<?> filter = loader.loadClass("org.calab.shaded.jhdf.filter.Lz4Filter");
			assertArrayEquals(plain, (byte[]) filter.getMethod("decode", byte[].class,
				int[].class).invoke(filter.getConstructor().newInstance(), chunk.array(),
					new int[0]));
		}
	}

	/** Nothing but the plugin: no file of ours can stand in the way of another. */
	@Test
	void onlyThePlugin() throws IOException {
		release(FIRST, Packaged.fiji());
		final List<PluginRecord> records = SiteIndex.read(site).records();
		assertEquals(List.of("plugins/calab-fiji.jar"), records.stream().map(
			PluginRecord::key).toList());
		final PluginRecord.Version version = records.get(0).current().get();
		assertFalse(version.description().isEmpty());
		assertEquals(List.of(), version.dependencies());
	}

	/** The folder that {@code mvn package} leaves is such a site. */
	@Test
	void theFolderThatTheBuildLeaves() {
		run(new CheckUpdateSite(), 0, TARGET.resolve("update-site"), "--fiji", TARGET
			.resolve("fiji"));
	}

	/**
	 * A Fiji, or another site in it, has copies of our libraries: in whatever
	 * version, with whatever classes, they stay what they are, and the plugin runs.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "0.0.1", "99.0" })
	void otherCopiesOfOurLibraries(final String version) throws Exception {
		final Path jars = fiji.jars().get(0).getParent();
		final Map<String, String> libraries = Map.of("picocli",
			"picocli.CommandLine", "aircompressor",
			"io.airlift.compress.lz4.Lz4Decompressor", "jhdf", "io.jhdf.HdfFile",
			"JTransforms", "org.jtransforms.fft.DoubleFFT_1D", "JLargeArrays",
			"org.visnow.jlargearrays.DoubleLargeArray", "mfl-core",
			"us.hebi.matlab.mat.format.Mat5", "compress-lzf",
			"com.ning.compress.lzf.LZFDecoder", "fastcsv",
			"de.siegmar.fastcsv.reader.CsvReader");
		for (final var library : libraries.entrySet()) {
			final String name = library.getValue();
			final int dot = name.lastIndexOf('.');
			final Path jar = new TestJars(folder).compiled(library.getKey() + "-" +
				version + ".jar", name, "package " + name.substring(0, dot) +
					"; public class " + name.substring(dot + 1) + " {}");
			Files.copy(jar, jars.resolve(jar.getFileName()));
		}
		final Map<Path, String> before = new HashMap<>();
		for (final Path jar : fiji.jars())
			before.put(jar, JarChecksum.of(jar));
		release(FIRST, Packaged.fiji());
		// not Jython, whose own jars hold some classes twice
		final Path checked = Files.createDirectory(folder.resolve("checked"));
		for (final Path jar : before.keySet())
			if (libraries.keySet().stream().anyMatch(l -> jar.getFileName().toString()
				.startsWith(l + "-")) || Files.exists(TARGET.resolve("fiji/jars").resolve(
					jar.getFileName()))) Files.copy(jar, checked.resolve(jar
						.getFileName()));
		run(new CheckUpdateSite(), 0, site, "--fiji", checked);
		assertEquals(List.of("installed plugins/" + Packaged.fiji().getFileName()),
			fiji.update(url));
		for (final var jar : before.entrySet())
			assertEquals(jar.getValue(), JarChecksum.of(jar.getKey()), jar.getKey()
				.toString());
		runsInFiji();
	}
}
