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

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** Each input's name can be a key of an ImageJ macro, and be found among the others. */
class InputNamesTest {

	private static List<CommandInfo> commands(final Context context) {
		final List<CommandInfo> commands = context.service(CommandService.class)
			.getCommands().stream().filter(c -> c.getClassName().startsWith(
				CaLabCommand.class.getPackageName())).toList();
		assertTrue(commands.size() > 10, "commands: " + commands.size());
		return commands;
	}

	private static List<String> names(final CommandInfo command) {
		final List<String> names = new ArrayList<>();
		for (final ModuleItem<?> item : command.inputs())
			if (!Service.class.isAssignableFrom(item.getType())) names.add(item
				.getName());
		return names;
	}

	/**
	 * ImageJ takes a key wherever no letter stands before it: {@code key=} would be found
	 * inside {@code fs_key=}.
	 */
	@Test
	void noNameEndsAnother() {
		try (Context context = new Context()) {
			for (final CommandInfo command : commands(context)) {
				final List<String> names = names(command);
				for (final String longer : names)
					assertEquals(List.of(longer), names.stream().filter(
						longer::endsWith).toList(), command.getTitle());
			}
		}
	}

	/** ImageJ writes keys in lower case and cuts them at a space or a colon. */
	@Test
	void namesAreInLowerCase() {
		try (Context context = new Context()) {
			for (final CommandInfo command : commands(context))
				for (final String name : names(command))
					assertTrue(name.matches("[a-z][a-z0-9_]*"), command.getTitle() +
						": " + name);
		}
	}
}
