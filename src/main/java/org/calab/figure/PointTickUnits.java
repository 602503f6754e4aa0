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
package org.calab.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/**
 * Tick units of JFreeChart with a decimal point in every locale, so that figures do not depend on the locale.
 */
final class PointTickUnits implements TickUnitSource {

	private static final DecimalFormatSymbols POINT = DecimalFormatSymbols
		.getInstance(Locale.ROOT);

	/** Powers of ten beyond which numbers have an exponent. */
	private static final int SMALLEST = -4, LARGEST = 6;

	private final TickUnitSource steps;

	/** @param whole whether steps are whole numbers */
	PointTickUnits(final boolean whole) {
		steps = new NumberTickUnitSource(whole);
	}

	@Override
	public TickUnit getLargerTickUnit(final TickUnit unit) {
		return withPoint(steps.getLargerTickUnit(unit));
	}

	@Override
	public TickUnit getCeilingTickUnit(final TickUnit unit) {
		return withPoint(steps.getCeilingTickUnit(unit));
	}

	@Override
	public TickUnit getCeilingTickUnit(final double size) {
		return withPoint(steps.getCeilingTickUnit(size));
	}

	private static TickUnit withPoint(final TickUnit unit) {
		// the step is 1, 2 or 5 times a power of ten, except for rounding
		final int power = (int) Math.floor(Math.log10(unit.getSize()) + 1e-9);
		final String pattern = power < SMALLEST || power > LARGEST ? "#.######E0"
			: power < 0 ? "0." + "0".repeat(-power) : "#,##0";
		return new NumberTickUnit(unit.getSize(), new DecimalFormat(pattern, POINT),
			unit.getMinorTickCount());
	}
}
