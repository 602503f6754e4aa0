package org.calab.deconvolution;

/** The linear map K from activity to fluorescence, at one length n. */
interface Convolution {

	/**
	 * @param s n samples. Not modified.
	 * @param out K·s. Modified.
	 */
	void forward(double[] s, double[] out);

	/**
	 * @param r n samples. Not modified.
	 * @param out Kᵀ·r. Modified.
	 */
	void adjoint(double[] r, double[] out);

	/** @return the Lipschitz constant of the least-squares gradient */
	double lipschitz();
}
