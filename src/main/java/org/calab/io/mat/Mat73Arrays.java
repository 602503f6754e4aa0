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
package org.calab.io.mat;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/** Arrays of a MATLAB 7.3 file, which is HDF5 with the dimensions in reverse order. */
public final class Mat73Arrays implements MatArrays {

	/** MATLAB stores text, logicals and references as numbers; an attribute gives the true class. */
	private static final Set<String> NO_NUMBERS = Set.of("char", "logical", "cell",
		"struct", "function_handle");

	private final Path path;
	private final Hdf5File file;
	private final List<MatNames.Candidate> candidates = new ArrayList<>();

	public Mat73Arrays(final Path path, final Hdf5File file) throws IOException {
		this.path = path;
		this.file = file;
		for (final Node node : file.root()) {
			// a link, or internal data of MATLAB
			if (node.isLink() || node.getName().startsWith("#")) continue;
			if (node instanceof Dataset d) add(node.getName(), d);
			else if (node instanceof Group g && node.getAttribute(
				"MATLAB_sparse") == null)
			{
				for (final Node field : g)
					if (!field.isLink() && field instanceof Dataset d) add(node.getName() +
						"." + field.getName(), d);
			}
		}
	}

	private void add(final String name, final Dataset dataset) {
		if (!(dataset.getDataType() instanceof FloatingPoint) && !(dataset
			.getDataType() instanceof FixedPoint)) return;
		if (NO_NUMBERS.contains(Hdf5File.text(dataset, "MATLAB_class")) || dataset
			.getAttribute("MATLAB_empty") != null) return;
		final long[] stored = dataset.getDimensionsAsLong();
		final long[] dimensions = new long[stored.length];
		for (int i = 0; i < stored.length; i++)
			dimensions[i] = stored[stored.length - 1 - i];
		candidates.add(new MatNames.Candidate(name, dimensions));
	}

	@Override
	public List<MatNames.Candidate> candidates() {
		return candidates;
	}

	@Override
	public double[][] rows(final MatNames.Candidate array) throws IOException {
		return file.read(dataset(array.name()), true);
	}

	@Override
	public OptionalDouble number(final String scalar) throws IOException {
		return file.number(dataset(scalar));
	}

	private Dataset dataset(final String name) throws IOException {
		return file.dataset(name.replace('.', '/')).orElseThrow(
			() -> new DataFormatException(path.toString(), "the file has no dataset " + name + "."));
	}
}
