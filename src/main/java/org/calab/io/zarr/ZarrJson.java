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
package org.calab.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.io.Json;

/** Reads the metadata files of a Zarr store. */
final class ZarrJson {

	private static final long LARGEST = 4L << 20;

	private ZarrJson() {}

	static JsonNode read(final Path file) throws IOException {
		if (Files.isRegularFile(file) && Files.size(file) > LARGEST)
			throw new DataFormatException(file.toString(), "the metadata has " + Files.size(file) +
				" bytes; at most " + LARGEST + " are supported.");
		return Json.read(file);
	}

	/** @return the list of whole numbers of at least 0 in {@code node} */
	static long[] lengths(final JsonNode node, final String name,
		final Path file) throws IOException
	{
		if (!node.isArray() || node.size() > 32) throw DataFormatException.mustBe(file.toString(),
			name, "a list of lengths", brief(node));
		final long[] out = new long[node.size()];
		for (int i = 0; i < out.length; i++) {
			if (!node.get(i).isIntegralNumber() || !node.get(i)
				.canConvertToLong() || node.get(i).asLong() < 0)
				throw DataFormatException.mustBe(file.toString(), name, "a list of whole numbers of at " +
					"least 0", brief(node));
			out[i] = node.get(i).asLong();
		}
		return out;
	}

	/** @return the list of text in {@code node}; empty if it is not a list */
	static List<String> texts(final JsonNode node) {
		final List<String> out = new ArrayList<>();
		if (node.isArray()) node.forEach(n -> out.add(n.asText("")));
		return out;
	}

	static String brief(final JsonNode node) {
		final String text = node.isMissingNode() ? "missing" : node.toString();
		return text.length() > 80 ? text.substring(0, 80) + "..." : text;
	}
}
