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

import java.awt.Dimension;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.swing.JButton;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JToolBar;
import javax.swing.event.HyperlinkEvent;

/** The guide in a window of its own, where no browser can be opened. */
public final class GuideWindow extends JFrame {

	private static final Dimension SIZE = new Dimension(900, 800);

	private final JEditorPane pane = new JEditorPane();
	private final JButton back = new JButton("Back");
	private final Deque<URL> earlier = new ArrayDeque<>();

	/** @param firstPage an HTML file */
	public GuideWindow(final Path firstPage) throws IOException {
		super("CaLab for Fiji - Help");
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		pane.setEditable(false);
		pane.setPage(firstPage.toUri().toURL());
		pane.addHyperlinkListener(e -> {
			if (e.getEventType() == HyperlinkEvent.EventType.ACTIVATED) follow(e
				.getURL());
		});
		back.setEnabled(false);
		back.addActionListener(e -> back());
		final JToolBar bar = new JToolBar();
		bar.setFloatable(false);
		bar.add(back);
		add(bar, "North");
		add(new JScrollPane(pane));
		setSize(SIZE);
		setLocationByPlatform(true);
	}

	/** @return the address of the page that is shown */
	URL page() {
		return pane.getPage();
	}

	/** Follows a link within the guide; one that leads elsewhere needs a browser, which there is none. */
	void follow(final URL link) {
		if (link == null || !link.getProtocol().equals("file")) return;
		final URL from = pane.getPage();
		if (show(link)) {
			earlier.push(from);
			back.setEnabled(true);
		}
	}

	void back() {
		if (!earlier.isEmpty()) show(earlier.pop());
		back.setEnabled(!earlier.isEmpty());
	}

	private boolean show(final URL page) {
		try {
			pane.setPage(page);
			return true;
		}
		catch (final IOException e) {
			pane.setText("<p>" + page + " cannot be shown: " + e.getMessage() +
				"</p>");
			return false;
		}
	}
}
