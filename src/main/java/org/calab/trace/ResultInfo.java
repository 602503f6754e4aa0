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
package org.calab.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.calab.Version;

/**
 * Builds the JSON info of a result: the version, the source and the sampling rate of its traces first,
 * its warnings last, and the values of its kind in between.
 */
public final class ResultInfo {

	private final InferredActivity result;
	private final Map<String, Object> values = new LinkedHashMap<>();

	private ResultInfo(final InferredActivity result) {
		this.result = result;
		values.put("made_by", Version.generator());
		values.put("source", result.activity().origin());
		values.put("sampling_rate_hz", result.activity().rate().hz());
	}

	/** @return an info that contains the source and the sampling rate */
	public static ResultInfo of(final InferredActivity result) {
		return new ResultInfo(result);
	}

	/** @param value text, a number, a boolean, or a list, array or map of these */
	public ResultInfo put(final String name, final Object value) {
		values.put(name, value);
		return this;
	}

	/** Adds all values, as {@link #put}. */
	public ResultInfo putAll(final Map<String, ?> more) {
		values.putAll(more);
		return this;
	}

	/** @param value returns the value of a cell */
	public <C> ResultInfo putEach(final String name, final List<C> cells,
		final Function<C, ?> value)
	{
		return put(name, cells.stream().map(value).toList());
	}

	/** @param fit terms of the fit, in words */
	public ResultInfo putUnits(final String fit) {
		return put("activity_unit", result.activityUnit()).put("fit_is", fit);
	}

	/** Adds the names of the cells, and of the cells that are rejected, whether they were left out or not. */
	public ResultInfo putCellNames() {
		return put("cell_names", result.activity().names()).put("rejected_cells",
			result.activity().states().rejected());
	}

	/**
	 * @param ofRecording warnings about the whole result
	 * @return all values, in the order in which they were added. Unmodifiable.
	 */
	public Map<String, Object> withWarnings(final List<String> ofRecording) {
		put("warnings", ofRecording);
		put("cell_warnings", IntStream.range(0, result.activity().numCells())
			.mapToObj(result::cellWarnings).toList());
		return Collections.unmodifiableMap(values);
	}
}
