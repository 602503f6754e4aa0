package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.calab.Sample;
import org.calab.io.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real macros in a real ImageJ 1.x, headless, in a Java of its own. */
class PlainImageJTest {

	@TempDir
	Path folder;

	@BeforeEach
	void sample() throws IOException {
		Sample.write(folder);
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		// ImageJ takes menu entries from jars; the classes are on the class path
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins
			.resolve("CaLab_.jar"))))
		{
			jar.putNextEntry(new JarEntry("plugins.config"));
			Files.copy(Path.of("src/main/imagej/plugins.config"), jar);
		}
	}

	private String runMacro(final Path macro, final String argument)
		throws Exception
	{
		final String patcher = Stream.of(System.getProperty("java.class.path")
			.split(File.pathSeparator)).filter(p -> p.contains("ij1-patcher")).findFirst()
			.orElseThrow();
		final Path log = folder.resolve("log.txt");
		final Process p = new ProcessBuilder(List.of(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(),
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-javaagent:" + patcher +
				"=init", "-Djava.awt.headless=true", "-Duser.home=" + folder,
			"-Dplugins.dir=" + folder.resolve("app"), "-cp", System.getProperty(
				"java.class.path"), "ij.ImageJ", "-ijpath", folder.resolve("app")
					.toString(), "-batch", macro.toString(), argument))
						.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!p.waitFor(120, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("ImageJ hangs: " + Files.readString(log));
		}
		return Files.readString(log);
	}

	@Test
	void theExampleMacro() throws Exception {
		final String log = runMacro(Path.of(
			"scripts/examples/extract-and-deconvolve.ijm").toAbsolutePath(), folder
				.resolve("movie.tif") + "," + folder.resolve("movie_RoiSet.zip") +
				",20," + folder.resolve("a.npy"));
		assertTrue(Files.exists(folder.resolve("a.npy")), log);
		final double[][] activity = Npy.read(folder.resolve("a.npy"));
		assertEquals(Sample.CELLS, activity.length);
		assertEquals(Sample.FRAMES, activity[0].length);
	}

	@Test
	void aWrongInputStopsTheMacroAndSaysWhy() throws Exception {
		final Path macro = folder.resolve("wrong.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=twenty");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = runMacro(macro, "");
		assertTrue(log.contains("fs is \"twenty\""), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}

	@Test
	void aNegativeRateStopsTheMacroAndSaysWhy() throws Exception {
		final Path macro = folder.resolve("wrong.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=-3");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = runMacro(macro, "");
		assertTrue(log.contains("fs is -3"), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}
}
