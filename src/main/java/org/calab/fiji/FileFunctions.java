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

import java.io.IOException;

import org.calab.check.Require;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.image.RegionFiles;
import org.calab.image.RegionOutput;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that read files of traces and of cells' shapes. */
public interface FileFunctions extends Contextual {

	/** Opens a file or folder of traces of any supported format, detected by content. */
	default TraceSet load(final String path) throws IOException {
		return TraceFiles.load(ServiceCall.path("path", path));
	}

	/**
	 * Loads a file with the reader of one format, with notes and metadata.
	 *
	 * @param format one of {@link TraceFiles#formats}
	 */
	default Loaded load(final String path, final String format,
		final LoadOptions options) throws IOException
	{
		return TraceFiles.load(ServiceCall.path("path", path), format, options);
	}

	/**
	 * Reads the cells' shapes from a file or folder of Suite2p, CaImAn, Minian, NWB or Cellpose, a
	 * ROI set or a label image: the pixels of each cell, with their weights if there are any.
	 */
	default Footprints loadFootprints(final String path) throws IOException {
		return RegionFiles.footprints(ServiceCall.path("path", path), LoadOptions.defaults());
	}

	/**
	 * Saves the cells' shapes with the default outlines; existing files are not replaced.
	 *
	 * @param output RoiSet.zip, a label image such as labels.tif, or a folder for Suite2p
	 */
	default void saveRois(final Footprints footprints, final String output)
		throws IOException
	{
		RegionOutput.save(Require.present("footprints", footprints), ServiceCall.path("output",
			output), OutlineOptions.defaults(), false);
	}

	/** As {@code calab.load_caiman} with its defaults: estimates/C, params/data/fr. */
	default Loaded loadCaiman(final String path) throws IOException {
		return load(path, "caiman", LoadOptions.defaults());
	}

	/**
	 * As {@code calab.load_caiman}.
	 *
	 * @param traceKey dataset of the traces; null: estimates/C
	 * @param fsKey dataset of the rate; null: params/data/fr
	 * @param fs in Hz, instead of the file's; null: the file's
	 */
	default Loaded loadCaiman(final String path, final String traceKey,
		final String fsKey, final Double fs) throws IOException
	{
		final LoadOptions options = options(traceKey, fs);
		return load(path, "caiman", fsKey == null ? options : options.withFsKey(
			fsKey));
	}

	/** As {@code calab.load_minian}: array C; the rate stays unknown, since Minian does not store it. */
	default Loaded loadMinian(final String path) throws IOException {
		return load(path, "minian", LoadOptions.defaults());
	}

	/** As {@code calab.load_minian}. @param fs in Hz; null leaves it unknown */
	default Loaded loadMinian(final String path, final String traceKey,
		final Double fs) throws IOException
	{
		return load(path, "minian", options(traceKey, fs));
	}

	private static LoadOptions options(final String key, final Double fs) {
		LoadOptions options = LoadOptions.defaults();
		if (key != null) options = options.withTraceKey(key);
		return fs == null ? options : options.withFs(fs);
	}

	/** @param traces as for the other methods */
	default TraceSet traceSet(final Object traces, final double fs) {
		return ServiceCall.traces(this, traces, SamplingRate.ofHz(fs));
	}
}
