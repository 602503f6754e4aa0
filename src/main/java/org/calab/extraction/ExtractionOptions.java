package org.calab.extraction;

import java.util.Optional;

import org.calab.check.Require;

/**
 * What is made of a movie's regions.
 *
 * @param neuropil the ring that is subtracted, if one is
 * @param deltaF how ΔF/F is computed, if it is
 */
public record ExtractionOptions(Optional<NeuropilOptions> neuropil,
	Optional<DeltaFOptions> deltaF)
{

	public ExtractionOptions {
		Require.present("neuropil", neuropil);
		Require.present("deltaF", deltaF);
	}

	/** @return the plain mean: no neuropil subtracted, no ΔF/F */
	public static ExtractionOptions defaults() {
		return new ExtractionOptions(Optional.empty(), Optional.empty());
	}

	public ExtractionOptions withNeuropil(final NeuropilOptions n) {
		return new ExtractionOptions(Optional.of(n), deltaF);
	}

	public ExtractionOptions withDeltaF(final DeltaFOptions d) {
		return new ExtractionOptions(neuropil, Optional.of(d));
	}
}
