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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * How to find cells in a movie. Immutable.
 *
 * @param diameter of a cell in pixels; there is no default, as every scale of the search follows
 *          from it
 * @param minSnr smallest SNR of a cell: the peak of its trace over the noise of the trace
 * @param points where cells are, instead of a search; see {@link Points}
 * @param candidates whether rejected candidates are part of what is shown and saved
 */
@RecordBuilder
public record FindCellsOptions(
	@Option(label = "Cell diameter", unit = "pixels", absent = "0", min = 3, max = 1000, help = FindCellsOptions.DIAMETER_HELP) OptionalDouble diameter,
	@Option(label = "Smallest SNR", value = "5", min = 0, help = FindCellsOptions.MIN_SNR_HELP) double minSnr,
	@Option(label = "Cells at points", help = FindCellsOptions.POINTS_HELP) Optional<String> points,
	@Option(label = "Rejected candidates", help = FindCellsOptions.CANDIDATES_HELP) boolean candidates)
	implements FindCellsOptionsBuilder.With
{

	public static final String DIAMETER_HELP =
		"Diameter of a typical cell in pixels, for example 12. Within 20 % is good enough. " +
			"In the dialog, a line or oval that you drew gives it";
	public static final String MIN_SNR_HELP =
		"Smallest SNR of a cell: the peak of its trace over the noise, for example 5. Smaller " +
			"values find dimmer cells and more false ones";
	public static final String POINTS_HELP =
		"Instead of a search, cells at these points, x,y in pixels, for example 40,52; 61,18. " +
			"Empty: search. In the dialog, a point selection gives them";
	public static final String CANDIDATES_HELP =
		"Also show and save the candidates that were not accepted, as rejected cells with what they " +
			"failed";

	public FindCellsOptions {
		OptionList.check(FindCellsOptions.class, diameter, minSnr, points, candidates);
		points.ifPresent(Points::of);
	}

	/** @return the defaults, in which the diameter is missing */
	public static FindCellsOptions defaults() {
		return OptionList.of(FindCellsOptions.class).defaults();
	}

	/** @param pixels diameter of a cell */
	public static FindCellsOptions ofDiameter(final double pixels) {
		return defaults().withDiameter(OptionalDouble.of(pixels));
	}

	/**
	 * @return the diameter in pixels
	 * @throws InvalidInputException if it is missing
	 */
	public double requireDiameter() {
		return diameter.orElseThrow(() -> InvalidInputException.of("diameter",
			"is missing; it must be the diameter of a typical cell in pixels, for example 12. " +
				"Measure it with a line across a cell."));
	}
}
