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
package org.calab.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Measures candidates, and separates cells from those that fail a gate. */
final class Judgement {

	/** Bins that are averaged for the peak: a transient lasts longer than one bin, an artefact may not. */
	private static final int PEAK_BINS = 2;

	/** The peak is the mean of so many of the largest averages. */
	private static final int PEAKS = 3;

	private final SignalMovie movie;
	private final Scale scale;
	private final double minSnr;

	/** A candidate that is not a cell. @param gate that it failed */
	record Rejected(Candidate candidate, Gate gate) {}

	/** @param cells best first. @param rejected best first */
	record Verdict(List<Candidate> cells, List<Rejected> rejected) {

		List<Component> components() {
			return cells.stream().map(Candidate::component).toList();
		}
	}

	Judgement(final SignalMovie movie, final Scale scale, final double minSnr) {
		this.movie = movie;
		this.scale = scale;
		this.minSnr = minSnr;
	}

	Verdict of(final List<Component> components, final Workers workers) {
		final List<Candidate> all = measured(components, workers);
		final List<Candidate> passed = new ArrayList<>();
		final List<Rejected> rejected = new ArrayList<>();
		for (final Candidate c : all) {
			final Optional<Gate> gate = c.failed(minSnr);
			if (gate.isPresent()) rejected.add(new Rejected(c, gate.get()));
			else passed.add(c);
		}
		passed.sort(Comparator.comparingDouble(Candidate::score).reversed());
		final List<Candidate> cells = new ArrayList<>();
		for (final Candidate c : passed) {
			if (cells.stream().anyMatch(o -> c.outline().isSame(o.outline())))
				rejected.add(new Rejected(c, Gate.OVERLAP));
			else cells.add(c);
		}
		rejected.sort(Comparator.comparingDouble((Rejected x) -> x.candidate()
			.score()).reversed());
		return new Verdict(cells, rejected);
	}

	/** @return the candidates with an outline, in order */
	List<Candidate> measured(final List<Component> components,
		final Workers workers)
	{
		final Surroundings around = new Surroundings(movie, scale, components);
		final Candidate[] out = new Candidate[components.size()];
		workers.forEach(out.length, "Judging the cells", Medians::new, (medians,
			k) -> {
			final Component c = components.get(k);
			final Outline outline = Outline.of(c, movie.sd(), movie.width());
			if (outline.area() == 0) return;
			final double noise = Math.max(movie.slow().factor() * PixelNoise
				.ofDifferences(c.trace(), medians), c.expectedNoise());
			out[k] = new Candidate(c, outline, snr(c.trace(), noise * movie.slow()
				.ofPair(), medians), around.r(k, noise), around.contrast(k, noise), outline
					.area() / scale.area(), outline.elongation(), outline.compactness());
		});
		return Arrays.stream(out).filter(c -> c != null).toList();
	}

	/** @return the peak above the median, of averages over two bins. @param noise that of the averages */
	private static double snr(final float[] trace, final double noise,
		final Medians medians)
	{
		final double[] pairs = new double[trace.length - PEAK_BINS + 1];
		for (int t = 0; t < pairs.length; t++)
			for (int d = 0; d < PEAK_BINS; d++)
				pairs[t] += trace[t + d] / Math.sqrt(PEAK_BINS);
		Arrays.sort(pairs);
		double peak = 0;
		final int n = Math.min(PEAKS, pairs.length);
		for (int i = 1; i <= n; i++)
			peak += pairs[pairs.length - i] / n;
		return (peak - medians.of(trace, 0, trace.length) * Math.sqrt(PEAK_BINS)) /
			noise;
	}
}
