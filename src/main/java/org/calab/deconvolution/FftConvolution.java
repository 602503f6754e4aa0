package org.calab.deconvolution;

import java.util.Arrays;

import org.calab.kernel.Lipschitz;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * K as a causal convolution with the sampled kernel, by FFT of a padded length
 * at which nothing wraps around. Owns its work space: one per thread.
 */
final class FftConvolution implements Convolution {

	private final DoubleFFT_1D fft;
	private final double[] spectrum;
	private final double[] work;
	private final double lipschitz;

	/**
	 * @param kernel the sampled kernel. Not modified.
	 * @param n samples per trace
	 */
	FftConvolution(final double[] kernel, final int n) {
		final int used = Math.min(kernel.length, n);
		final int size = 2 * Math.max(1, Integer.highestOneBit(Math.max(1, n +
			used - 2)));
		fft = new DoubleFFT_1D(size);
		spectrum = Arrays.copyOf(Arrays.copyOf(kernel, used), size);
		fft.realForward(spectrum);
		work = new double[size];
		lipschitz = Lipschitz.of(kernel);
	}

	@Override
	public void forward(final double[] s, final double[] out) {
		apply(s, out, 1);
	}

	@Override
	public void adjoint(final double[] r, final double[] out) {
		apply(r, out, -1);
	}

	/** @param sign 1 multiplies by the spectrum, -1 by its conjugate */
	private void apply(final double[] in, final double[] out, final int sign) {
		System.arraycopy(in, 0, work, 0, out.length);
		Arrays.fill(work, out.length, work.length, 0);
		fft.realForward(work);
		work[0] *= spectrum[0];
		work[1] *= spectrum[1]; // the real value at half the sampling rate
		for (int i = 2; i < work.length; i += 2) {
			final double re = spectrum[i], im = sign * spectrum[i + 1];
			final double a = work[i], b = work[i + 1];
			work[i] = a * re - b * im;
			work[i + 1] = a * im + b * re;
		}
		fft.realInverse(work, true);
		System.arraycopy(work, 0, out, 0, out.length);
	}

	@Override
	public double lipschitz() {
		return lipschitz;
	}
}
