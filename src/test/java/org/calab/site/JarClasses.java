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
package org.calab.site;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
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

import org.calab.site.CompiledClass.Member;

/** The classes of several jars, and what they need of each other. */
final class JarClasses {

	private static final String SUFFIX = ".class";
	private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
		.flatMap(m -> m.descriptor().packages().stream()).collect(Collectors
			.toUnmodifiableSet());

	private static final Set<String> OBJECT = Stream.of(Object.class
		.getDeclaredMethods()).map(Method::getName).collect(Collectors
			.toUnmodifiableSet());

	private final Map<String, List<Path>> homes = new TreeMap<>();
	private final Map<String, CompiledClass> classes = new HashMap<>();

	private JarClasses() {}

	static JarClasses of(final Collection<Path> jars) throws IOException {
		final JarClasses classes = new JarClasses();
		for (final Path jar : jars)
			classes.add(jar);
		return classes;
	}

	private void add(final Path file) throws IOException {
		try (JarFile jar = new JarFile(file.toFile())) {
			for (final JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
				final String name = entry.getName();
				// META-INF/versions holds the same classes for newer Javas
				if (!name.endsWith(SUFFIX) || name.startsWith("META-INF/") || name
					.endsWith("module-info.class")) continue;
				final String className = name.substring(0, name.length() - SUFFIX
					.length());
				homes.computeIfAbsent(className, k -> new ArrayList<>()).add(file);
				try (InputStream in = new BufferedInputStream(jar.getInputStream(
					entry)))
				{
					classes.putIfAbsent(className, CompiledClass.of(in));
				}
			}
		}
	}

	/** @return each class that is there more than once, with its jars */
	Map<String, List<Path>> duplicates() {
		final Map<String, List<Path>> twice = new TreeMap<>(homes);
		twice.values().removeIf(jars -> jars.size() < 2);
		return twice;
	}

	/**
	 * @param root a jar whose classes must all be able to run
	 * @return each class, field and method that is nowhere, neither here nor in
	 *         Java, with a class that needs it
	 */
	Map<String, String> missing(final Path root) {
		final Map<String, String> missing = new TreeMap<>();
		final Deque<String> open = new ArrayDeque<>();
		homes.forEach((name, jars) -> {
			if (jars.contains(root)) open.add(name);
		});
		final Set<String> seen = new HashSet<>(open);
		while (!open.isEmpty()) {
			final String user = open.remove();
			for (final String name : classes.get(user).classes()) {
				if (isJava(name) || !seen.add(name)) continue;
				if (homes.containsKey(name)) open.add(name);
				else missing.put(name.replace('/', '.'), user.replace('/', '.'));
			}
			for (final Member member : classes.get(user).members())
				if (isMissing(member)) missing.put(member.toString(), user.replace('/',
					'.'));
		}
		return missing;
	}

	/** Of a class that is here, and neither its own nor inherited. */
	private boolean isMissing(final Member member) {
		final CompiledClass owner = classes.get(member.owner());
		if (owner == null || owner.declared().contains(member)) return false;
		for (final String parent : owner.parents()) {
			// what comes from Java, or misses as a class, is not to be judged here
			final boolean open = !parent.equals("java/lang/Object") && !classes
				.containsKey(parent);
			if (open || !isMissing(member.in(parent)) && !parent.equals(
				"java/lang/Object")) return false;
		}
		return !OBJECT.contains(member.name());
	}

	/** @return the jars that hold a class which a class of this jar names */
	Set<Path> neededBy(final Path jar) {
		final Set<Path> needed = new TreeSet<>();
		homes.forEach((name, jars) -> {
			if (!jars.contains(jar)) return;
			for (final String n : classes.get(name).classes())
				needed.addAll(homes.getOrDefault(n, List.of()));
		});
		needed.remove(jar);
		return needed;
	}

	private static boolean isJava(final String className) {
		final int slash = className.lastIndexOf('/');
		return slash > 0 && JDK.contains(className.substring(0, slash).replace('/',
			'.'));
	}
}
