package org.calab.fiji.image;

import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.calab.simulation.SimulatedMovie;

/** A simulated movie as a 16-bit stack whose frames are drawn when asked for. */
class SimulatedStack extends VirtualStack {

	private static final int WHITE = 65535;

	private final SimulatedMovie movie;

	SimulatedStack(final SimulatedMovie movie) {
		super(movie.config().width(), movie.config().height(), null, "");
		this.movie = movie;
		setBitDepth(16);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final float[] frame = movie.frame(n - 1);
		final short[] pixels = new short[frame.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) Math.min(WHITE, Math.round(frame[i]));
		return new ShortProcessor(getWidth(), getHeight(), pixels, null);
	}

	@Override
	public int getSize() {
		return movie.config().cells().numTimepoints();
	}

	@Override
	public int size() {
		return getSize();
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}
}
