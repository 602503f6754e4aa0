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
package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

import org.calab.Packaged;
import org.calab.Sample;
import org.calab.Version;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars that a build leaves, as users install them. */
class PackagedJarIT {

	@TempDir
	Path folder;

	@Test
	void plainImageJNeedsNothingElse() throws Exception {
		Sample.write(folder);
		final Path macro = Files.writeString(folder.resolve("m.ijm"), """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=20");
			run("Deconvolve Traces...", "kernel=tau tau_rise=0.1 tau_decay=0.6 lambda=0.1 output=[%1$s/a.npy]");
			run("Plot Traces", "file=[%1$s/a.npy] figure=[%1$s/figure.pdf] width=85");
			run("CaLab Help");
			""".formatted(folder));
		final String log = PlainImageJ.runMacroOnPackagedJar(folder, Packaged
			.plainImageJ(), macro, "");
		assertTrue(log.contains("CaLab: the guide is "), log);
		assertTrue(Files.exists(folder.resolve("a.npy")), log);
		assertEquals(Sample.CELLS, Npy.read(folder.resolve("a.npy")).length);
		// its font is found in the jar, too
		final String pdf = Files.readString(folder.resolve("figure.pdf"),
			StandardCharsets.ISO_8859_1);
		assertTrue(pdf.startsWith("%PDF-") && pdf.endsWith("%%EOF\n"), log);
	}

	/** Fiji would show each entry twice, and must get no second copy of a library. */
	@Test
	void theFijiJarHoldsOnlyItsOwn() throws IOException {
		try (JarFile jar = new JarFile(Packaged.fiji().toFile())) {
			final List<String> names = jar.stream().map(e -> e.getName()).toList();
			assertFalse(names.contains("plugins.config"));
			assertTrue(names.contains("META-INF/json/org.scijava.plugin.Plugin"));
			assertTrue(names.contains("META-INF/LICENSE.txt"));
			assertTrue(names.contains("META-INF/maven/org.calab/calab-fiji/pom.xml"));
			assertEquals(Version.number(), jar.getManifest().getMainAttributes()
				.getValue("Implementation-Version"));
			assertTrue(names.stream().filter(n -> n.endsWith(".class")).allMatch(n -> n
				.startsWith("org/calab/")));
			assertTrue(names.stream().noneMatch(n -> n.matches(
				"org/calab/(spark|cli)/.*")));
		}
	}

	/** Each library's classes are there, under our name, with its licence. */
	@Test
	void itsLibrariesAreRelocated() throws IOException {
		try (JarFile jar = new JarFile(Packaged.fiji().toFile())) {
			for (final String name : List.of("jtransforms/fft/DoubleFFT_1D",
				"jlargearrays/DoubleLargeArray", "jhdf/HdfFile", "lzf/lzf/LZFDecoder",
				"matlab/mat/format/Mat5", "airlift/compress/lz4/Lz4Decompressor",
				"twelvemonkeys/imageio/plugins/tiff/TIFFImageReader",
				"fastcsv/reader/CsvReader", "snakeyaml/engine/v2/api/Load",
				"fastexcel/Workbook", "opczip/OpcOutputStream", "pdfbox/pdmodel/PDDocument",
				"fontbox/ttf/TTFParser", "pdfgraphics/graphics2d/PdfBoxGraphics2D",
				"commons/logging/Log",
				"commons/statistics/descriptive/Median", "commons/numbers/arrays/Selection"))
				assertNotNull(jar.getEntry("org/calab/shaded/" + name + ".class"), name);
			for (final String licence : List.of("THIRD-PARTY.txt", "Apache-2.0.txt",
				"jhdf/LICENSE", "compress-lzf/META-INF/LICENSE", "fastcsv/META-INF/LICENSE",
				"pdfbox/META-INF/LICENSE"))
				assertNotNull(jar.getEntry("META-INF/licenses/" + licence), licence);
			assertNull(jar.getEntry("simplelogger.properties"));
			// Fiji's own readers of images stay what they are
			assertNull(jar.getEntry("META-INF/services/javax.imageio.spi.ImageReaderSpi"));
		}
	}

	/** Spark is the cluster's, and what runs on it is in a jar of its own. */
	@Test
	void sparkIsInNoJar() throws IOException {
		try (JarFile plain = new JarFile(Packaged.plainImageJ().toFile());
				JarFile ours = new JarFile(Packaged.spark().toFile()))
		{
			assertTrue(plain.stream().noneMatch(e -> e.getName().matches(
				"(org/apache/(spark|hadoop)|scala|io/netty|org/calab/spark)/.*")));
			final List<String> classes = ours.stream().map(e -> e.getName()).filter(
				n -> n.endsWith(".class")).toList();
			assertFalse(classes.isEmpty());
			assertTrue(classes.stream().allMatch(n -> n.startsWith(
				"org/calab/spark/")));
		}
	}
}
