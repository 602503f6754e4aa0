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
package org.calab.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.calab.check.InvalidInputException;

/** A kernel as people choose it: by its time constants, or by the indicator. */
public final class KernelChoice {

	public static final String HELP =
		"auto: found from the data, with nothing to set; tau: the time constants tau_rise and tau_decay; or an indicator whose typical time constants are used: gcamp6f, gcamp6m, gcamp6s, jgcamp8f or ogb1";

	/** What stands for given time constants. */
	public static final String TAU = "tau";

	/** What stands for a kernel that is found from the data. */
	public static final String AUTO = "auto";

	private KernelChoice() {}

	/** @return whether the choice is that the kernel is found from the data */
	public static boolean isAuto(final String choice) {
		return choice != null && AUTO.equalsIgnoreCase(choice.trim());
	}

	/**
	 * @param choice "tau", or the name of an {@link Indicator}, in upper or lower case
	 * @param tauRise in seconds; not looked at where the choice is an indicator
	 * @param tauDecay in seconds; not looked at where the choice is an indicator
	 */
	public static CalciumKernel of(final String choice, final double tauRise,
		final double tauDecay)
	{
		return TAU.equalsIgnoreCase(choice == null ? "" : choice.trim())
			? new CalciumKernel(tauRise, tauDecay) : indicator(choice);
	}

	/** @return the kernel of the indicator of this name */
	public static CalciumKernel indicator(final String name) {
		final String wanted = name == null ? "" : name.trim();
		for (final Indicator i : Indicator.values())
			if (wanted.equalsIgnoreCase(i.toString())) return i.kernel();
		throw new InvalidInputException("kernel is \"" + wanted +
			"\"; allowed is " + TAU + " (time constants as given) or one of " + Arrays
				.stream(Indicator.values()).map(Indicator::toString).collect(Collectors
					.joining(", ")));
	}
}
