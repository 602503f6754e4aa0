package org.calab.fiji.imagej1;

import ij.IJ;

import java.awt.Component;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

/** Help for a field of ImageJ's AWT dialogs, which know no tooltips: it is shown in ImageJ's status bar. */
final class Tooltip {

	private Tooltip() {}

	static void show(final Component field, final String help) {
		field.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseEntered(final MouseEvent e) {
				IJ.showStatus(help);
			}
		});
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent e) {
				IJ.showStatus(help);
			}
		});
	}
}
