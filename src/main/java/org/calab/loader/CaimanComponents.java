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
package org.calab.loader;

import io.jhdf.api.Dataset;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.io.hdf5.Hdf5File;

/** Which components CaImAn accepted: {@code idx_components}, and the lists of its viewer. */
final class CaimanComponents {

	private CaimanComponents() {}

	/**
	 * @param key path of the traces; the components are beside them
	 * @param n number of the traces
	 * @param notes receives the reason why a list is not used
	 * @return whether each component was accepted; empty if they were not evaluated, or all
	 *         were accepted
	 */
	static Optional<boolean[]> accepted(final Hdf5File file, final String key,
		final int n, final List<String> notes) throws IOException
	{
		final String group = key.replaceAll("/*[^/]*/*$", "") + "/";
		final Optional<double[]> good = list(file, group + "idx_components"),
				bad = list(file, group + "idx_components_bad");
		if (good.isEmpty() || good.get().length == 0 && bad.orElse(
			new double[0]).length == 0) return Optional.empty();
		// not of the background, for example
		if (n != components(file, group, good.get().length + bad.map(
			b -> b.length).orElse(0))) return Optional.empty();
		final boolean[] accepted = new boolean[n];
		if (!mark(accepted, good.get(), true)) {
			notes.add(group + "idx_components was not used: it names a component that does not exist.");
			return Optional.empty();
		}
		// a user's own decision in the viewer overrides the evaluation
		mark(accepted, list(file, group + "accepted_list").orElse(new double[0]),
			true);
		mark(accepted, list(file, group + "rejected_list").orElse(new double[0]),
			false);
		for (final boolean a : accepted)
			if (!a) return Optional.of(accepted);
		return Optional.empty();
	}

	/** @return the number of rows of C; without it, of the components in both lists */
	private static long components(final Hdf5File file, final String group,
		final int listed) throws IOException
	{
		final Optional<Dataset> c = file.dataset(group + "C");
		return c.isPresent() && c.get().getDimensionsAsLong().length == 2 ? c.get()
			.getDimensionsAsLong()[0] : listed;
	}

	private static boolean mark(final boolean[] accepted, final double[] which,
		final boolean value)
	{
		if (Arrays.stream(which).anyMatch(i -> !(i >= 0 && i < accepted.length)))
			return false;
		for (final double i : which)
			accepted[(int) i] = value;
		return true;
	}

	/** @return a list of numbers; empty if it is missing or text such as "NoneType" */
	private static Optional<double[]> list(final Hdf5File file, final String at)
		throws IOException
	{
		final Optional<Dataset> list = file.dataset(at);
		if (list.isEmpty() || !Hdf5File.isNumeric(list.get()) || list.get()
			.getDimensionsAsLong().length != 1) return Optional.empty();
		return Optional.of(list.get().getSize() == 0 ? new double[0] : file.read(list
			.get(), false)[0]);
	}
}
