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
package org.calab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

/** Data goes one way: image → traces → deconvolution → results. */
class ArchitectureTest {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(
			"org.calab");

	@Test
	void arrowsPointDown() {
		final ArchRule rule = layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage("org.calab..")
			.layer("fiji").definedBy("org.calab.fiji", "org.calab.fiji.command..", "org.calab.fiji.imagej1..", "org.calab.fiji.ops..", "org.calab.fiji.help..")
			.layer("watch").definedBy("org.calab.fiji.cadecon..")
			.layer("window").definedBy("org.calab.fiji.window..")
			.layer("tuner").definedBy("org.calab.fiji.tuner..")
			.layer("image").definedBy("org.calab.fiji.image..")
			.layer("plot").definedBy("org.calab.fiji.plot..")
			.layer("cli").definedBy("org.calab.cli..")
			.layer("spark").definedBy("org.calab.spark..")
			.layer("batch").definedBy("org.calab.batch..")
			.layer("results").definedBy("org.calab.results..")
			.layer("bridge").definedBy("org.calab.bridge..")
			.layer("io").definedBy("org.calab.io..")
			.layer("extraction").definedBy("org.calab.extraction..")
			.layer("inference").definedBy("org.calab.inference..")
			.layer("cadecon").definedBy("org.calab.cadecon..")
			.layer("spikes").definedBy("org.calab.spikes..")
			.layer("deconvolution").definedBy("org.calab.deconvolution..")
			.layer("simulation").definedBy("org.calab.simulation..")
			.layer("kernel").definedBy("org.calab.kernel..")
			.layer("signal").definedBy("org.calab.signal..")
			.layer("trace").definedBy("org.calab.trace..")
			.layer("task").definedBy("org.calab.task..")
			.layer("config").definedBy("org.calab.config..")
			.layer("check").definedBy("org.calab.check..")
			.whereLayer("spark").mayNotBeAccessedByAnyLayer()
			.whereLayer("cli").mayOnlyBeAccessedByLayers("spark")
			.whereLayer("batch").mayOnlyBeAccessedByLayers("fiji", "cli", "spark")
			.whereLayer("tuner").mayOnlyBeAccessedByLayers("fiji")
			.whereLayer("image").mayOnlyBeAccessedByLayers("batch", "fiji", "cli")
			.whereLayer("watch").mayOnlyBeAccessedByLayers("fiji")
			.whereLayer("window").mayOnlyBeAccessedByLayers("fiji", "tuner", "watch")
			.whereLayer("plot").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "watch", "window", "cli")
			.whereLayer("results").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "image", "plot", "cli")
			.whereLayer("io").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "image", "plot", "cli", "results", "bridge")
			.whereLayer("bridge").mayOnlyBeAccessedByLayers("fiji", "cli", "results")
			.whereLayer("extraction").mayOnlyBeAccessedByLayers("batch", "fiji", "image", "cli", "results")
			.whereLayer("cadecon").mayOnlyBeAccessedByLayers("batch", "fiji", "watch", "plot", "cli", "results")
			.whereLayer("inference").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "plot", "cli", "results")
			.whereLayer("spikes").mayOnlyBeAccessedByLayers("batch", "cadecon", "fiji", "plot", "cli", "results")
			.whereLayer("deconvolution").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "cli", "cadecon", "results", "spikes")
			.whereLayer("simulation").mayOnlyBeAccessedByLayers("fiji", "image", "cli", "results")
			.whereLayer("config").mayOnlyBeAccessedByLayers("batch", "cli", "results", "io", "simulation")
			.whereLayer("kernel").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "plot", "cli", "cadecon", "results", "deconvolution", "spikes", "inference", "simulation")
			.whereLayer("signal").mayOnlyBeAccessedByLayers("batch", "fiji", "tuner", "cli", "results", "cadecon", "extraction", "deconvolution", "spikes", "inference", "kernel");
		rule.check(CODE);
	}

	@Test
	void theCoreKnowsNoShell() {
		final ArchRule rule = noClasses().that()
			.resideOutsideOfPackages("org.calab.fiji..", "org.calab.cli..").should()
			.dependOnClassesThat(resideInAnyPackage("ij..", "org.scijava..",
				"javax.swing..", "java.awt..", "org.jfree.."));
		rule.check(CODE);
	}

	@Test
	void theCommandLineOpensNoWindow() {
		final ArchRule rule = noClasses().that()
			.resideInAPackage("org.calab.cli..").should().dependOnClassesThat(
				resideInAnyPackage("javax.swing..", "java.awt..", "org.scijava..",
					"org.calab.fiji.command..", "org.calab.fiji.imagej1.."));
		rule.check(CODE);
	}

	/** What is tuned can be tested without a screen. */
	@Test
	void theTunersModelKnowsNoWindow() {
		final ArchRule rule = noClasses().that().resideInAPackage(
			"org.calab.fiji.tuner").should().dependOnClassesThat(resideInAnyPackage(
				"ij..", "org.scijava..", "javax.swing..", "java.awt..", "org.jfree..",
				"org.calab.fiji.tuner.view.."));
		rule.check(CODE);
	}

	/** The protocol knows neither a solver nor how browsers are started. */
	@Test
	void theBridgeKnowsFilesOnly() {
		final ArchRule rule = noClasses().that().resideInAPackage(
			"org.calab.bridge").should().dependOnClassesThat(resideInAPackage(
				"org.calab..").and(not(resideInAnyPackage("org.calab.bridge",
					"org.calab.io", "org.calab.trace", "org.calab.check",
					"org.calab.task"))));
		rule.check(CODE);
	}

	/** The plugin's jars hold neither. */
	@Test
	void onlyItsOwnPackageKnowsSpark() {
		final ArchRule rule = noClasses().that().resideOutsideOfPackage(
			"org.calab.spark..").should().dependOnClassesThat(resideInAnyPackage(
				"org.apache.spark..", "scala..", "org.apache.hadoop..",
				"org.calab.spark.."));
		rule.check(CODE);
	}

	@Test
	void groundKnowsNothing() {
		final ArchRule rule = classes().that().resideInAnyPackage(
			"org.calab.check..", "org.calab.task..").should().onlyDependOnClassesThat(
				resideInAnyPackage("org.calab.check..", "org.calab.task..", "java.."));
		rule.check(CODE);
	}

	@Test
	void noStaticMutableState() {
		final ArchRule rule = fields().that().areStatic()
			.should().beFinal();
		rule.check(CODE);
	}
}
