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
package org.calab.fiji;

import org.calab.task.CancelledException;
import org.calab.trace.TraceSet;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * CaLab's public functions under their own names, for scripts
 * ({@code #@ CaLabService calab}).
 * <p>
 * Traces are given as a {@link TraceSet}, as {@code double[]} (one cell) or
 * {@code double[][]} (n_cells × n_timepoints), as {@code float} arrays, or as
 * the nested lists of a script; rates are in Hz and time constants in seconds.
 * An invalid input raises an
 * {@link org.calab.check.InvalidInputException} that names it.
 * </p>
 * <p>
 * Long calls show their progress in Fiji and can be cancelled there; a cancelled call
 * throws a {@link CancelledException}.
 * </p>
 * <p>
 * The functions are in one interface for each topic. No signature there may name a class of
 * ImageJ: Fiji inspects its services before it patches ImageJ's classes, and a class loaded
 * before that stays unpatched.
 * </p>
 */
@Plugin(type = Service.class)
public final class CaLabService extends AbstractService implements
	SciJavaService, FileFunctions, MovieFunctions, ActivityFunctions,
	DeconvolutionFunctions, KernelFunctions, PageFunctions, CellFunctions,
	ResultFunctions, SimulationFunctions
{}
