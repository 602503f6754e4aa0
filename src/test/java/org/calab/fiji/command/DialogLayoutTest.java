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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.dialog.Values;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** Where the inputs of the commands are in their dialogs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialogLayoutTest {

	/** More fields than that are too many for a first run. */
	private static final int FEW = 5;

	private final Context context = new Context();

	@AfterAll
	void close() {
		context.dispose();
	}

	Stream<CommandInfo> commands() {
		return context.service(CommandService.class).getCommands().stream().filter(
			c -> c.getClassName().startsWith(CaLabCommand.class.getPackageName()));
	}

	private static DialogLayout layout(final CommandInfo info) throws Exception {
		return ((CaLabCommand) info.createModule().getDelegateObject()).layout();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void eachInputHasOnePlace(final CommandInfo info) throws Exception {
		final List<String> inputs = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs())
			if (MacroInputs.isShown(item)) inputs.add(item.getName());
		assertEquals(inputs.stream().sorted().toList(), layout(info).keys().stream()
			.sorted().toList());
	}

	/** A misspelt name in a condition would be as if there were none. */
	@ParameterizedTest
	@MethodSource("commands")
	void isOnlyAboutItsInputs(final CommandInfo info) throws Exception {
		final DialogLayout layout = layout(info);
		final TreeSet<String> named = new TreeSet<>(layout.named());
		layout.keys().forEach(key -> layout.applies(key, new Values(other -> {
			named.add(other);
			return "";
		})));
		named.removeAll(layout.keys());
		assertEquals(new TreeSet<>(), named);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void fewFieldsFirst(final CommandInfo info) throws Exception {
		final DialogLayout layout = layout(info);
		final ModuleDefaults defaults = new ModuleDefaults(info);
		final List<String> shown = layout.firstKeys().stream().filter(key -> layout
			.applies(key, new Values(defaults::text))).toList();
		assertTrue(shown.size() <= FEW, shown.toString());
		assertTrue(layout.groups().stream().noneMatch(g -> g.title().isBlank() || g
			.keys().isEmpty()), layout.groups().toString());
	}

	/** The defaults of a command's inputs as text. */
	private record ModuleDefaults(CommandInfo info) {

		String text(final String key) {
			try {
				final Object value = info.createModule().getInput(key);
				return value == null ? "" : value.toString();
			}
			catch (final Exception e) {
				throw new AssertionError(e);
			}
		}
	}

	/** The kernel says which of the inputs apply. */
	@Test
	void theKernelsTimesApplyWithTheKernelTau() {
		final DialogLayout layout = new DeconvolveTracesCmd().layout();
		assertTrue(layout.applies("tau_rise", with("kernel", "tau")));
		assertTrue(!layout.applies("tau_rise", with("kernel", "auto")));
		assertTrue(layout.applies("solver", with("kernel", "gcamp6f")));
		assertTrue(!layout.applies("solver", with("kernel", "auto")));
	}

	private static Values with(final String key, final String value) {
		return new Values(k -> k.equals(key) ? value : k.equals("method")
			? "deconvolve" : "");
	}
}
