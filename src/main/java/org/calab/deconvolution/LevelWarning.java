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
package org.calab.deconvolution;

import java.util.Optional;

import org.calab.quality.CellWarning;
import org.calab.quality.WarningKind;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;

/**
 * Warns of a trace far from 0 that is solved without a baseline. Its 20 % quantile lies more than 2
 * standard deviations of the noise above 0, or its 80 % quantile as far below; those of noise around 0
 * lie 0.84 on the other side.
 */
final class LevelWarning {

	private static final double QUANTILE = 0.2, FAR = 2;

	private LevelWarning() {}

	/** @param trace finite samples. Not modified. */
	static Optional<CellWarning> of(final double[] trace,
		final DeconvolutionOptions options)
	{
		if (options.baseline() != Baseline.NONE || options.bandPass()) return Optional
			.empty();
		final double low = Quantiles.of(trace, QUANTILE, Rank.NEAREST), high =
			Quantiles.of(trace, 1 - QUANTILE, Rank.NEAREST), far = FAR * NoiseLevel
				.highBand(trace);
		return low > far || high < -far ? Optional.of(CellWarning.of(
			WarningKind.OFFSET, "(at %.3g)", low > far ? low : high)) : Optional
				.empty();
	}
}
