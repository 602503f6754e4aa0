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
package org.calab.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.calab.batch.PlanOptions;
import org.calab.bridge.DeconConfig;
import org.calab.cadecon.CaDeconOptions;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.image.MovieOptions;
import org.calab.inference.AutoOptions;
import org.calab.kernel.FreeKernelOptions;
import org.calab.loader.LoadOptions;
import org.calab.spikes.SpikeOptions;
import org.junit.jupiter.api.Test;

/** Records are read, checked and written by what their components declare. */
class OptionListTest {

	record Inner(@Option(value = "1", min = 0, help = "h") double size) {

		Inner {
			OptionList.check(Inner.class, size);
		}
	}

	record Outer(@Option(value = "2", calab = "theirs", help = "h") double first,
		@Option(help = "h") Optional<Inner> ring)
	{

		Outer {
			OptionList.check(Outer.class, first, ring);
		}
	}

	record Grouped(Inner inner, @Option(value = "3", help = "h") int last) {

		Grouped {
			OptionList.check(Grouped.class, inner, last);
		}
	}

	private static final OptionList<Outer> OUTER = OptionList.of(Outer.class);
	private static final OptionList<Grouped> GROUPED = OptionList.of(
		Grouped.class);

	@Test
	void optionsOfAGroupStandInItsPlace() {
		assertEquals(List.of("size", "last"), GROUPED.options().stream().map(
			OptionSpec::key).toList());
		assertEquals(new Grouped(new Inner(5), 3), GROUPED.read(Map.of("size", 5)));
		assertEquals("inner is missing.", assertThrows(InvalidInputException.class,
			() -> new Grouped(null, 3)).getMessage());
	}

	@Test
	void aGroupIsSwitchedOn() {
		assertEquals(List.of("first", "ring", "size"), OUTER.options().stream().map(
			OptionSpec::key).toList());
		assertEquals(Optional.empty(), OUTER.defaults().ring());
		assertEquals(Optional.of(new Inner(1)), OUTER.read(Map.of("ring", true))
			.ring());
		assertEquals(Optional.empty(), OUTER.read(Map.of("size", 4)).ring());
		// a wrong value is told although the group is off
		assertThrows(InvalidInputException.class, () -> OUTER.read(Map.of("size",
			-1)));
		assertEquals(Map.of("first", 2.0, "ring", false), OUTER.values(OUTER
			.defaults()));
	}

	@Test
	void unknownKeysAreRefused() {
		assertEquals("sise is not an option here; the options are first, ring, size.",
			assertThrows(InvalidInputException.class, () -> OUTER.read(Map.of("sise",
				1))).getMessage());
	}

	@Test
	void changesAndNamesOfCaLab() {
		final Outer changed = new Outer(4, Optional.of(new Inner(1)));
		assertEquals("{first=4.0, ring=true, size=1.0}", OUTER.changes(changed)
			.toString());
		assertEquals("{theirs=4.0, ring=true, size=1.0}", OUTER.calabValues(changed)
			.toString());
		assertEquals(Map.of(), OUTER.changes(OUTER.defaults()));
	}

	/** An option that can be typed has a range, and its help an example. */
	@Test
	void everyNumberHasARangeAndAnExample() {
		for (final Class<? extends Record> type : RECORDS)
			for (final OptionSpec o : OptionList.of(type).options()) {
				if (!o.type().isPrimitive() || o.isFlag()) continue;
				assertTrue(o.requirement().matches(".*(than|least|from).*"), type + " " +
					o.key());
				assertTrue(o.help().matches(".*(for example|counted from).*"), type +
					" " + o.key());
				assertFalse(o.help().endsWith("."), type + " " + o.key());
			}
	}

	private static final List<Class<? extends Record>> RECORDS = List.of(
		DeconvolutionOptions.class, AutoOptions.class, SpikeOptions.class,
		CaDeconOptions.class, FreeKernelOptions.class, ExtractionOptions.class,
		MovieOptions.class, LoadOptions.class, DeconConfig.class, PlanOptions.class);

	@Provide
	Arbitrary<Class<? extends Record>> records() {
		return Arbitraries.of(RECORDS);
	}

	/** Any record that can be is read back from its values, also by way of JSON. */
	@Property(tries = 300)
	void valuesAreReadBack(
		@ForAll("records") final Class<? extends Record> type,
		@ForAll final long seed) throws Exception
	{
		check(OptionList.of(type), new Random(seed));
	}

	private static <R extends Record> void check(final OptionList<R> list,
		final Random random) throws Exception
	{
		final Map<String, Object> given = new LinkedHashMap<>();
		for (final OptionSpec o : list.options())
			if (random.nextBoolean()) given.put(o.key(), some(o, random));
		final R record;
		try {
			record = list.read(given);
		}
		catch (final InvalidInputException e) {
			return; // a value out of its range, or two that do not go together
		}
		final Map<String, Object> values = list.values(record);
		assertEquals(record, list.read(values));
		final var json = new ObjectMapper().valueToTree(values);
		assertEquals(record, list.read(key -> json.get(key)));
		final Map<String, Object> merged = list.values(list.defaults());
		merged.putAll(list.changes(record));
		assertEquals(record, list.read(merged));
		assertEquals(values.size(), list.calabValues(record).size());
	}

	private static Object some(final OptionSpec o, final Random random) {
		if (!o.choices().isEmpty()) return o.choices().get(random.nextInt(o.choices()
			.size()));
		if (o.isFlag()) return random.nextBoolean();
		if (!o.type().isPrimitive()) return "abc" + random.nextInt(9);
		return o.type() == double.class ? random.nextInt(4) * 0.25 : random.nextInt(
			30);
	}
}
