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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code OUT.npy} knows its rate and cells from {@code OUT_info.json} beside it. */
class SavedActivityTest {

	@TempDir
	Path folder;

	private Path file, info;

	@BeforeEach
	void write() throws IOException {
		file = folder.resolve("a.npy");
		info = folder.resolve("a_info.json");
		FileGroup.write(file, false, Npy.of(new double[][] { { 1, 2, 3 }, { 4, 5, 6 } }));
	}

	private Loaded load(final boolean cellsOnly) throws IOException {
		return TraceFiles.load(file, TraceFiles.AUTO, LoadOptions.defaults().withCellsOnly(
			cellsOnly));
	}

	@Test
	void rateNamesAndStates() throws IOException {
		FileGroup.write(info, false, Json.of(Map.of("sampling_rate_hz", 12.5, "cell_names", List
			.of("x", "y"), "rejected_cells", List.of("gone", "x"))));
		final Loaded all = load(false), accepted = load(true);
		assertEquals(12.5, all.traces().rate().hz());
		assertEquals(List.of("x", "y"), all.traces().names());
		assertTrue(all.traces().states().isRejected("x"));
		assertEquals(List.of("y"), accepted.traces().names());
		assertEquals(5, accepted.traces().value(0, 1));
		assertTrue(accepted.notes().get(0).startsWith("1 of 2 ROIs was rejected by the user"));
	}

	@Test
	void theInfoOfAnotherArrayIsLeftAlone() throws IOException {
		FileGroup.write(info, false, Json.of(Map.of("sampling_rate_hz", 12.5, "cell_names", List
			.of("x", "y", "z"))));
		assertFalse(load(true).traces().rate().isKnown());
		assertEquals(List.of("Cell 1", "Cell 2"), load(true).traces().names());
		Files.writeString(info, "{ not json");
		assertFalse(load(true).traces().rate().isKnown());
		assertTrue(load(true).notes().get(0).startsWith("The names and the rate were not read: "));
	}
}
