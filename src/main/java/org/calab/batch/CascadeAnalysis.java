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
package org.calab.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.calab.cascade.CascadeCell;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeOptions;
import org.calab.cascade.CascadeResult;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.io.cascade.CascadeFolder;
import org.calab.options.JsonFields;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.TraceSet;

/**
 * Spike rates by the networks of CASCADE. Cells are independent.
 *
 * @param model the model of the settings' folder, which other machines need not have
 */
public record CascadeAnalysis(CascadeOptions settings, CascadeModel model)
	implements CellwiseAnalysis<CascadeCell>
{

	static final String METHOD = "cascade";

	public CascadeAnalysis {
		Require.present("settings", settings);
		Require.present("model", model);
	}

	@Override
	public String method() {
		return METHOD;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.NO_FIT;
	}

	static CascadeAnalysis of(final JsonFields f) {
		final CascadeOptions settings = f.options(CascadeOptions.class);
		try {
			return new CascadeAnalysis(settings, CascadeFolder.read(Path.of(settings
				.requiredModel())));
		}
		catch (final IOException e) {
			throw new InvalidInputException("analysis.model cannot be read: " + e
				.getMessage());
		}
	}

	@Override
	public List<CascadeCell> infer(final TraceSet cells,
		final NothingLearned learned, final int threads, final Progress progress)
	{
		return CascadeInference.infer(cells, model, threads, progress);
	}

	@Override
	public InferredActivity merge(final TraceSet traces,
		final NothingLearned learned, final List<CascadeCell> cells)
	{
		return CascadeResult.of(model, traces, cells);
	}
}
