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

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.tools.site.CompiledClass.Member;

/** The classes of several jars, and what they need of each other. */
public final class JarClasses implements Closeable {

	private static final String SUFFIX = ".class", SERVICES =
		"META-INF/services/";
	private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
		.flatMap(m -> m.descriptor().packages().stream()).collect(Collectors
			.toUnmodifiableSet());

	/** What PDFBox encrypts with: it runs without, and nothing here is encrypted. */
	private static final String OPTIONAL = "org/bouncycastle/";

	private static final Set<String> OBJECT = Stream.of(Object.class
		.getDeclaredMethods()).map(Method::getName).collect(Collectors
			.toUnmodifiableSet());

	private final Map<String, List<Path>> homes = new TreeMap<>();
	private final Map<Path, JarFile> open = new HashMap<>();
	private final Map<String, CompiledClass> read = new HashMap<>();

	private JarClasses() {}

	/** @param jars are looked through; a class is read when it is needed */
	public static JarClasses of(final Collection<Path> jars) throws IOException {
		final JarClasses classes = new JarClasses();
		for (final Path jar : jars)
			classes.add(jar);
		return classes;
	}

	private void add(final Path file) throws IOException {
		try (JarFile jar = new JarFile(file.toFile())) {
			jar.stream().map(JarEntry::getName)
				// META-INF/versions holds the same classes for newer Javas
				.filter(n -> n.endsWith(SUFFIX) && !n.startsWith("META-INF/") && !n
					.endsWith("module-info.class")).forEach(n -> homes.computeIfAbsent(n
						.substring(0, n.length() - SUFFIX.length()),
						k -> new ArrayList<>()).add(file));
		}
	}

	private CompiledClass compiled(final String name) throws IOException {
		CompiledClass known = read.get(name);
		if (known != null) return known;
		final Path home = homes.get(name).get(0);
		JarFile jar = open.get(home);
		if (jar == null) open.put(home, jar = new JarFile(home.toFile()));
		try (InputStream in = new BufferedInputStream(jar.getInputStream(jar
			.getEntry(name + SUFFIX))))
		{
			read.put(name, known = CompiledClass.of(in));
			return known;
		}
		catch (final IOException e) {
			throw new IOException(name + " in " + home + " cannot be read: " + e
				.getMessage(), e);
		}
	}

	@Override
	public void close() throws IOException {
		for (final JarFile jar : open.values())
			jar.close();
	}

	/** @return each class that is there more than once, with its jars */
	public Map<String, List<Path>> duplicates() {
		final Map<String, List<Path>> twice = new TreeMap<>(homes);
		twice.values().removeIf(jars -> jars.size() < 2);
		return twice;
	}

	/**
	 * @param root a jar whose classes must all be able to run, but for providers of a
	 *          service (in {@code META-INF/services}) that is nowhere: without the
	 *          service nobody loads them
	 * @return each class, field and method that is nowhere, neither here nor in
	 *         Java, with a class that needs it
	 */
	public Map<String, String> missing(final Path root) throws IOException {
		final Map<String, String> missing = new TreeMap<>();
		final Set<String> idle = idleProviders(root);
		final Deque<String> next = new ArrayDeque<>(in(root));
		next.removeIf(n -> idle.contains(n.replaceFirst("\\$.*", "")));
		final Set<String> seen = new HashSet<>(next);
		while (!next.isEmpty()) {
			final String user = next.remove();
			for (final String name : compiled(user).classes()) {
				if (isJava(name) || name.startsWith(OPTIONAL) || !seen.add(name))
					continue;
				if (homes.containsKey(name)) next.add(name);
				else missing.put(name.replace('/', '.'), user.replace('/', '.'));
			}
			for (final Member member : compiled(user).members())
				if (isMissing(member)) missing.put(member.toString(), user.replace('/',
					'.'));
		}
		return missing;
	}

	/** @return the classes that serve what neither these jars nor Java define */
	private Set<String> idleProviders(final Path root) throws IOException {
		final Set<String> idle = new HashSet<>();
		try (JarFile jar = new JarFile(root.toFile())) {
			for (final JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
				final String service = entry.getName().replaceFirst("^" + SERVICES, "")
					.replace('.', '/');
				if (entry.isDirectory() || !entry.getName().startsWith(SERVICES) ||
					isJava(service) || homes.containsKey(service)) continue;
				new String(jar.getInputStream(entry).readAllBytes(),
					StandardCharsets.UTF_8).lines().map(l -> l.replaceFirst("#.*", "")
						.strip().replace('.', '/')).filter(l -> !l.isEmpty()).forEach(
							idle::add);
			}
		}
		return idle;
	}

	/** Of a class that is here, and neither its own nor inherited. */
	private boolean isMissing(final Member member) throws IOException {
		if (!homes.containsKey(member.owner())) return false;
		final CompiledClass owner = compiled(member.owner());
		if (owner.declared().contains(member)) return false;
		for (final String parent : owner.parents()) {
			if (parent.equals("java/lang/Object")) continue;
			// what comes from Java, or misses as a class, is not to be judged here
			if (!homes.containsKey(parent) || !isMissing(member.in(parent)))
				return false;
		}
		return !OBJECT.contains(member.name());
	}

	/** @return the jars that hold a class which a class of this jar names */
	Set<Path> neededBy(final Path jar) throws IOException {
		final Set<Path> needed = new TreeSet<>();
		for (final String name : in(jar))
			for (final String n : compiled(name).classes())
				needed.addAll(homes.getOrDefault(n, List.of()));
		needed.remove(jar);
		return needed;
	}

	private List<String> in(final Path jar) {
		return homes.entrySet().stream().filter(e -> e.getValue().contains(jar)).map(
			Map.Entry::getKey).toList();
	}

	private static boolean isJava(final String className) {
		final int slash = className.lastIndexOf('/');
		return slash > 0 && JDK.contains(className.substring(0, slash).replace('/',
			'.'));
	}
}
