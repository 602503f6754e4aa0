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
package org.calab.fiji.lanes;

import java.util.Locale;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
public record Ticks(double first, double step, int count) {

	/** @param most the largest number of ticks, at least 1 */
	public static Ticks of(final double from, final double to, final int most) {
		if (!(to > from)) return new Ticks(from, 1, 1);
		final double least = (to - from) / Math.max(1, most), power = Math.pow(10,
			Math.floor(Math.log10(least)));
		final double step = power * (least <= power ? 1 : least <= 2 * power ? 2
			: least <= 5 * power ? 5 : 10);
		final double first = Math.ceil(from / step - 1e-9) * step;
		return new Ticks(first, step, (int) Math.floor((to - first) / step + 1e-9) +
			1);
	}

	public double at(final int i) {
		return first + i * step;
	}

	public String label(final int i) {
		final int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
		return String.format(Locale.ROOT, "%." + digits + "f", at(i) + 0.0);
	}

	/** @return a number as text for a plot, with three digits */
	public static String number(final double v) {
		if (v == 0) return "0";
		final double size = Math.abs(v);
		if (size >= 1e5 || size < 1e-3) return String.format(Locale.ROOT, "%.1e",
			v);
		final int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
		return String.format(Locale.ROOT, "%." + digits + "f", v);
	}
}
