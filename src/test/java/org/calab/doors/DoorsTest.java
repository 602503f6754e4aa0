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
package org.calab.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.cli.CommandLines;
import org.calab.fiji.command.CaLabCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Every option is the same at every door: key, default, label, help, choices and range. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

	private final Context fiji = new Context();

	@AfterAll
	void close() {
		fiji.dispose();
	}

	Stream<Door> doors() {
		return Stream.of(Doors.forms(fiji), Doors.lines(), Doors.functions(), Doors
			.settings()).flatMap(List::stream);
	}

	/** A new input is an option of a record, or has to be stated with its reason. */
	@ParameterizedTest
	@MethodSource("doors")
	void hasTheOptionsOfItsRecords(final Door door) throws Exception {
		assertEquals(new TreeSet<>(door.expected()), new TreeSet<>(door.names()));
	}

	@ParameterizedTest
	@MethodSource("doors")
	void tellsWhatTheRecordsTell(final Door door) throws Exception {
		final List<String> all = new ArrayList<>();
		for (final Door.Taken t : door.taken())
			for (final String difference : door.differences(t))
				all.add(t.option().key() + ": " + difference);
		assertEquals(List.of(), all);
	}

	/** Each refusal names the option as this door does, what it must be, and what it is. */
	@ParameterizedTest
	@MethodSource("doors")
	void refusesWhatTheRecordsRefuse(final Door door) throws Exception {
		final List<String> all = new ArrayList<>();
		for (final Door.Taken t : door.taken()) {
			final Optional<Object> wrong = door.wrong(t.option());
			if (wrong.isEmpty()) continue;
			final String message = door.refusal(t, wrong.get());
			final boolean fits = door.taken().stream().filter(o -> o.option().key()
				.equals(t.option().key())).anyMatch(o -> message.contains(door.told(o
					.option()) + " must be " + o.option().requirement() + ", but is "));
			if (!fits) all.add(t.option().key() + ": " + message);
		}
		assertEquals(List.of(), all);
	}

	@Test
	void allCommandsAreDoors() {
		final Set<String> commands = fiji.service(CommandService.class).getCommands()
			.stream().map(CommandInfo::getClassName).filter(c -> c.startsWith(
				CaLabCommand.class.getPackageName() + ".")).collect(Collectors.toCollection(
					TreeSet::new));
		assertTrue(commands.remove("org.calab.fiji.command.HelpCmd"),
			"Help only shows a page");
		assertEquals(commands, Doors.forms(fiji).stream().map(d -> ((FormDoor) d)
			.command().getName()).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void allSubcommandsAreDoors() {
		final Set<String> subcommands = new TreeSet<>();
		CommandLines.all().getSubcommands().keySet().forEach(s -> subcommands.add(
			"calab " + s));
		assertEquals(subcommands, Doors.lines().stream().map(Door::toString).collect(
			Collectors.toCollection(TreeSet::new)));
	}
}
