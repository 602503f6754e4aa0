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
package org.calab.deconvolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.calab.kernel.CalciumKernel;
import org.calab.signal.BandPass;
import org.junit.jupiter.api.Test;

/** Long Fourier transforms, which JTransforms would share among all processors. */
class OneThreadTest {

	@Test
	void transformsStayInTheirThread() throws Exception {
		final double[] y = new Random(1).doubles(100_000).toArray();
		final FftConvolution k = new FftConvolution(new CalciumKernel(0.1, 0.6)
			.sample(30), y.length);
		final Thread work = new Thread(() -> {
			for (int i = 0; i < 20; i++)
				k.forward(y, new double[y.length]);
			BandPass.forKernel(0.1, 0.6, 30, true, true).apply(y, 30);
		});
		work.start();
		int seen = 0;
		final Set<String> others = new TreeSet<>();
		while (work.isAlive()) {
			for (final var e : Thread.getAllStackTraces().entrySet()) {
				if (!has(e.getValue(), "org.jtransforms.")) continue;
				if (has(e.getValue(), "org.calab.")) seen++;
				else others.add(e.getKey().getName());
			}
			work.join(2);
		}
		assertTrue(seen > 1, "seen " + seen + " times at work");
		assertEquals(Set.of(), others, "threads of the library's own");
	}

	private static boolean has(final StackTraceElement[] stack,
		final String start)
	{
		return Arrays.stream(stack).anyMatch(s -> s.getClassName().startsWith(
			start));
	}
}
