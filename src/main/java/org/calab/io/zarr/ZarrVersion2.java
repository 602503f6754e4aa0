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
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.chunk.ChunkCodec;
import org.calab.io.chunk.ChunkGrid;

/** The metadata of Zarr version 2: {@code .zarray} and {@code .zattrs}. */
final class ZarrVersion2 {

	private static final Pattern TYPE = Pattern.compile(
		"([<>|])([fiub])([1248])");

	private ZarrVersion2() {}

	static ZarrArray open(final Path folder) throws IOException {
		final Path file = folder.resolve(".zarray");
		final JsonNode json = ZarrJson.read(file);
		if (json.path("zarr_format").asInt() != 2) throw DataFormatException.mustBe(file.toString(),
			"zarr_format", "2", ZarrJson.brief(json.path("zarr_format")));
		final String order = json.path("order").asText("C");
		if (!order.equals("C") && !order.equals("F")) throw DataFormatException
			.mustBe(file.toString(), "order", "C or F", "\"" + order + "\"");
		final String separator = json.path("dimension_separator").asText(".");
		if (!separator.equals(".") && !separator.equals("/"))
			throw DataFormatException.mustBe(file.toString(), "dimension_separator", "\".\" or \"/\"",
				"\"" + separator + "\"");
		final NumberType type = type(json.path("dtype"), file);
		final JsonNode attributes = Files.isRegularFile(folder.resolve(".zattrs"))
			? ZarrJson.read(folder.resolve(".zattrs")) : MissingNode.getInstance();
		final ChunkGrid grid = ChunkGrid.of(folder.toString(), folder.getFileName()
			.toString(), ZarrJson.lengths(json.path("shape"), "shape", file), ZarrJson
				.lengths(json.path("chunks"), "chunks", file), type, order.equals("F"),
			ZarrArray.fill(json.path("fill_value"), type, file));
		return new ZarrArray(folder, grid, false, codecs(json, file), "", separator,
			ZarrJson.texts(attributes.path("_ARRAY_DIMENSIONS")), attributes);
	}

	private static NumberType type(final JsonNode dtype, final Path file)
		throws IOException
	{
		final Matcher m = TYPE.matcher(dtype.asText());
		if (!m.matches() || !NumberType.isKnown(m.group(2).charAt(0), Integer
			.parseInt(m.group(3)))) throw DataFormatException.mustBe(file.toString(), "dtype",
				"one of " + NumberType.SUPPORTED, ZarrJson.brief(dtype));
		return new NumberType(m.group(2).charAt(0), Integer.parseInt(m.group(3)), m
			.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
	}

	/** Writing applies the filters and then the compressor; reading undoes them in reverse order. */
	private static List<ChunkCodec> codecs(final JsonNode json, final Path file)
		throws IOException
	{
		final List<JsonNode> steps = new ArrayList<>();
		json.path("filters").forEach(steps::add);
		if (json.path("compressor").isObject()) steps.add(json.get("compressor"));
		Collections.reverse(steps);
		final List<ChunkCodec> codecs = new ArrayList<>();
		for (final JsonNode step : steps) {
			try {
				codecs.add(ChunkCodec.of(step.path("id").asText(), step));
			}
			catch (final IOException e) {
				throw new DataFormatException(file.toString(), e.getMessage(), e);
			}
		}
		return codecs;
	}
}
