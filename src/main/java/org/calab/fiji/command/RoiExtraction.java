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
package org.calab.fiji.command;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.TraceExtraction;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.task.Progress;

/**
 * Traces of an image's regions.
 *
 * @param image the movie; the options say which dimension is time, or the user is asked
 * @param movie channel, slice, time dimension and sampling rate
 * @param rois a ROI file; has priority over the others
 * @param labels title or file of a label image, or empty
 * @param from where to take ROIs from otherwise
 * @param options neuropil and ΔF/F
 */
record RoiExtraction(ImagePlus image, MovieOptions movie, Optional<Path> rois,
	String labels, String from, ExtractionOptions options)
{

	/** @return traces of the first channel and slice, without neuropil or ΔF/F. @param fs in Hz; 0: that of the image */
	static RoiExtraction of(final ImagePlus image, final Optional<Path> rois,
		final double fs)
	{
		return new RoiExtraction(image, MovieOptions.defaults().withFs(fs), rois, "",
			RegionChoice.AUTO, ExtractionOptions.defaults());
	}

	/**
	 * Traces, and where their regions are from.
	 *
	 * @param traces after each step
	 * @param regionsFrom in words, for the metadata
	 * @param zAsTime whether the slices of the image are its frames
	 */
	record Result(ExtractedTraces traces, String regionsFrom, boolean zAsTime) {}

	/**
	 * @param job title of the question
	 * @throws InvalidInputException if there is no image or no region, or the rate is
	 *           unknown
	 */
	Result run(final String job, final Progress progress)
		throws IOException
	{
		if (image == null) throw new InvalidInputException(
			"There is no image: open a movie first, or give its file");
		final boolean zAsTime = movie.zAsTime() || SlicesAsTime.confirmed(image, movie, job);
		final Movie m = ImagePlusMovie.of(image, movie.withZAsTime(zAsTime));
		m.rate().hz(); // refuses an unknown rate before the work, not after it
		final RegionChoice.Chosen chosen = RegionChoice.regions(rois, labels, from,
			image);
		final ExtractedTraces extracted = TraceExtraction.extract(m, chosen
			.regions(), options, progress);
		extracted.notices().forEach(Notes::say);
		return new Result(extracted, chosen.source(), zAsTime);
	}
}
