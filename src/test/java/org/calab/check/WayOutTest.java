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
package org.calab.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayOutTest {

	private static final Map<String, String> DIALOG = Map.of("method", "Method",
		"regions_from", "ROIs from", "cells_only", "Cells only", "rois", "ROI set", "fs",
		"Sampling rate");

	private static Optional<String> inDialog(final WayOut.Named n) {
		return Optional.ofNullable(DIALOG.get(n.key())).map(label -> "<" + label + ">" + n
			.value().map(v -> " is " + v).or(() -> n.on().map(on -> on ? " to on"
				: " to off")).orElse(""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"set cells_only to false to take all. | set <Cells only> to off to take all.",
		"choose others, or set rois. | choose others, or set <ROI set>.",
		"model is given, but applies only with method=cascade | model is given, but applies only with <Method> is cascade",
		"with method=deconvolve or posterior. | with <Method> is deconvolve or posterior.",
		"no ROIs (regions_from=[roi manager]): set rois to a file | no ROIs (<ROIs from> is roi manager): set <ROI set> to a file",
		"(regions_from=auto), fs=30.5: | (<ROIs from> is auto), <Sampling rate> is 30.5:",
		"colour=red is no input | colour=red is no input",
		"/data/fs=30/x fs=1/a.tif is missing | /data/fs=30/x fs=1/a.tif is missing",
		"a line such as run(\"Mark Cells...\", \"rois=3 fs=30\") | a line such as run(\"Mark Cells...\", \"rois=3 fs=30\")",
		"\"a fs=30.tif\" has method=x | \"a fs=30.tif\" has <Method> is x" })
	void inputsHaveTheirNames(final String message, final String expected) {
		assertEquals(expected, WayOut.named(message, WayOutTest::inDialog));
	}
}
