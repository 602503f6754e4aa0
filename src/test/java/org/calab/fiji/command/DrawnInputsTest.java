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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatProcessor;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class DrawnInputsTest {

	@Test
	void aLineOrAnOvalIsADiameter() {
		assertEquals(Optional.of(13.0), DrawnInputs.diameter(new Line(10, 10, 15,
			22)));
		assertEquals(Optional.of(11.0), DrawnInputs.diameter(new OvalRoi(3, 4, 10,
			12)));
		assertEquals(Optional.empty(), DrawnInputs.diameter(new Roi(3, 4, 10, 12)));
		assertEquals(Optional.empty(), DrawnInputs.diameter(new PointRoi(3, 4)));
	}

	@Test
	void pointsBecomeText() {
		final PointRoi points = new PointRoi(new float[] { 3, 40.7f }, new float[] {
			4, 9.2f });
		assertEquals(Optional.of("3,4; 40,9"), DrawnInputs.points(points));
		assertEquals(Optional.empty(), DrawnInputs.points(new OvalRoi(3, 4, 10,
			12)));
	}

	@Test
	void anImageWithoutAnOpenMovieIsTheMovie() {
		final ImagePlus v = new ImagePlus("V", new FloatProcessor(8, 8));
		assertSame(v, DrawnInputs.movieOf(v));
		DrawnInputs.belongsTo(v, new ImagePlus("closed", new FloatProcessor(8, 8)));
		assertSame(v, DrawnInputs.movieOf(v));
	}
}
