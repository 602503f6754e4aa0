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
package org.calab.fiji.help;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToolBar;
import javax.swing.event.HyperlinkEvent;

/** Shows the guide in a window of ImageJ if no browser can be opened. */
public final class GuideView extends JPanel {

	private static final Dimension SIZE = new Dimension(1060, 800);

	private final JEditorPane pane = new JEditorPane();
	private final JButton back = new JButton("Back");
	private final Deque<URL> earlier = new ArrayDeque<>();
	private URL page; // the pane returns it only after loading

	/** @param firstPage an HTML file */
	GuideView(final Path firstPage) throws IOException {
		super(new BorderLayout());
		pane.setEditable(false);
		pane.setBorder(BorderFactory.createEmptyBorder(10, 14, 10, 14));
		page = firstPage.toUri().toURL();
		pane.setPage(page);
		pane.addHyperlinkListener(e -> {
			if (e.getEventType() == HyperlinkEvent.EventType.ACTIVATED) follow(e
				.getURL());
		});
		back.setEnabled(false);
		back.addActionListener(e -> back());
		final JToolBar bar = new JToolBar();
		bar.setFloatable(false);
		bar.add(back);
		add(bar, BorderLayout.NORTH);
		add(new JScrollPane(pane));
		setPreferredSize(SIZE);
	}

	/** Shows the guide in a window. Call on the event thread. @param firstPage an HTML file */
	public static void open(final Path firstPage) throws IOException {
		final JFrame window = new JFrame("CaLab for Fiji - Help");
		window.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		window.add(new GuideView(firstPage));
		window.pack();
		window.setLocationByPlatform(true);
		window.setVisible(true);
	}

	/** @return the current page */
	URL page() {
		return page;
	}

	/** Follows a link within the guide. External links need a browser, and there is none. */
	void follow(final URL link) {
		if (link == null || !link.getProtocol().equals("file")) return;
		final URL from = page;
		if (show(link)) earlier.push(from);
		back.setEnabled(!earlier.isEmpty());
	}

	void back() {
		if (!earlier.isEmpty()) show(earlier.pop());
		back.setEnabled(!earlier.isEmpty());
	}

	private boolean show(final URL next) {
		try {
			pane.setPage(next);
			page = next;
			return true;
		}
		catch (final IOException e) {
			pane.setText(next + " cannot be shown: " + e.getMessage());
			return false;
		}
	}
}
