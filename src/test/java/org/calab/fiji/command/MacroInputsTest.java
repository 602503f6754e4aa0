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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** What the recorder writes of each command is what runs it again. */
class MacroInputsTest {

	private static Context context;

	@BeforeAll
	static void start() {
		context = new Context();
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	static List<CommandInfo> commands() {
		try (Context all = new Context()) {
			return all.service(CommandService.class).getCommands().stream().filter(
				c -> c.getClassName().startsWith(CaLabCommand.class
					.getPackageName())).toList();
		}
	}

	private static List<ModuleItem<?>> inputs(final CommandInfo command) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		for (final ModuleItem<?> item : command.inputs())
			if (MacroInputs.isShown(item)) inputs.add(item);
		return inputs;
	}

	/** Each input in turn gets each of these; the other inputs' names come from the command. */
	private static List<Object> values(final ModuleItem<?> item,
		final List<ModuleItem<?>> inputs, final Object usual)
	{
		final Class<?> type = item.getType();
		if (type == boolean.class) return List.of(true, false);
		if (type == int.class) return List.of(-3, 0, 12345);
		if (type == long.class) return List.of(-3L, 0L, 4294967295L);
		if (type == double.class) return List.of(-3.5, 0.0, 1e-7, 20.0, 1e300,
			Double.NaN);
		final List<Object> values = new ArrayList<>();
		for (final String text : List.of("", "plain", "with spaces", "[a] b", "a]b",
			"]", "[", "a ] b", "'", "=", "a=b", "C:\\a b\\c", "tab\there", "ä µ"))
			values.add(text);
		for (final ModuleItem<?> other : inputs) {
			values.add("/" + other.getName() + "=7/a");
			values.add("/a " + other.getName() + " b");
			values.add("/a " + other.getName() + "=[7] b");
		}
		if (usual != null) values.add(usual.toString());
		return type == File.class ? values.stream().map(v -> (Object) new File(v
			.toString())).toList() : values;
	}

	@ParameterizedTest
	@MethodSource("commands")
	void isReadAsItWasWritten(final CommandInfo command) throws Exception {
		final List<ModuleItem<?>> inputs = inputs(command);
		for (final ModuleItem<?> item : inputs) {
			final Object usual = command.createModule().getInput(item.getName());
			for (final Object value : values(item, inputs, usual)) {
				final Module ran = command.createModule();
				ran.setInput(item.getName(), value);
				isTheSame(ran, inputs);
			}
		}
	}

	/** All inputs at once, none as by default. */
	@ParameterizedTest
	@MethodSource("commands")
	void allInputsAtOnce(final CommandInfo command) throws Exception {
		final List<ModuleItem<?>> inputs = inputs(command);
		final Module ran = command.createModule();
		for (final ModuleItem<?> item : inputs) {
			final Object usual = ran.getInput(item.getName());
			ran.setInput(item.getName(), usual instanceof Boolean b ? (Object) !b
				: usual instanceof Integer i ? (Object) (i + 1)
					: usual instanceof Long l ? (Object) (l + 1)
						: usual instanceof Double d ? (Object) (d + 0.1) : item
							.getType() == File.class ? new File("/a b]/[c") : "d e] f");
		}
		isTheSame(ran, inputs);
		for (final ModuleItem<?> item : inputs)
			assertTrue(MacroInputs.read(command, MacroInputs.write(ran)).containsKey(
				item.getName()), item.getName());
	}

	private static void isTheSame(final Module ran,
		final List<ModuleItem<?>> inputs) throws Exception
	{
		final String options = MacroInputs.write(ran);
		final Module again = ran.getInfo().createModule();
		final Map<String, Object> given = MacroInputs.read(ran.getInfo(), options);
		MacroInputs.set(again, options);
		for (final ModuleItem<?> item : inputs) {
			final String name = item.getName(), value = text(ran.getInput(name));
			assertEquals(value, text(again.getInput(name)), name + " in " + options);
			final String otherwise = text(given.getOrDefault(name, again.getInput(
				name)));
			assertEquals(value, text(typed(item, Macro.getValue(options, name,
				otherwise))), name + " in " + options + " as ImageJ reads it");
		}
	}

	private static Object typed(final ModuleItem<?> item, final String text) {
		return item.getType() == double.class ? (Object) Double.valueOf(text)
			: text;
	}

	private static String text(final Object value) {
		return value == null ? "" : value.toString();
	}

	@Test
	void onlyWhatDiffersIsWritten() throws Exception {
		final CommandInfo extract = context.service(CommandService.class)
			.getCommand(ExtractRoiTracesCmd.class);
		final Module ran = extract.createModule();
		assertEquals("", MacroInputs.write(ran));
		assertEquals("run(\"Extract ROI Traces...\");\n", CommandRecorder.line(ran,
			false));
		ran.setInput("rois", new File("C:\\my data\\RoiSet.zip"));
		ran.setInput("fs", 20.0);
		ran.setInput("neuropil", true);
		assertEquals(
			"run(\"Extract ROI Traces...\", \"rois=[C:\\\\my data\\\\RoiSet.zip] fs=20 neuropil\");\n",
			CommandRecorder.line(ran, false));
		assertTrue(CommandRecorder.line(ran, true).startsWith(
			"IJ.run(\"Extract ROI Traces...\", \"rois="));
		final Module load = context.service(CommandService.class).getCommand(
			LoadTracesCmd.class).createModule();
		load.setInput("cells_only", false);
		assertEquals("cells_only=false", MacroInputs.write(load));
	}

	@Test
	void wrongOptionsAreToldByName() {
		final CommandInfo extract = context.service(CommandService.class)
			.getCommand(ExtractRoiTracesCmd.class);
		for (final String[] wrong : new String[][] { { "label_image=a",
			"\"label_image\" is not an input" }, { "fs=twenty",
				"fs must be a number, but is \"twenty\"." }, { "channel=1.5",
					"channel must be a whole number" }, { "neuropil=perhaps",
						"neuropil must be true or false" }, { "fs", "fs has no value" }, {
							"rois=[a", "no closing ]" } })
			assertTrue(assertThrows(InvalidInputException.class, () -> MacroInputs
				.read(extract, wrong[0])).getMessage().contains(wrong[1]), wrong[0]);
		assertEquals(Map.of("neuropil", true, "dff", false, "fs", 20.0), MacroInputs
			.read(extract, "neuropil dff=false fs=20"));
	}

	/** Else Fiji records the command a second time, with every input. */
	@ParameterizedTest
	@MethodSource("commands")
	void fijiLeavesTheRecordingToUs(final CommandInfo command) {
		assertTrue(command.is(CommandRecorder.NOT_BY_FIJI), command.getTitle());
	}
}
