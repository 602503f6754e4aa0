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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.tools.site.CompiledClass.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with what Java itself tells of the same classes. */
class CompiledClassTest {

	private static CompiledClass compiled(final Class<?> c) throws IOException {
		try (InputStream in = c.getResourceAsStream("/" + c.getName().replace('.',
			'/') + ".class"))
		{
			return CompiledClass.of(in);
		}
	}

	private static final String COVERAGE = "$jacoco";

	private static String name(final Class<?> c) {
		return c.getName().replace('.', '/');
	}

	@ParameterizedTest
	@ValueSource(classes = { SiteCheck.class, PluginRecord.class, List.class,
		Object.class, java.util.concurrent.TimeUnit.class,
		org.calab.fiji.command.DeconvolveTracesCmd.class })
	void parentsFieldsAndMethods(final Class<?> c) throws IOException {
		final CompiledClass compiled = compiled(c);
		final Class<?> parent = c.isInterface() ? Object.class : c.getSuperclass();
		assertEquals(Stream.concat(Stream.ofNullable(parent), Stream.of(c
			.getInterfaces())).map(CompiledClassTest::name).toList(), compiled
				.parents());
		final Set<String> members = new TreeSet<>();
		// synthetic fields and methods, too, but not what a build that measures coverage adds
		Stream.of(c.getDeclaredFields()).filter(f -> !f.getName().startsWith(
			COVERAGE)).forEach(f -> members.add(f.getName() + f
			.getType().descriptorString()));
		Stream.of(c.getDeclaredMethods()).filter(m -> !m.getName().startsWith(
			COVERAGE)).forEach(m -> members.add(m.getName() +
			MethodType.methodType(m.getReturnType(), m.getParameterTypes())
				.descriptorString()));
		assertEquals(members, compiled.declared().stream().filter(m -> !m.name()
			.startsWith("<")).map(m -> m.name() + m.descriptor()).collect(Collectors
				.toCollection(TreeSet::new)));
	}

	/** In a body, a signature, an array, a cast, a lambda. */
	private static final class Example {

		private StringBuilder[] unused;

		Object body(final Thread t) {
			final java.util.function.Supplier<Object> lambda = java.util.Date::new;
			return t.getName() + (Number) lambda.get() + new java.util.Random[1][1];
		}
	}

	@Test
	void whatItNeeds() throws IOException {
		final CompiledClass compiled = compiled(Example.class);
		assertTrue(compiled.classes().containsAll(List.of("java/lang/StringBuilder",
			"java/lang/Thread", "java/lang/Number", "java/util/Date",
			"java/util/Random", "java/util/function/Supplier")), compiled.classes()
				.toString());
		assertTrue(compiled.members().contains(new Member("java/lang/Thread",
			"getName", "()Ljava/lang/String;")));
		assertTrue(compiled.members().contains(new Member("java/util/Date", "<init>",
			"()V")));
	}

	@Test
	void whatIsNoClass() {
		assertThrows(IOException.class, () -> CompiledClass.of(
			new ByteArrayInputStream(new byte[100])));
		assertThrows(IOException.class, () -> CompiledClass.of(
			new ByteArrayInputStream(new byte[] { (byte) 0xca, (byte) 0xfe, (byte) 0xba,
				(byte) 0xbe, 0, 0, 0, 61, 0, 9, 2 })));
	}
}
