package org.calab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data goes one way: image → traces → deconvolution → results. */
@AnalyzeClasses(packages = "org.calab",
	importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

	@ArchTest
	static final ArchRule arrowsPointDown = layeredArchitecture()
		.consideringOnlyDependenciesInAnyPackage("org.calab..")
		.layer("fiji").definedBy("org.calab.fiji", "org.calab.fiji.command..", "org.calab.fiji.imagej1..")
		.layer("image").definedBy("org.calab.fiji.image..")
		.layer("plot").definedBy("org.calab.fiji.plot..")
		.layer("cli").definedBy("org.calab.cli..")
		.layer("results").definedBy("org.calab.results..")
		.layer("io").definedBy("org.calab.io..")
		.layer("extraction").definedBy("org.calab.extraction..")
		.layer("deconvolution").definedBy("org.calab.deconvolution..")
		.layer("simulation").definedBy("org.calab.simulation..")
		.layer("kernel").definedBy("org.calab.kernel..")
		.layer("signal").definedBy("org.calab.signal..")
		.layer("trace").definedBy("org.calab.trace..")
		.layer("task").definedBy("org.calab.task..")
		.layer("check").definedBy("org.calab.check..")
		.whereLayer("cli").mayNotBeAccessedByAnyLayer()
		.whereLayer("image").mayOnlyBeAccessedByLayers("fiji", "cli")
		.whereLayer("plot").mayOnlyBeAccessedByLayers("fiji", "cli")
		.whereLayer("results").mayOnlyBeAccessedByLayers("fiji", "plot", "cli")
		.whereLayer("io").mayOnlyBeAccessedByLayers("fiji", "image", "plot", "cli", "results")
		.whereLayer("extraction").mayOnlyBeAccessedByLayers("fiji", "image", "cli", "results")
		.whereLayer("deconvolution").mayOnlyBeAccessedByLayers("fiji", "plot", "cli", "results")
		.whereLayer("simulation").mayOnlyBeAccessedByLayers("fiji", "image", "cli")
		.whereLayer("kernel").mayOnlyBeAccessedByLayers("fiji", "plot", "cli", "results", "deconvolution", "simulation")
		.whereLayer("signal").mayOnlyBeAccessedByLayers("fiji", "cli", "extraction", "deconvolution", "kernel");

	@ArchTest
	static final ArchRule theCoreKnowsNoShell = noClasses().that()
		.resideOutsideOfPackages("org.calab.fiji..", "org.calab.cli..").should()
		.dependOnClassesThat(resideInAnyPackage("ij..", "org.scijava..",
			"javax.swing..", "java.awt..", "org.jfree.."));

	@ArchTest
	static final ArchRule theCommandLineOpensNoWindow = noClasses().that()
		.resideInAPackage("org.calab.cli..").should().dependOnClassesThat(
			resideInAnyPackage("javax.swing..", "java.awt..", "org.scijava..",
				"org.calab.fiji.command..", "org.calab.fiji.imagej1.."));

	@ArchTest
	static final ArchRule groundKnowsNothing = classes().that().resideInAnyPackage(
		"org.calab.check..", "org.calab.task..").should().onlyDependOnClassesThat(
			resideInAnyPackage("org.calab.check..", "org.calab.task..", "java.."));

	@ArchTest
	static final ArchRule noStaticMutableState = fields().that().areStatic()
		.should().beFinal();
}
