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
package org.calab.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.FileGroup;
import org.calab.trace.CellStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy opens the files of ROIs as Suite2p does, and finds what was written. */
class Suite2pRoiFilesInPythonTest {

	/** As Suite2p reads its own files, and uses them: pixels that overlap are left out of the traces. */
	private static final String SCRIPT = """
		import json, sys
		import numpy as np
		f = sys.argv[1]
		stat = np.load(f + "/stat.npy", allow_pickle=True)
		iscell = np.load(f + "/iscell.npy")
		ops = np.load(f + "/ops.npy", allow_pickle=True).item()
		image = np.zeros((int(ops["Ly"]), int(ops["Lx"])))
		for s in stat:
		    free = ~s["overlap"]
		    image[s["ypix"][free], s["xpix"][free]] += s["lam"][free]
		print(json.dumps({
		    "type": type(stat[0]).__name__, "dtype": str(stat.dtype), "n": len(stat),
		    "pix": [[int(v) for v in s["xpix"]] + [int(v) for v in s["ypix"]] for s in stat],
		    "kinds": sorted(set(s[k].dtype.kind for s in stat for k in ("xpix", "ypix"))),
		    "lam": [float(s["lam"].sum()) for s in stat],
		    "overlap": [int(s["overlap"].sum()) for s in stat],
		    "cells": [bool(c) for c in iscell[:, 0]], "columns": iscell.shape[1],
		    "image": float(image.sum()), "size": list(image.shape)}))
		""";

	private static Optional<String> python() throws Exception {
		for (final String python : List.of("python3", "/usr/bin/python3", "python"))
			try {
				if (run(List.of(python, "-c", "import numpy")).isPresent()) return Optional.of(
					python);
			}
			catch (final IOException e) {
				// there is no such program
			}
		return Optional.empty();
	}

	/** @return what the program printed; empty if it failed */
	private static Optional<String> run(final List<String> command) throws Exception {
		final Process p = new ProcessBuilder(command).redirectError(
			ProcessBuilder.Redirect.DISCARD).start();
		final String out = new String(p.getInputStream().readAllBytes(),
			StandardCharsets.UTF_8);
		assertTrue(p.waitFor(60, TimeUnit.SECONDS));
		return p.exitValue() == 0 ? Optional.of(out) : Optional.empty();
	}

	@Test
	void numpyReadsThem(@TempDir final Path folder) throws Exception {
		final Optional<String> python = python();
		assumeTrue(python.isPresent(), "needs Python with NumPy");
		final Footprints footprints = Footprints.around(List.of(Region.weighted("a", new int[] {
			3, 4, 5 }, new int[] { 7, 7, 8 }, new double[] { 1, 0.5, 2 }), Region.of("b",
				new int[] { 5, 6 }, new int[] { 8, 9 }), Region.of("c", new int[] { 0 }, new int[] {
					11 }))).withStates(CellStates.rejecting(List.of("b")));
		FileGroup.write(Suite2pRoiFiles.contents(footprints, folder), false);
		final JsonNode read = new ObjectMapper().readTree(run(List.of(python.get(), "-c", SCRIPT,
			folder.toString())).orElseThrow());
		assertEquals("dict", read.path("type").asText());
		assertEquals("object", read.path("dtype").asText());
		assertEquals("[[3,4,5,7,7,8],[5,6,8,9],[0,11]]", read.path("pix").toString());
		assertEquals("i", read.path("kinds").get(0).asText());
		assertEquals(1, read.path("kinds").size());
		assertEquals("[1,1,0]", read.path("overlap").toString());
		assertEquals("[true,false,true]", read.path("cells").toString());
		assertEquals(2, read.path("columns").asInt());
		assertEquals("[" + footprints.height() + "," + footprints.width() + "]", read.path("size")
			.toString());
		final double[] lam = { read.path("lam").get(0).asDouble(), read.path("lam").get(1)
			.asDouble(), read.path("lam").get(2).asDouble() };
		// without the pixel that two share
		assertEquals(lam[0] * 1.5 / 3.5 + lam[1] / 2 + lam[2], read.path("image").asDouble(), 1e-5);
	}
}
