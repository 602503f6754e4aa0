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
 * Declares a component of an options record as an option. Dialogs, macros, scripts, the
 * command line, JSON files and the guide all derive from this declaration; see
 * {@link OptionList}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

	/** Name in snake_case, the same everywhere. Empty: derived from the component's name. */
	String key() default "";

	/** Label in dialogs, without the unit. Empty: derived from the key. */
	String label() default "";

	/** One sentence for tooltips, {@code --help} and the guide. */
	String help();

	/** Unit of the number, for example "s". Empty: no unit. */
	String unit() default "";

	/** Default value as text. Empty: no default; the option is optional. */
	String value() default "";

	/** For an optional number: the word that stands for no value, for example "auto". */
	String absent() default "";

	/** Smallest value. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Largest value. */
	double max() default Double.POSITIVE_INFINITY;

	/** Whether the value must be greater than {@link #min}, not equal to it. */
	boolean above() default false;

	/** Whether the value must be less than {@link #max}, not equal to it. */
	boolean below() default false;

	/** Name in CaLab's own functions and files. Empty: the same as the key. */
	String calab() default "";
}
