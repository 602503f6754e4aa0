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

/** Choice of a kernel: by its time constants, by the indicator, or found from the data. */
public final class KernelChoice {

	public static final String HELP =
		"auto: estimated from the data; tau: the time constants tau_rise and tau_decay; or the typical time constants of an indicator: " +
			Indicator.NAMES;

	/** The choice of given time constants. */
	public static final String TAU = "tau";

	/** The choice of a kernel estimated from the data. */
	public static final String AUTO = "auto";

	private KernelChoice() {}

	/** @return whether the kernel is to be estimated from the data */
	public static boolean isAuto(final String choice) {
		return choice != null && AUTO.equalsIgnoreCase(choice.trim());
	}

	/**
	 * @param choice "tau" or the name of an {@link Indicator}; case is ignored
	 * @param tauRise rise time constant in seconds; ignored for an indicator
	 * @param tauDecay decay time constant in seconds; ignored for an indicator
	 * @return the kernel
	 * @throws InvalidInputException for any other choice
	 */
	public static CalciumKernel of(final String choice, final double tauRise,
		final double tauDecay)
	{
		return TAU.equalsIgnoreCase(choice == null ? "" : choice.trim())
			? new CalciumKernel(tauRise, tauDecay) : indicator(choice);
	}

	/** @return the kernel of the indicator with this name */
	public static CalciumKernel indicator(final String name) {
		final String wanted = name == null ? "" : name.trim();
		for (final Indicator i : Indicator.values())
			if (wanted.equalsIgnoreCase(i.toString())) return i.kernel();
		throw InvalidInputException.mustBe("kernel", TAU +
			" (with tau_rise and tau_decay) or one of " + Arrays.stream(Indicator
				.values()).map(Indicator::toString).collect(Collectors.joining(", ")),
			wanted);
	}
}
