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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.calab.check.InvalidInputException;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.image.ImageLink;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.trace.SamplingRate;

/** The image of a workspace: the movie or, without one, the shapes of the cells. */
final class WorkspaceMovie {

	private final ShownTraces traces;
	private final Function<ImagePlus, ImageLink> linking;
	private Optional<ImageLink> link = Optional.empty();
	private Optional<Path> file = Optional.empty();

	/** @param linking links an image with the workspace */
	WorkspaceMovie(final ShownTraces traces,
		final Function<ImagePlus, ImageLink> linking)
	{
		this.traces = traces;
		this.linking = linking;
	}

	/** Links another image with the workspace. */
	void link(final ImagePlus image) {
		close();
		link = Optional.of(linking.apply(image));
	}

	void close() {
		link.ifPresent(ImageLink::close);
		link = Optional.empty();
	}

	/** @param from the file of the movie that is or will be shown; empty: the one that its image states */
	void comesFrom(final Optional<Path> from) {
		file = from;
	}

	/** Follows the image. @return whether it was closed since the last time */
	boolean wasClosed() {
		final boolean closed = link.isPresent() && !link.get().follow();
		if (closed) close();
		return closed;
	}

	Optional<ImagePlus> image() {
		return link.map(ImageLink::image);
	}

	/** @return the movie; empty without an image, or for one of the cells' shapes */
	Optional<ImagePlus> movie() {
		return image().filter(i -> traces.entry().isEmpty() || !ShapesImage.shows(i,
			traces.entry().get()));
	}

	/** @return the file of the movie, if it was opened from one */
	Optional<Path> file() {
		return movie().flatMap(i -> file.or(() -> SaveProjectCmd.file(i)));
	}

	/** @return the image and the settings as inputs of Extract ROI Traces... */
	Map<String, Object> inputs(final WorkspaceSettings settings) {
		final ImagePlus image = image().orElseThrow();
		final Map<String, Object> inputs = new LinkedHashMap<>(settings
			.extraction());
		inputs.put("image", image);
		if (isZ(image)) inputs.put("z_as_time", true);
		// a changed rate may not be in its file
		if (!image.changes && settings.fs().equals(rate(image))) inputs.remove("fs");
		return inputs;
	}

	/** @return the rate that the image states */
	static OptionalDouble rate(final ImagePlus image) {
		try {
			final SamplingRate rate = ImagePlusMovie.of(image, MovieOptions.defaults()
				.withZAsTime(isZ(image))).rate();
			return rate.isKnown() ? OptionalDouble.of(rate.hz()) : OptionalDouble
				.empty();
		}
		catch (final InvalidInputException e) {
			return OptionalDouble.empty(); // the extraction says so
		}
	}

	private static boolean isZ(final ImagePlus image) {
		return image.getNFrames() == 1 && image.getNSlices() > 1;
	}
}
