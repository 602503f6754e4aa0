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
package org.calab.fiji.lanes;

import java.awt.Color;
import java.util.List;
import java.util.Optional;

/**
 * One cell as it is drawn: plots below each other on one time axis. Immutable.
 *
 * @param name of the cell
 * @param figures numbers about it, written at the right; may be empty
 * @param mark colour of the bar at its left edge; empty for none
 * @param parts from the top
 */
public record Lane(String name, String figures, Optional<Color> mark,
	List<Part> parts)
{

	/** How the limits of a part follow from its curves. */
	public enum Scale {

			/** From the smallest to the largest sample. */
			OWN,

			/** From 0 to the largest sample. */
			FROM_ZERO,

			/** From minus to plus the largest size. */
			SYMMETRIC
	}

	/**
	 * Curves on a common scale.
	 *
	 * @param part share of the height
	 * @param curves the last one on top
	 * @param fill the range around a curve; empty for none
	 * @param marks ticks at the bottom where it is above 0; empty for none
	 */
	public record Part(double part, Scale scale, List<Curve> curves,
		Optional<Fill> fill, Optional<Curve> marks)
	{

		public Part {
			curves = List.copyOf(curves);
		}

		/** Creates a part without marks. */
		public Part(final double part, final Scale scale, final List<Curve> curves,
			final Optional<Fill> fill)
		{
			this(part, scale, curves, fill, Optional.empty());
		}
	}

	/** @param dashed whether it is drawn as a dashed line */
	public record Curve(Series y, Color colour, boolean dashed) {}

	/** The area between two lines, drawn below the curves. */
	public record Fill(Band area, Color colour) {}

	public Lane {
		parts = List.copyOf(parts);
	}
}
