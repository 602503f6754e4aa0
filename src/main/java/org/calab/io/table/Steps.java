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
package org.calab.io.table;

/** Whether numbers increase as counts or times do. */
final class Steps {

	/** Printed times are rounded: an interval may differ from the mean by this part of it. */
	private static final double ROUNDING = 0.01;

	private Steps() {}

	/** @return whether they are 0, 1, 2, ... or 1, 2, 3, ... */
	static boolean counts(final double[] numbers) {
		if (numbers.length == 0 || numbers[0] != 0 && numbers[0] != 1) return false;
		for (int i = 1; i < numbers.length; i++)
			if (numbers[i] != numbers[i - 1] + 1) return false;
		return true;
	}

	/** @return whether there are at least three, which increase in even steps */
	static boolean areEven(final double[] numbers) {
		if (numbers.length < 3) return false;
		final double step = (numbers[numbers.length - 1] - numbers[0]) / (numbers.length -
			1);
		if (!(step > 0)) return false;
		for (int i = 1; i < numbers.length; i++)
			if (!(Math.abs(numbers[i] - numbers[i - 1] - step) <= ROUNDING * step))
				return false;
		return true;
	}
}
