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
package org.calab.results;

import org.calab.Version;

/** The papers and programs that {@link MethodsText} cites. */
enum Citation {

		CHEN("Chen et al., 2013",
			"Chen TW et al. Ultrasensitive fluorescent proteins for imaging neuronal activity. Nature 499, 295-300 (2013)."), DENEUX("Deneux et al., 2016",
			"Deneux T et al. Accurate spike estimation from noisy calcium signals for ultrafast three-dimensional imaging of large neuronal populations in vivo. Nature Communications 7, 12190 (2016)."), MINKA(
				"Minka, 2001",
				"Minka TP. Expectation propagation for approximate Bayesian inference. Proc. Uncertainty in Artificial Intelligence 17, 362-369 (2001)."), VOGELSTEIN(
					"Vogelstein et al., 2010",
					"Vogelstein JT et al. Fast nonnegative deconvolution for spike train inference from population calcium imaging. J. Neurophysiol. 104, 3691-3704 (2010)."), PNEVMATIKAKIS(
						"Pnevmatikakis et al., 2016",
						"Pnevmatikakis EA et al. Simultaneous denoising, deconvolution, and demixing of calcium imaging data. Neuron 89, 285-299 (2016)."), MEHROTRA(
							"Mehrotra, 1992",
							"Mehrotra S. On the implementation of a primal-dual interior point method. SIAM J. Optim. 2, 575-601 (1992)."), BECK(
								"Beck & Teboulle, 2009",
								"Beck A, Teboulle M. A fast iterative shrinkage-thresholding algorithm for linear inverse problems. SIAM J. Imaging Sci. 2, 183-202 (2009)."), CALAB(
									"CaLab",
									"CaLab developers. CaLab: calcium imaging analysis tools. https://github.com/miniscope/CaLab"), CALAB_FOR_FIJI(
										"CaLab for Fiji", "CaLab for Fiji developers. " + Version
											.generator() +
											". https://github.com/calab-fiji/calab-fiji"), RUPPRECHT("Rupprecht et al., 2021",
												"Rupprecht P et al. A database and deep learning toolbox for noise-optimized, generalized spike inference from calcium imaging. Nature Neuroscience 24, 1324-1337 (2021).");

	private final String inText, text;

	Citation(final String inText, final String text) {
		this.inText = inText;
		this.text = text;
	}

	/** @return authors and year */
	String inText() {
		return inText;
	}

	/** @return the whole reference */
	String text() {
		return text;
	}
}
