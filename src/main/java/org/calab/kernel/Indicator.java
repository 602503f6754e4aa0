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

import java.util.Locale;

/**
 * Calcium indicators with typical time constants of their transients. They differ between
 * preparations; use these as a starting point.
 * <p>
 * The first five are those of CaLab (GCaMP6: Chen et al., Nature 499, 2013; jGCaMP8f: Zhang et
 * al., Nature 615, 2023; OGB-1: Stosiek et al., PNAS 100, 2003). The others:
 * </p>
 * <ul>
 * <li>jGCaMP8m, jGCaMP8s, jGCaMP7f: cultured neurons, after a single action potential (Zhang et
 * al. 2023; Janelia's table of jGCaMP8). The decay is the half-decay time (118.3, 306.7 and
 * 181.9 ms) divided by ln 2; the rise gives the time to peak (29.0, 57.0 and 99.5 ms).</li>
 * <li>XCaMP-Gf (Inoue et al., Cell 177, 2019): pyramidal neurons of mouse V1 in vivo. The
 * kernel is closest, in least squares, to the transient with two decays that Zhang et al. 2023
 * fitted to spikes and fluorescence recorded together (rise 13.93 ms, decays 99.38 and 312.85
 * ms, fraction 0.2).</li>
 * <li>jRGECO1a (Dana et al., eLife 5, 2016; mouse V1) and Cal-520 (Tada et al., Eur. J.
 * Neurosci. 39, 2014; mouse S1), in vivo: medians of 11 and of 8 neurons, fitted to the spikes
 * and fluorescence in the ground truth of CASCADE (sets 21 and 3; Rupprecht et al., Nat.
 * Neurosci. 24, 2021) by <code>scripts/benchmark indicators</code>.</li>
 * <li>jGCaMP7s (Dana et al., Nat. Methods 16, 2019): cultured neurons, after ten action
 * potentials. The rise gives the half-rise time (70 ms), the decay is the half-decay time (1.69
 * s) divided by ln 2.</li>
 * </ul>
 */
public enum Indicator {

	GCAMP6F(0.1, 0.6), GCAMP6M(0.15, 0.9), GCAMP6S(0.4, 1.8), JGCAMP8F(0.05,
			0.3), OGB1(0.05, 1.5), JGCAMP8M(0.0095, 0.17), JGCAMP8S(0.017,
				0.44), JGCAMP7F(0.048, 0.26), XCAMPGF(0.01, 0.145), JRGECO1A(0.009,
					0.84), CAL520(0.014, 0.64), JGCAMP7S(0.12, 2.4);

	/** The names of all, for help. */
	public static final String NAMES =
		"gcamp6f, gcamp6m, gcamp6s, jgcamp8f, ogb1, jgcamp8m, jgcamp8s, jgcamp7f, xcampgf, jrgeco1a, cal520 or jgcamp7s";

	private final CalciumKernel kernel;

	Indicator(final double tauRise, final double tauDecay) {
		kernel = new CalciumKernel(tauRise, tauDecay);
	}

	/** @return the transient of one spike */
	public CalciumKernel kernel() {
		return kernel;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
