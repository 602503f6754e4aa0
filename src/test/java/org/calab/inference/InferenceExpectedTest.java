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
package org.calab.inference;

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.trace;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.Expected;
import org.calab.kernel.Ar2;
import org.calab.signal.ConcaveCorrection;
import org.calab.signal.DriftBaseline;
import org.calab.signal.NoiseBand;
import org.calab.signal.Quantiles;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/**
 * The moments of activity against integration in 30 digits, the posterior against
 * expectation propagation with dense matrices to its fixed point, the steps before
 * against their definitions.
 */
class InferenceExpectedTest {

	/** As exact as the fit of erfcx, 2e-12, and beyond 30 standard deviations as its series: 1e-7 of the mean, 1e-5 of the variance. */
	@Test
	void moments() {
		for (final JsonNode c : cases("inference", "moments")) {
			final SpikeMoments found = new SpikeMoments(number(c, "w"), number(c,
				"l"));
			found.see(new double[] { number(c, "m") }, new double[] { number(c, "v") },
				1);
			assertClose(number(c, "active"), found.active[0], 1e-9, c.toString());
			assertClose(number(c, "mean"), found.mean[0], 1e-7, c.toString());
			assertClose(number(c, "variance"), found.variance[0], 1e-5, c.toString());
			assertClose(number(c, "log_one_plus_odds"), found.logOnePlusOdds(0), 1e-9,
				c.toString());
		}
		final JsonNode e = Expected.of("inference").get("erfcx");
		for (int i = 0; i < e.get("at").size(); i++)
			assertClose(e.get("out").get(i).asDouble(), SpikeMoments.erfcx(e.get("at")
				.get(i).asDouble()), 1e-10, "erfcx");
	}

	/** The rounds end when the activity changes by less than 1 % in sum; the evidence is flat at the fixed point. */
	@Test
	void posterior() {
		for (final JsonNode c : cases("inference", "posterior")) {
			final double[] y = Arrays.stream(trace(whole(c, "seed"), whole(c, "n"), 1,
				1)).map(v -> 3 * v).toArray();
			final double decay = number(c, "decay"), lambda = number(c, "lambda");
			final ActivityPosterior posterior = new ActivityPosterior();
			final ActivityPosterior.Estimate found = posterior.of(y, Ar2
				.withoutRise(decay, 1), ActivityPrior.of(lambda), Progress.none());
			final double[] activity = numbers(c.get("activity"));
			double difference = 0;
			for (int t = 0; t < y.length; t++)
				difference += Math.abs(activity[t] - found.activity()[t]);
			assertEquals(0, difference, 0.02 * Arrays.stream(activity).sum());
			assertEquals(number(c, "baseline"), found.baseline(), 0.05);
			assertClose(numbers(c.get("calcium")), found.calcium(), 0.02, "calcium");
			assertClose(numbers(c.get("evidence")), posterior.evidence(y,
				new Ar2[] { Ar2.withoutRise(decay, 1), Ar2.withoutRise(number(c,
					"other_decay"), 1) }, ActivityPrior.of(lambda), Progress.none()), 1e-3, "evidence");
		}
	}

	@Test
	void drift() {
		for (final JsonNode c : cases("inference", "drift")) {
			final double[] level = DriftBaseline.of(trace(105, whole(c, "n"), 3, 0.5),
				number(c, "fs"), DriftBaseline.Smoothing.GAUSSIAN);
			final double[] expected = numbers(c.get("out")), some =
				new double[expected.length];
			for (int i = 0; i < some.length; i++)
				some[i] = level[i * whole(c, "every")];
			assertClose(expected, some, 1e-10, "drift at " + c.get("fs") + " Hz");
		}
	}

	@Test
	void noise() {
		for (final JsonNode c : cases("inference", "noise_band"))
			assertClose(number(c, "out"), NoiseBand.of(trace(107, whole(c, "n"), 3,
				1), number(c, "fs"), number(c, "grid")), 1e-10, c.toString());
	}

	@Test
	void concaveCorrection() {
		for (final JsonNode c : cases("inference", "concave")) {
			final double times = number(c, "times");
			final ConcaveCorrection found = ConcaveCorrection.of(Arrays.stream(trace(
				109, 300, -0.5, 1)).map(v -> times * v).toArray(), AutoInference.POWER,
				AutoInference.LEAST_SCALE, Quantiles.Rank.NEAREST);
			assertClose(number(c, "scale"), found.scale(), 1e-11, "scale");
			final double[] at = numbers(c.get("at")), out = numbers(c.get("out"));
			assertClose(out, found.apply(at), 1e-11, "corrected");
			assertClose(at, Arrays.stream(out).map(found::invert).toArray(), 1e-9,
				"and back");
		}
	}
}
