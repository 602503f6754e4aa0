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
import java.nio.ByteOrder;
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

/** The metadata of Zarr version 3: {@code zarr.json}. */
final class ZarrVersion3 {

	private static final Pattern TYPE = Pattern.compile(
		"(float|int|uint)(8|16|32|64)|bool");

	private ZarrVersion3() {}

	static ZarrArray open(final Path folder) throws IOException {
		final Path file = folder.resolve("zarr.json");
		final JsonNode json = ZarrJson.read(file);
		if (json.path("zarr_format").asInt() != 3) throw mustBe(file, "zarr_format", "3",
			ZarrJson.brief(json.path("zarr_format")));
		final JsonNode layout = json.path("chunk_grid");
		if (!layout.path("name").asText().equals("regular")) throw mustBe(file, "the chunk grid",
			"regular", ZarrJson.brief(layout.path("name")));
		final long[] shape = ZarrJson.lengths(json.path("shape"), "shape", file);
		final long[] chunk = ZarrJson.lengths(layout.path("configuration").path(
			"chunk_shape"), "chunk_shape", file);
		boolean swapped = false;
		ByteOrder order = null;
		final List<ChunkCodec> codecs = new ArrayList<>();
		for (final JsonNode step : json.path("codecs")) {
			final String name = step.isTextual() ? step.asText() : step.path("name")
				.asText();
			final JsonNode configuration = step.path("configuration");
			if (name.equals("transpose") && order == null) swapped ^= reverses(
				configuration.path("order"), shape.length, file);
			else if (name.equals("bytes") && order == null) order = configuration.path(
				"endian").asText("little").equals("big") ? ByteOrder.BIG_ENDIAN
					: ByteOrder.LITTLE_ENDIAN;
			else if (name.equals("sharding_indexed")) throw refused(file,
				"its chunks are in shards (sharding_indexed), which are not supported; each chunk must " +
					"be a file of its own.");
			else if (order == null) throw refused(file, "only the codec \"transpose\" may come before " +
				"\"bytes\", but \"" + name + "\" does.");
			else codecs.add(codec(name, configuration, file));
		}
		if (order == null) throw refused(file,
			"its codecs lack \"bytes\", which specifies how numbers are stored.");
		Collections.reverse(codecs);
		final NumberType type = type(json.path("data_type"), order, file);
		final JsonNode keys = json.path("chunk_key_encoding");
		final boolean old = keys.path("name").asText().equals("v2");
		final String separator = keys.path("configuration").path("separator").asText(
			old ? "." : "/");
		if (!separator.equals(".") && !separator.equals("/")) throw mustBe(file,
			"the separator of chunk_key_encoding", "\".\" or \"/\"", "\"" + separator + "\"");
		final boolean transpose = swapped && shape.length == 2;
		final ChunkGrid grid = ChunkGrid.of(folder.toString(), folder.getFileName()
			.toString(), transpose ? reversed(shape) : shape, transpose ? reversed(chunk)
				: chunk, type, false, ZarrArray.fill(json.path("fill_value"), type,
					file));
		return new ZarrArray(folder, grid, transpose, codecs, old ? "" : "c" + separator,
			separator, ZarrJson.texts(json.path("dimension_names")), json.path(
				"attributes"));
	}

	private static ChunkCodec codec(final String name,
		final JsonNode configuration, final Path file) throws IOException
	{
		try {
			return ChunkCodec.of(name, configuration);
		}
		catch (final IOException e) {
			throw refused(file, e.getMessage());
		}
	}

	private static NumberType type(final JsonNode node, final ByteOrder order,
		final Path file) throws IOException
	{
		final Matcher m = TYPE.matcher(node.asText());
		if (m.matches()) {
			final char kind = m.group(1) == null ? 'b' : m.group(1).charAt(0);
			final int bytes = m.group(2) == null ? 1 : Integer.parseInt(m.group(2)) /
				8;
			if (NumberType.isKnown(kind, bytes)) return new NumberType(kind, bytes,
				order);
		}
		throw mustBe(file, "data_type", "one of " + NumberType.SUPPORTED, ZarrJson.brief(node));
	}

	/** @return whether a transpose swaps two dimensions */
	private static boolean reverses(final JsonNode order, final int rank,
		final Path file) throws IOException
	{
		final List<String> axes = ZarrJson.texts(order);
		final String text = order.isTextual() ? order.asText() : String.join("",
			axes);
		return switch (text) {
			case "C", "0", "01", "012" -> false;
			case "10" -> true;
			case "F" -> {
				if (rank <= 2) yield true;
				throw mustBe(file, "order of transpose", "[0, 1, 2]", ZarrJson.brief(order));
			}
			default -> {
				throw mustBe(file, "order of transpose", rank > 2 ? "[0, 1, 2]" : "[0, 1] or [1, 0]",
					ZarrJson.brief(order));
			}
		};
	}

	private static long[] reversed(final long[] two) {
		return new long[] { two[1], two[0] };
	}

	private static DataFormatException mustBe(final Path file, final String key,
		final String requirement, final String value)
	{
		return DataFormatException.mustBe(file.toString(), key, requirement, value);
	}
	private static DataFormatException refused(final Path file,
		final String what)
	{
		return new DataFormatException(file.toString(), what);
	}
}
