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
package org.calab.cascade;

import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of CASCADE. Immutable.
 *
 * @param model folder of the model
 */
public record CascadeOptions(
	@Option(label = "CASCADE model", help = CascadeOptions.MODEL_HELP) Optional<String> model)
{

	public static final String MODEL_HELP =
		"With method cascade: the folder of a CASCADE model with its config.yaml and .pth files, for example /models/Global_EXC_30Hz_smoothing25ms";

	public CascadeOptions {
		OptionList.check(CascadeOptions.class, model);
	}

	/** @return the options with this folder */
	public static CascadeOptions of(final String model) {
		return new CascadeOptions(Optional.of(model));
	}

	/** @throws InvalidInputException if no folder is given */
	public String requiredModel() {
		return model.orElseThrow(() -> InvalidInputException.of("model",
			"is missing; it must be the folder of a CASCADE model, for example /models/Global_EXC_30Hz_smoothing25ms."));
	}
}
