package org.calab.deconvolution;

import org.calab.kernel.Ar2;
import org.calab.kernel.Lipschitz;

/**
 * K as the recursion {@code c[t] = g1·c[t-1] + g2·c[t-2] + s[t-1]/p}: one pass
 * forward, and its adjoint one pass backward. Holds no state between calls.
 */
final class Ar2Convolution implements Convolution {

	private final double g1;
	private final double g2;
	private final double scale;
	private final double lipschitz;

	Ar2Convolution(final Ar2 ar2) {
		g1 = ar2.g1();
		g2 = ar2.g2();
		scale = 1 / ar2.peak();
		lipschitz = Lipschitz.of(ar2);
	}

	@Override
	public void forward(final double[] s, final double[] out) {
		double before = 0, now = 0;
		for (int t = 0; t < out.length; t++) {
			out[t] = now;
			final double next = g1 * now + g2 * before + s[t] * scale;
			before = now;
			now = next;
		}
	}

	@Override
	public void adjoint(final double[] r, final double[] out) {
		double after = 0, now = 0;
		for (int t = out.length - 1; t >= 0; t--) {
			out[t] = now * scale;
			final double next = g1 * now + g2 * after + r[t];
			after = now;
			now = next;
		}
	}

	@Override
	public double lipschitz() {
		return lipschitz;
	}
}
