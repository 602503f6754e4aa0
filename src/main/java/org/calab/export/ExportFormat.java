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
package org.calab.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;

/** Kinds of exported files. */
public enum ExportFormat {

		/** {@code OUT.mat}: variables for MATLAB. */
		MAT(".mat"),
		/** {@code OUT.xlsx}: sheets for Excel. */
		XLSX(".xlsx"),
		/** {@code OUT_suite2p}: a folder as Suite2p writes it. */
		SUITE2P("_suite2p"),
		/** {@code OUT_events.csv}: one row per event. */
		EVENTS("_events.csv"),
		/** {@code OUT_long.csv}: one row per cell and frame. */
		LONG("_long.csv"),
		/** {@code OUT.nwb.zarr}: Neurodata Without Borders, in a Zarr folder. */
		NWB(".nwb.zarr");

	private final String suffix;

	ExportFormat(final String suffix) {
		this.suffix = suffix;
	}

	/** @return what follows the path without extension in the name of the file or folder */
	String suffix() {
		return suffix;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param file the name of a file for Excel or MATLAB
	 * @throws InvalidInputException if it is the name of another file
	 */
	public static ExportFormat ofFile(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return Stream.of(XLSX, MAT).filter(f -> name.endsWith(f.suffix)).findFirst()
			.orElseThrow(() -> InvalidInputException.mustBe("file",
				"a name that ends in .xlsx or .mat", file.getFileName()));
	}

	/**
	 * @param list names, separated by commas or spaces
	 * @return the formats, in order, each once
	 * @throws InvalidInputException if there is none, or one that does not exist
	 */
	public static List<ExportFormat> of(final String list) {
		final Set<ExportFormat> formats = new LinkedHashSet<>();
		for (final String name : list.trim().split("[,\\s]+"))
			formats.add(Arrays.stream(values()).filter(f -> f.toString().equals(name
				.toLowerCase(Locale.ROOT))).findFirst().orElseThrow(
					() -> InvalidInputException.mustBe("format", "a list of " + Arrays
						.stream(values()).map(ExportFormat::toString).collect(Collectors
							.joining(", ")), name)));
		return new ArrayList<>(formats);
	}
}
