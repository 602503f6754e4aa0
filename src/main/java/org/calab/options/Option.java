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
package org.calab.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One option, declared on the component of an options record: all that the menu,
 * macros, scripts, the command line, JSON files and the guide say of it. See
 * {@link OptionList}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

	/** Name at every door, in snake_case. Empty: the component's name. */
	String key() default "";

	/** What forms call it, without the unit. Empty: the key in words. */
	String label() default "";

	/** One sentence for tooltips, {@code --help} and the guide. */
	String help();

	/** Unit of the number, for example "s". Empty: it has none. */
	String unit() default "";

	/** Default, as a person would type it. Empty: there is none, and the option may be left out. */
	String value() default "";

	/** For an optional number: the word for leaving it out, for example "auto". */
	String absent() default "";

	/** Smallest value. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Largest value. */
	double max() default Double.POSITIVE_INFINITY;

	/** Whether {@link #min} itself is too small. */
	boolean above() default false;

	/** Whether {@link #max} itself is too large. */
	boolean below() default false;

	/** What CaLab's own functions and files call it. Empty: the same. */
	String calab() default "";
}
