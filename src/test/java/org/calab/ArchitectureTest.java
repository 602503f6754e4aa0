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
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data goes one way: image → traces → deconvolution → results. */
class ArchitectureTest {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(
			"org.calab");

	/** From the ground up; a package may use its own floor and those below it. */
	private static final List<List<String>> FLOORS = List.of(
		List.of("", "check", "task", "options"),
		List.of("signal", "trace", "quality", "cells"),
		List.of("kernel", "deconvolution"),
		List.of("spikes", "cadecon", "inference", "cascade", "extraction", "simulation", "alignment",
			"correlation", "detection"),
		List.of("io", "loader", "results", "image", "export"),
		List.of("figure", "bridge"),
		List.of("batch"),
		List.of("fiji", "cli", "spark"));

	static IntStream floors() {
		return IntStream.range(0, FLOORS.size() - 1);
	}

	@ParameterizedTest
	@MethodSource("floors")
	void arrowsPointDown(final int floor) {
		final ArchRule rule = noClasses().that(resideInAnyPackage(packages(FLOORS
			.subList(0, floor + 1)))).should().dependOnClassesThat(
				resideInAnyPackage(packages(FLOORS.subList(floor + 1, FLOORS
					.size()))));
		rule.check(CODE);
	}

	@Test
	void packagesOfOneFloorGoRoundInNoCircle() {
		final ArchRule rule = slices().matching("org.calab.(*)..").should()
			.beFreeOfCycles();
		rule.check(CODE);
	}

	@Test
	void eachPackageHasItsFloor() {
		final ArchRule rule = classes().should().resideInAnyPackage(packages(
			FLOORS));
		rule.check(CODE);
	}

	private static String[] packages(final List<List<String>> floors) {
		return floors.stream().flatMap(List::stream).map(p -> p.isEmpty()
			? "org.calab" : "org.calab." + p + "..").toArray(String[]::new);
	}

	@Test
	void theCoreKnowsNoShell() {
		final ArchRule rule = noClasses().that()
			.resideInAnyPackage(packages(FLOORS.subList(0, 4))).should()
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

	/** What the workspace shows can be tested without a screen. */
	@Test
	void theWorkspacesModelKnowsNoWindow() {
		final ArchRule rule = noClasses().that().resideInAPackage(
			"org.calab.fiji.workspace").should().dependOnClassesThat(
				resideInAnyPackage("ij..", "org.scijava..", "javax.swing..",
					"org.jfree..", "org.calab.fiji.workspace.view..",
					"org.calab.fiji.workspace.image.."));
		rule.check(CODE);
	}

	/** The protocol knows neither a method nor how browsers are started. */
	@Test
	void theBridgeKnowsNoMethod() {
		final ArchRule rule = noClasses().that().resideInAPackage(
			"org.calab.bridge").should().dependOnClassesThat(resideInAPackage(
				"org.calab..").and(not(resideInAnyPackage("org.calab.bridge",
					"org.calab.io..", "org.calab.results", "org.calab.trace",
					"org.calab.signal", "org.calab.quality", "org.calab.kernel", "org.calab.options", "org.calab.check",
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

	/** A command line of another kind uses what all share, not the subcommands. */
	@Test
	void commandLinesShareOneRoom() {
		final ArchRule spark = noClasses().that().resideInAPackage(
			"org.calab.spark..").should().dependOnClassesThat().resideInAPackage(
				"org.calab.cli");
		spark.check(CODE);
		final ArchRule shared = noClasses().that().resideInAPackage(
			"org.calab.cli.shared..").should().dependOnClassesThat()
			.resideInAPackage("org.calab.cli");
		shared.check(CODE);
	}

	/** Who works on files says nothing of who asked for it. */
	@Test
	void onlyCommandLinesKnowPicocli() {
		final ArchRule rule = noClasses().that().resideOutsideOfPackages(
			"org.calab.cli..", "org.calab.spark..").should().dependOnClassesThat()
			.resideInAPackage("picocli..");
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
