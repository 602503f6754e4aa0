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
package org.calab.fiji.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.simulation.SimulationConfig;

/** Helpers for inputs that several commands share. */
final class Inputs {

	static final String OVERWRITE_HELP =
		"Replace existing files; otherwise the command stops and names the existing file";

	static final String FIGURE_HELP =
		"Also save a figure of the first cells and a raster of all cells (..._raster), for example /data/activity.png";

	private Inputs() {}

	/** An empty file field arrives as null or as a blank path. */
	static Optional<Path> path(final File file) {
		return file == null || file.getPath().isBlank() ? Optional.empty() : Optional
			.of(file.toPath());
	}

	/**
	 * @param name name of the input
	 * @param mustBe what it must be, for example "a folder"
	 * @throws InvalidInputException if the file field is empty
	 */
	static Path required(final String name, final File file,
		final String mustBe)
	{
		return path(file).orElseThrow(() -> InvalidInputException.of(name,
			"is missing; it must be " + mustBe + "."));
	}

	/** @param fs in Hz; 0 means not given */
	static boolean isGiven(final double fs) {
		return Require.nonNegative("fs", fs, "Hz") > 0;
	}

	/** Refuses an input that would have no effect, so that it is not ignored silently. */
	static void requireUnused(final String name, final boolean unused,
		final String needs)
	{
		if (!unused) throw InvalidInputException.of(name,
			"is given, but applies only with " + needs);
	}

	/** The seed is a double, as an int cannot hold 2³²-1. */
	static long seed(final double seed) {
		if (seed != Math.rint(seed)) throw InvalidInputException.mustBe("seed",
			"a whole number from 0 to " + SimulationConfig.LARGEST_SEED, seed);
		return (long) seed;
	}
}
