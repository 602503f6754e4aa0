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
package org.calab.fiji.imagej1;

import ij.gui.GenericDialog;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.TextField;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.function.Supplier;

import org.calab.check.InvalidInputException;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** A command's inputs as the fields of a GenericDialog, with their tooltips. */
final class DialogInputs {

	private static final int TEXT_COLUMNS = 26;

	private final GenericDialog dialog;
	private final Map<String, Supplier<Object>> fields = new LinkedHashMap<>();

	DialogInputs(final GenericDialog dialog) {
		this.dialog = dialog;
	}

	static String label(final CommandInfo info) {
		final String label = info.getMenuPath().getLeaf() == null ? info.getTitle()
			: info.getMenuPath().getLeaf().getName();
		return label.replace("...", "");
	}

	/** @param initial initial content of the field, or null */
	void add(final ModuleItem<?> item, final Object initial) {
		final String label = item.getLabel();
		final Class<?> t = item.getType();
		final Component field;
		final Supplier<Object> value;
		if (t == boolean.class || t == Boolean.class) {
			dialog.addCheckbox(label, Boolean.TRUE.equals(initial));
			final Checkbox box = last(dialog.getCheckboxes());
			field = box;
			value = box::getState;
		}
		else if (t == String.class && item.getChoices() != null && !item
			.getChoices().isEmpty())
		{
			final List<?> choices = item.getChoices();
			dialog.addChoice(label + ":", choices.stream().map(Object::toString)
				.toArray(String[]::new), String.valueOf(initial == null ? choices.get(
					0) : initial));
			final Choice choice = last(dialog.getChoices());
			field = choice;
			value = choice::getSelectedItem;
		}
		else {
			final TextField text = addText(item, label, initial);
			field = text;
			value = () -> parse(item, text.getText().trim());
		}
		final String help = item.getDescription();
		if (help != null && !help.isEmpty()) Tooltip.show(field, help);
		fields.put(item.getName(), value);
	}

	private TextField addText(final ModuleItem<?> item, final String label,
		final Object initial)
	{
		final String start = initial == null ? "" : initial instanceof Double d &&
			d == Math.rint(d) ? Long.toString(d.longValue()) : initial.toString();
		if (item.getType() == File.class) {
			if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) dialog
				.addDirectoryField(label + ":", start, TEXT_COLUMNS);
			else dialog.addFileField(label + ":", start, TEXT_COLUMNS);
		}
		else dialog.addStringField(label + ":", start, item
			.getType() == String.class ? TEXT_COLUMNS : 8);
		return last(dialog.getStringFields());
	}

	private static Object parse(final ModuleItem<?> item, final String text) {
		final Class<?> t = item.getType();
		if (t == String.class) return text;
		if (t == File.class) return new File(text);
		try {
			if (t == int.class || t == Integer.class) return Integer.valueOf(text);
			if (t == long.class || t == Long.class) return Long.valueOf(text);
			return Double.valueOf(withPoint(text));
		}
		catch (final NumberFormatException e) {
			throw new InvalidInputException(item.getLabel() +
				" must be a number with a decimal point, such as 0.5, but is \"" + text +
				"\".");
		}
	}

	/** A decimal comma is accepted, unless it could also separate thousands, as in 1,000. */
	static String withPoint(final String text) {
		return text.matches("[-+]?0*,\\d+|[-+]?\\d+,(\\d{1,2}|\\d{4,})") ? text
			.replace(',', '.') : text;
	}

	/** @return the contents of the fields, by the inputs' names */
	Map<String, Object> values() {
		final Map<String, Object> values = new LinkedHashMap<>();
		fields.forEach((name, field) -> values.put(name, field.get()));
		return values;
	}

	@SuppressWarnings("unchecked")
	private static <C extends Component> C last(final Vector<?> fields) {
		return (C) fields.lastElement();
	}
}
