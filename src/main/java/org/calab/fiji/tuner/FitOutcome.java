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
package org.calab.fiji.tuner;

import java.util.Locale;
import java.util.OptionalDouble;

import org.calab.deconvolution.TraceQuality;
import org.calab.fiji.lanes.Ticks;
import org.calab.quality.SnrTier;

/**
 * Numbers that describe a fit.
 *
 * @param quality quality of the fit
 * @param lambda weight of the sparsity penalty; empty for methods without one
 * @param decay decay time constant in seconds if the method found one for the cell
 */
public record FitOutcome(TraceQuality quality, OptionalDouble lambda,
	OptionalDouble decay)
{

	/** @return the numbers in one line */
	public String text() {
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
			"SNR %.1f (%s)   R\u00b2 %.2f", quality.snr(), SnrTier.of(quality.snr()),
			quality.fitR2()));
		lambda.ifPresent(l -> text.append("   \u03bb ").append(Ticks.number(l)));
		decay.ifPresent(d -> text.append("   \u03c4 decay ").append(Ticks.number(d))
			.append(" s"));
		return text.toString();
	}
}
