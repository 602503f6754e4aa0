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
package org.calab.cli.shared;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.kernel.KernelChoice;
import org.calab.options.OptionList;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A kernel on the command line: both time constants, or an indicator. */
public final class GivenKernel {

	/** Help of {@code --kernel} where a kernel has to be given. */
	public static final String HELP =
		"Instead of --tau-rise and --tau-decay: the typical time constants of " +
			Indicator.NAMES;

	private static final String[] TIME_CONSTANTS = { "tau_rise", "tau_decay" };

	private GivenKernel() {}

	/** @return whether a key is of a time constant; a kernel is given, so they have no default */
	static boolean isTimeConstant(final String key) {
		return List.of(TIME_CONSTANTS).contains(key);
	}

	/** @return whether a time constant was given */
	public static boolean hasTimeConstant(final CommandSpec spec) {
		return !RecordOptions.given(spec, TIME_CONSTANTS).isEmpty();
	}

	/**
	 * @param name "tau", an indicator, or null if {@code --kernel} was not given
	 * @throws ParameterException if one time constant, both ways or neither were given
	 * @throws InvalidInputException if there is no such indicator, or a time constant is
	 *           not what it must be
	 */
	public static CalciumKernel of(final CommandSpec spec, final String name) {
		final List<String> given = RecordOptions.given(spec, TIME_CONSTANTS);
		if (name != null && !KernelChoice.TAU.equalsIgnoreCase(name.trim())) {
			final CalciumKernel indicator = KernelChoice.indicator(name);
			if (!given.isEmpty()) throw Commands.misuse(spec, String.join(", ",
				given) + " cannot be given with --kernel " + name +
				", which has its own time constants.");
			return indicator;
		}
		if (given.isEmpty()) throw Commands.misuse(spec,
			"The kernel is missing: give --tau-rise and --tau-decay in seconds, or --kernel with the name of the indicator.");
		if (given.size() == 1) requireTimeConstants(spec); // a wrong one is told first
		if (given.size() == 1) throw Commands.misuse(spec, given.get(0) +
			" is only half of the kernel: give --tau-rise and --tau-decay.");
		return RecordOptions.read(spec, CalciumKernel.class);
	}

	/** Each by itself: with a default for the other, the two could look swapped. */
	private static void requireTimeConstants(final CommandSpec spec) {
		RecordOptions.given(spec, CalciumKernel.class).forEach((key, value) -> {
			try {
				OptionList.of(CalciumKernel.class).read(either -> value);
			}
			catch (final InvalidInputException e) {
				throw InvalidInputException.renamed(e, either -> key);
			}
		});
	}
}
