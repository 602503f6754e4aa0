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
package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;

/**
 * Nothing that Fiji inspects at its start needs a class of ImageJ: Fiji creates services
 * before it has patched ImageJ, and a class that is loaded by then stays unpatched.
 */
class StartTest {

	/** In a JVM of its own, as services of other tests have long loaded ImageJ. */
	@Test
	void servicesNeedNoClassOfImageJ() throws Exception {
		final Process java = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
			"-cp", System.getProperty("java.class.path"), WithoutImageJ.class
				.getName()).redirectErrorStream(true).start();
		final String told = new String(java.getInputStream().readAllBytes(),
			StandardCharsets.UTF_8);
		java.waitFor(1, TimeUnit.MINUTES);
		assertEquals("done: CaLabService, FailedCommands, GuideFiles, OpenTraces", told.strip()
			.lines().reduce((a, b) -> b).orElse(""), told);
	}

	/** Runs where no class of ImageJ can be loaded. */
	static final class WithoutImageJ {

		public static void main(final String[] args) throws Exception {
			final URLClassLoader loader = new URLClassLoader(Arrays.stream(System
				.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(
					WithoutImageJ::url).toArray(URL[]::new), ClassLoader
						.getPlatformClassLoader())
			{

				@Override
				protected Class<?> loadClass(final String name, final boolean resolve)
					throws ClassNotFoundException
				{
					if (name.startsWith("ij.")) throw new IllegalStateException(name +
						" is loaded");
					return super.loadClass(name, resolve);
				}
			};
			Thread.currentThread().setContextClassLoader(loader);
			loader.loadClass(Services.class.getName()).getMethod("inspect").invoke(
				null);
			System.exit(0);
		}

		private static URL url(final String path) {
			try {
				return Path.of(path).toUri().toURL();
			}
			catch (final IOException e) {
				throw new IllegalArgumentException(e);
			}
		}
	}

	/** What SciJava does with services, and more: every signature is resolved. */
	public static final class Services {

		public static void inspect() throws Exception {
			final Context context = new Context(); // all services are created
			final List<String> names = new ArrayList<>();
			for (final PluginInfo<?> plugin : context.service(PluginService.class)
				.getPlugins())
			{
				if (!plugin.getClassName().startsWith("org.calab.") || !Service.class
					.isAssignableFrom(plugin.getPluginType()))
					continue;
				final Class<?> service = plugin.loadClass();
				context.service(service.asSubclass(Service.class));
				for (Class<?> c = service; c != null; c = c.getSuperclass())
					reflect(c);
				Arrays.stream(service.getInterfaces()).forEach(Services::reflect);
				names.add(service.getSimpleName());
			}
			System.out.println("done: " + String.join(", ", names.stream().sorted()
				.toList()));
		}

		private static void reflect(final Class<?> c) {
			for (final Field f : c.getDeclaredFields())
				f.getGenericType();
			for (final Constructor<?> k : c.getDeclaredConstructors())
				resolve(k);
			for (final Method m : c.getDeclaredMethods()) {
				m.getGenericReturnType();
				resolve(m);
			}
		}

		private static void resolve(final Executable e) {
			Stream.of(e.getGenericParameterTypes(), e.getGenericExceptionTypes())
				.flatMap(Arrays::stream).forEach(t -> t.getTypeName());
		}
	}
}
