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
package org.calab.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.junit.jupiter.api.Test;

/** Motion that is there is told, and nothing else, in simulated movies of cells of 12 pixels. */
class MotionCheckTest {

	private static final SceneOptions SCENE = SceneOptions.defaults();

	private static SimulatedMovie movie(final SceneOptions scene, final double fs,
		final int frames)
	{
		return SimulatedMovie.of(new MovieConfig(MovieCellsOptions.defaults().withFs(
			fs).withFrames(frames).config(), scene), 1, Progress.none());
	}

	/** @param border pixels at the edges that are missing */
	private static Optional<Motion> check(final SimulatedMovie m,
		final int border)
	{
		final int w = m.config().scene().width(), h = m.config().scene().height(), n =
			m.config().cells().numTimepoints();
		final MotionCheck check = new MotionCheck(w, h, n, SamplingRate.ofHz(m
			.config().cells().fs()), 12);
		for (int t = 0; t < n; t++) {
			if (!check.wants(t)) continue;
			final float[] frame = m.frame(t);
			check.add(p -> Math.min(Math.min(p % w, w - 1 - p % w), Math.min(p / w, h -
				1 - p / w)) < border ? Double.NaN : frame[p]);
		}
		return check.result(Progress.none());
	}

	/** 40 frames of 0.25 s, each a picture. */
	private static Motion check(final SceneOptions scene) {
		return check(movie(scene, 4, 40), 0).orElseThrow();
	}

	@Test
	void whatDoesNotMoveGivesNoAlarm() {
		for (final SceneOptions s : new SceneOptions[] { SCENE, SCENE
			.withSilentFraction(1), SCENE.withSpacing(1), SCENE.withDonutFraction(1),
			SCENE.withNeuropilLocal(100).withPatchRadius(8), SCENE.withNeuropil(600),
			SCENE.withPhotonsPerLevel(0.05).withReadNoise(20) })
		{
			final Motion m = check(s);
			assertTrue(m.pixels() < 0.5, s + ": " + m);
			assertFalse(m.isTooMuch());
			assertEquals(Optional.empty(), m.warning());
		}
	}

	@Test
	void driftIsTold() {
		final Motion m = check(SCENE.withMotionDrift(3));
		// of two times in a movie, one pair in ten is more than 1 - sqrt(0.1) = 0.684 apart
		assertEquals(3 * 0.684, m.pixels(), 0.25);
		assertTrue(m.isTooMuch());
		assertTrue(m.warning().orElseThrow().startsWith(
			"The image moves by about 2.") && m.warning().get().contains("StackReg"), m
				.warning().get());
	}

	@Test
	void framesThatJumpAreTold() {
		final Motion m = check(SCENE.withMotionJitter(2));
		// the distance of two positions is Rayleigh distributed, with sqrt(2) sd
		assertEquals(2 * Math.sqrt(2) * Math.sqrt(2 * Math.log(10)), m.pixels(), 1.5);
		assertTrue(m.isTooMuch());
	}

	/** At 20 Hz a picture is the mean of 5 frames, in which most of the jitter is gone. */
	@Test
	void jitterFasterThanAPictureIsTheMotionOfItsMean() {
		final SimulatedMovie m = movie(SCENE.withMotionJitter(0.7), 20, 200);
		final double[] distances = new double[40 * 39 / 2];
		final double[][] mean = new double[40][2];
		for (int t = 0; t < 200; t++)
			for (int k = 0; k < 2; k++)
				mean[t / 5][k] += m.shift(t)[k] / 5;
		for (int i = 0, n = 0; i < 40; i++)
			for (int j = 0; j < i; j++)
				distances[n++] = Math.hypot(mean[i][0] - mean[j][0], mean[i][1] -
					mean[j][1]);
		Arrays.sort(distances);
		final Motion found = check(m, 0).orElseThrow();
		assertEquals(distances[(int) (0.9 * 779)], found.pixels(), 0.15);
		assertFalse(found.isTooMuch(), found.toString());
		assertTrue(new Motion(found.pixels(), 6, 40).isTooMuch(), found.toString());
	}

	@Test
	void missingBordersAreNotComparedAsAnImage() {
		assertEquals(3 * 0.684, check(movie(SCENE.withMotionDrift(3), 4, 40), 5)
			.orElseThrow().pixels(), 0.3);
		assertTrue(check(movie(SCENE, 4, 40), 5).orElseThrow().pixels() < 0.3);
	}

	@Test
	void whatCannotBeJudgedIsNotTold() {
		assertEquals(Optional.empty(), check(movie(SCENE.withResting(0).withNeuropil(0),
			4, 40), 0), "noise");
		assertEquals(Optional.empty(), check(movie(SCENE, 4, 7), 0), "7 pictures");
		assertEquals(Optional.empty(), check(movie(SCENE, 4, 40), 64), "no pixel");
		final MotionCheck small = new MotionCheck(20, 200, 100, SamplingRate
			.unknown(), 12);
		assertFalse(small.wants(0));
		assertEquals(Optional.empty(), small.result(Progress.none()));
	}

	@Test
	void largeCellsAreComparedInLargerPixels() {
		final SimulatedMovie m = movie(SCENE.withCellRadius(15).withSpacing(1.5).withWidth(200)
			.withHeight(180).withMotionDrift(6), 4, 40);
		final int n = 40;
		final MotionCheck check = new MotionCheck(200, 180, n, SamplingRate.ofHz(4),
			30);
		for (int t = 0; t < n; t++) {
			assertTrue(check.wants(t));
			final float[] frame = m.frame(t);
			check.add(p -> frame[p]);
		}
		final Motion motion = check.result(Progress.none()).orElseThrow();
		assertEquals(6 * 0.684, motion.pixels(), 0.6);
		assertTrue(motion.isTooMuch());
	}
}
