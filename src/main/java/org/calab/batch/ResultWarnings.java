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
package org.calab.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.cadecon.CaDeconResult;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.inference.AutoResult;
import org.calab.trace.InferredActivity;

/** What a user should know about a result, in words, whatever kind it is. */
final class ResultWarnings {

	private ResultWarnings() {}

	static List<String> of(final RecordingTraces read,
		final Optional<InferredActivity> result)
	{
		final List<String> words = new ArrayList<>(read.notes());
		result.ifPresent(r -> words.addAll(of(r)));
		return words;
	}

	private static List<String> of(final InferredActivity result) {
		if (result instanceof AutoResult a) return a.allWarnings();
		if (result instanceof CaDeconResult c) return c.warnings();
		if (result instanceof DeconvolutionResult d) {
			final long missed = d.cells().stream().filter(c -> !c.converged()).count();
			if (missed > 0) return List.of(missed +
				" cells did not converge within " + d.options().maxIterations() +
				" iterations");
		}
		return List.of();
	}
}
