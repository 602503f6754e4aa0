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

import ij.gui.Roi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.calab.image.RoiFiles;
import org.calab.image.RoiStates;
import org.calab.io.FileGroup;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/**
 * A ROI set or a single ROI.
 *
 * @param file a RoiSet.zip or a .roi
 * @param names of the cells, as the traces of the ROIs have them
 * @param states of the cells
 */
record RoiSetFile(Path file, List<String> names, CellStates states)
	implements StateFile
{

	static RoiSetFile read(final Path file) throws IOException {
		final List<Roi> rois = RoiFiles.read(file);
		final List<String> names = RoiStates.names(rois), rejected =
			new ArrayList<>();
		for (int i = 0; i < names.size(); i++)
			if (RoiStates.of(rois.get(i)) == CellState.REJECTED) rejected.add(names
				.get(i));
		return new RoiSetFile(file, names, CellStates.rejecting(rejected));
	}

	@Override
	public Table table() {
		return new Table(List.of(CellTable.CELL, CellTable.STATE), names.stream()
			.map(n -> List.<Object> of(n, states.of(n).toString())).toList());
	}

	@Override
	public Map<Path, FileGroup.Content> with(final CellStates changed)
		throws IOException
	{
		return Map.of(file, RoiFiles.withStates(file, names.stream().map(changed::of)
			.toList()));
	}
}
