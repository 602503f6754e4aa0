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
package org.calab.spikes;

import java.io.Serializable;

/**
 * The spikes of one trace. The arrays are handed over, not shared.
 *
 * @param counts spikes per frame, n whole numbers
 * @param alpha amplitude of one spike, in the unit of the trace
 * @param baseline of the fit, above the rolling baseline, in the unit of the
 *          trace
 * @param threshold from which on a relaxed value counted as a spike
 * @param pve proportion of variance explained, at most 1; ends left out
 * @param iterations of the relaxed solve that was kept
 * @param converged whether that solve met its stop criterion
 * @param filtered the trace that was explained, n frames: filtered where asked
 *          for, above its rolling baseline
 * @param fit alpha·K·spikes + baseline + rolling baseline, n frames: on the
 *          level of the (filtered) input
 */
public record SpikeSolution(double[] counts, double alpha, double baseline,
	double threshold, double pve, int iterations, boolean converged,
	double[] filtered, double[] fit) implements Serializable
{}
