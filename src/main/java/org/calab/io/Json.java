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
package org.calab.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.io.npy.Npy;

/**
 * JSON exactly as Python's {@code json.dumps(indent=2)} writes it: files written by
 * either are identical.
 */
public final class Json {

	/** Sidecars and exports are small; a larger file is neither. */
	private static final long LARGEST = 64L << 20;

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(
		JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).enable(
			DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	private Json() {}

	/** @return a writer of {@code value}, which is a map, a record or a tree */
	public static FileGroup.Content of(final Object value) {
		return out -> out.write(text(value).getBytes(StandardCharsets.UTF_8));
	}

	/** @return {@code value} as JSON text */
	public static String text(final Object value) {
		final DefaultIndenter indent = new DefaultIndenter("  ", "\n");
		final DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators
			.createDefaultInstance().withObjectFieldValueSpacing(
				Separators.Spacing.AFTER));
		printer.indentArraysWith(indent);
		printer.indentObjectsWith(indent);
		final ObjectWriter writer = MAPPER.writer(printer).with(
			JsonWriteFeature.ESCAPE_NON_ASCII).without(
				JsonWriteFeature.WRITE_HEX_UPPER_CASE);
		try {
			return writer.writeValueAsString(value);
		}
		catch (final JsonProcessingException e) {
			throw new IllegalArgumentException("This value cannot be written as JSON: " + e
				.getOriginalMessage(), e);
		}
	}

	/**
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is not a JSON object
	 */
	public static JsonNode read(final Path file) throws IOException {
		Npy.requireFile(file);
		if (Files.size(file) > LARGEST) throw new DataFormatException(file
			.toString(), "the file has " + Files.size(file) + " bytes; a JSON file of parameters has " +
				"at most " + LARGEST + ".");
		return parse(Files.readAllBytes(file), file.toString());
	}

	/**
	 * @param name for messages
	 * @throws DataFormatException if it is not a JSON object
	 */
	public static JsonNode parse(final byte[] text, final String name)
		throws IOException
	{
		try {
			final JsonNode node = MAPPER.readTree(text);
			if (node == null || !node.isObject()) throw new DataFormatException(name,
				"the file is not a JSON object.");
			return node;
		}
		catch (final JsonProcessingException e) {
			throw new DataFormatException(name, "the file is not valid JSON: " + e
				.getOriginalMessage(), e);
		}
	}

	/** @return maps, lists, text, numbers, booleans and nulls as a tree */
	public static JsonNode tree(final Object plain) {
		return MAPPER.valueToTree(plain);
	}

	/** @return the node as maps, lists, text, numbers, booleans and nulls */
	public static Object plain(final JsonNode node) {
		return MAPPER.convertValue(node, Object.class);
	}
}
