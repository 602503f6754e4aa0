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
package org.calab.detection;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the binned movie is kept until its tiles are processed: in memory, or in a temporary file. */
interface BinnedMovie extends Closeable, Binning.Sink {

	/** @return the pixels of a tile, one array per bin, which the caller may change */
	float[][] tile(Tile tile, Workers workers) throws IOException;

	@Override
	default void close() throws IOException {}

	/** @return a movie in memory, for a single tile, which gets its own arrays */
	static BinnedMovie inMemory(final int bins) {
		final float[][] frames = new float[bins][];
		return new BinnedMovie() {

			@Override
			public void accept(final int bin, final float[] frame) {
				frames[bin] = frame;
			}

			@Override
			public float[][] tile(final Tile tile, final Workers workers) {
				return frames;
			}
		};
	}

	/** @return a movie in a temporary file, which is deleted when it is closed */
	static BinnedMovie inFile(final int width, final int height, final int bins)
		throws IOException
	{
		final Path file = Files.createTempFile("calab-binned", ".raw");
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
			StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
		final ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(
			Float.BYTES, width * height)).order(ByteOrder.nativeOrder());
		return new BinnedMovie() {

			@Override
			public void accept(final int bin, final float[] frame)
				throws IOException
			{
				buffer.clear();
				buffer.asFloatBuffer().put(frame);
				while (buffer.hasRemaining())
					channel.write(buffer, (long) bin * buffer.capacity() + buffer
						.position());
			}

			@Override
			public float[][] tile(final Tile tile, final Workers workers)
				throws IOException
			{
				final int w = tile.x().length(), h = tile.y().length();
				final float[][] out = new float[bins][w * h];
				for (int t = 0; t < bins; t++) {
					workers.checkCancelled();
					for (int row = 0; row < h; row++) {
						final long at = (long) t * buffer.capacity() + (long) Float.BYTES *
							((long) (tile.y().start() + row) * width + tile.x().start());
						buffer.clear().limit(Float.BYTES * w);
						while (buffer.hasRemaining())
							if (channel.read(buffer, at + buffer.position()) < 0)
								throw new IOException("The temporary file " + file +
									" was changed while it was used.");
						buffer.flip();
						buffer.asFloatBuffer().get(out[t], row * w, w);
					}
					workers.progress().report((t + 1.0) / bins, "Reading a tile");
				}
				return out;
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}
}
