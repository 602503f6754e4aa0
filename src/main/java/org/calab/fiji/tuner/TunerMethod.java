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

/** The method whose settings are tuned. */
public enum TunerMethod {

		/** The optimum of {@link org.calab.deconvolution.Deconvolution}. */
		DECONVOLVE("L1 deconvolution",
				"The optimum of CaLab's problem, with the weight λ of the sparsity penalty"),

		/** The posterior of {@link org.calab.inference.PosteriorInference}. */
		POSTERIOR("Posterior",
				"The mean over all spike trains compatible with the trace, with its standard deviation; no λ"),

		/** {@link org.calab.inference.AutoInference}. */
		AUTO("Automatic",
				"The automatic inference, which finds its own kernel in the traces: nothing to set");

	private final String label, help;

	TunerMethod(final String label, final String help) {
		this.label = label;
		this.help = help;
	}

	public String label() {
		return label;
	}

	/** @return a sentence that describes it */
	public String help() {
		return help;
	}

	/** @return whether the kernel and the baseline are settings of the method */
	public boolean takesKernel() {
		return this != AUTO;
	}

	/** @return whether λ and the band-pass are settings of the method */
	public boolean takesLambda() {
		return this == DECONVOLVE;
	}

	/** @return the name in files */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
