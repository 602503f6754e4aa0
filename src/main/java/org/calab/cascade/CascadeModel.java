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
package org.calab.cascade;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Networks of CASCADE for one sampling rate and several noise levels. Immutable.
 *
 * @param name name of the model
 * @param rate sampling rate of the traces it was trained on, in Hz
 * @param window number of samples that a network sees, at least 2
 * @param before part of the window up to the predicted sample, 0 to 1
 * @param smoothing standard deviation in seconds of the Gaussian with which the spikes of the
 *          training data were smoothed
 * @param causal whether that Gaussian was replaced by a causal kernel
 * @param networks the networks of each noise level, in percent·s^½, see
 *          {@link CascadeInference#noiseLevel}; their predictions are averaged
 */
public record CascadeModel(String name, double rate, int window, double before,
	double smoothing, boolean causal,
	SortedMap<Integer, List<CascadeNetwork>> networks) implements Serializable
{

	public CascadeModel {
		Require.positive("model rate", rate, "Hz");
		if (networks.isEmpty() || networks.values().stream().anyMatch(
			List::isEmpty)) throw InvalidInputException.of("model",
				"must have at least 1 network for each noise level.");
		final SortedMap<Integer, List<CascadeNetwork>> copy = new TreeMap<>();
		networks.forEach((level, all) -> copy.put(level, List.copyOf(all)));
		networks = copy;
	}

	/** @return the level nearest to this one; of two equally near ones the lower */
	int nearestLevel(final double level) {
		int nearest = networks.firstKey();
		for (final int l : networks.keySet())
			if (Math.abs(l - level) < Math.abs(nearest - level)) nearest = l;
		return nearest;
	}

	/** @return the number of samples at the start for which there is no prediction */
	int withoutAtStart() {
		return Math.max(0, (int) (before * window - 1));
	}

	/** @return the number of samples at the end for which there is no prediction */
	int withoutAtEnd() {
		return window - 1 - withoutAtStart();
	}
}
