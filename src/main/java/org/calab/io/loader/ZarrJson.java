package org.calab.io.loader;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.io.Json;

/** The metadata files of a Zarr store. */
final class ZarrJson {

	private static final long LARGEST = 4L << 20;

	private ZarrJson() {}

	static JsonNode read(final Path file) throws IOException {
		if (Files.isRegularFile(file) && Files.size(file) > LARGEST)
			throw new DataFormatException(file.toString(), "metadata of " + Files
				.size(file) + " bytes; allowed are " + LARGEST);
		return Json.read(file);
	}

	/** @return an array of whole numbers of at least 0 */
	static long[] lengths(final JsonNode node, final String name,
		final Path file) throws IOException
	{
		if (!node.isArray() || node.size() > 32) throw new DataFormatException(file
			.toString(), name + " is " + brief(node) + "; allowed is a list of " +
				"lengths");
		final long[] out = new long[node.size()];
		for (int i = 0; i < out.length; i++) {
			if (!node.get(i).isIntegralNumber() || !node.get(i)
				.canConvertToLong() || node.get(i).asLong() < 0)
				throw new DataFormatException(file.toString(), name + " is " + brief(
					node) + "; allowed are whole numbers of at least 0");
			out[i] = node.get(i).asLong();
		}
		return out;
	}

	/** @return a list of texts, empty where there is none */
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
