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
package org.calab.fiji.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractionOptions;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.prefs.PrefService;

/** A field of a dialog, and what the dialog remembers of it. */
class FieldTest {

	private static final DialogLayout LAYOUT = DialogLayout.first().options(
		ExtractionOptions.class);

	private static Field field(final Context context, final Class<?> command,
		final String key) throws Exception
	{
		final CommandInfo info = context.service(CommandService.class).getCommand(
			command.getName());
		final Module module = info.createModule();
		return Field.of(info.getInput(key), module.getInput(key), LAYOUT, List.of());
	}

	@Test
	void theUnitAndTheRangeAreBesideTheField() throws Exception {
		try (Context context = new Context()) {
			final Field window = field(context, ExtractRoiTracesCmd.class,
				"dff_window");
			assertEquals("dF/F window", window.label());
			assertTrue(window.hint().startsWith("s, above 0"), window.hint());
			final Field percentile = field(context, ExtractRoiTracesCmd.class,
				"dff_percentile");
			assertEquals("0 to 100", percentile.hint());
			final Field output = field(context, DeconvolveTracesCmd.class, "output");
			assertEquals("Output", output.label());
			assertEquals("OUT.npy, optional", output.hint());
		}
	}

	@Test
	void whatIsEnteredIsJudgedByTheOption() throws Exception {
		try (Context context = new Context()) {
			final Field percentile = field(context, ExtractRoiTracesCmd.class,
				"dff_percentile");
			assertEquals(12.5, percentile.value(" 12,5 "));
			for (final String wrong : List.of("101", "-1", "ten", ""))
				assertEquals(Optional.of("dff_percentile"), assertThrows(
					InvalidInputException.class, () -> percentile.value(wrong), wrong)
						.input());
			final Field output = field(context, DeconvolveTracesCmd.class, "output");
			assertEquals(new File("a.npy"), output.value("a.npy"));
			assertEquals(null, output.value(""));
		}
	}

	@ParameterizedTest
	@CsvSource({ "'0,5', 0.5", "'1,000', '1,000'", "'-3,25', -3.25", "1.5, 1.5" })
	void aDecimalCommaIsAcceptedWhereItIsClear(final String text,
		final String plain)
	{
		assertEquals(plain, Field.withPoint(text));
	}

	/** What belongs to one recording would be wrong for the next. */
	@Test
	void settingsAreRememberedAndDataAreNot() throws Exception {
		try (Context context = new Context()) {
			final PrefService preferences = context.service(PrefService.class);
			final DialogMemory memory = new DialogMemory(preferences, FieldTest.class);
			final Field percentile = field(context, ExtractRoiTracesCmd.class,
				"dff_percentile"), output = field(context, ExtractRoiTracesCmd.class,
					"output"), overwrite = field(context, ExtractRoiTracesCmd.class,
						"overwrite");
			memory.keep(List.of(percentile, output, overwrite), LAYOUT, f -> f == output
				? "a" : f == overwrite ? "true" : "12", true);
			assertEquals(Optional.of("12"), memory.text(percentile));
			assertEquals(Optional.empty(), memory.text(output));
			assertEquals(Optional.empty(), memory.text(overwrite));
			assertTrue(memory.isUnfolded());
			memory.keep(List.of(percentile), LAYOUT, Field::start, false);
			assertEquals(Optional.empty(), memory.text(percentile));
			assertFalse(memory.isUnfolded());
		}
	}
}
