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
package org.calab.fiji.workspace.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import javax.swing.text.JTextComponent;

import org.calab.check.InvalidInputException;
import org.calab.figure.FigureOptions;
import org.calab.fiji.project.Project;
import org.calab.fiji.window.Coalesced;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.FileChoice;
import org.calab.fiji.window.Job;
import org.calab.fiji.window.StatusText;
import org.calab.fiji.workspace.LiveCells;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.fiji.workspace.view.WorkspaceActions.Action;
import org.calab.task.Progress;
import org.calab.trace.CellState;

/**
 * The workspace: traces of the selected cells, a raster of all, and the table, beside the
 * movie's own window. All of them follow one model.
 */
public final class WorkspaceWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private static final int WIDTH = 860, HEIGHT = 760;

	private static final Set<Action> NO_FILE = EnumSet.of(Action.EXTRACT,
		Action.ACTIVITY);

	private final transient Workspace workspace;
	private final transient WorkspaceActions actions;
	private final Map<Action, JButton> buttons = new EnumMap<>(Action.class);
	private final TracesPane traces;
	private final RasterPane raster;
	private final SettingsStrip settings;
	private final JLabel words = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar(0, 100);
	private final JButton stop = new JButton("Stop");
	private final transient FileChoice files = new FileChoice(this, "CaLab");
	private final JButton apply = button("Apply to all cells",
		"Extracts the traces and infers the activity of all cells with these settings, and records it",
		this::apply), discard = button("Discard",
			"Back to the settings of the traces and the activity", this::discard);
	private final transient LiveCells live;
	private final transient KernelDock dock;
	private final transient KeyEventDispatcher keys = this::key;
	private transient WorkspaceSettings committed;
	private final List<String> notes = new ArrayList<>();
	private final transient Coalesced refresh = new Coalesced(this::refresh);
	private boolean busy;
	private String told = "";

	public WorkspaceWindow(final String title, final Workspace workspace,
		final WorkspaceSettings start, final WorkspaceActions actions)
	{
		super("CaLab: " + title);
		this.workspace = workspace;
		this.actions = actions;
		live = new LiveCells(workspace, EventQueue::invokeLater, refresh::request);
		traces = new TracesPane(workspace, live);
		dock = new KernelDock(this, workspace, traces.layers(), this::follow);
		raster = new RasterPane(workspace, this::saveRaster);
		committed = start;
		final JSplitPane lower = split(raster, new CellsPane(workspace), 0.4),
				all = split(traces, lower, 0.42);
		add(tools(), BorderLayout.NORTH);
		settings = new SettingsStrip(start, s -> follow(), dock.toggle());
		add(all, BorderLayout.CENTER);
		final JPanel foot = new JPanel(new BorderLayout());
		foot.add(settings, BorderLayout.CENTER);
		foot.add(status(), BorderLayout.SOUTH);
		add(foot, BorderLayout.SOUTH);
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(
			keys);
		workspace.listen((before, after) -> {
			if (before.data() != after.data()) enableButtons();
			if (before.data() != after.data() || !before.states().equals(after
				.states()) || !before.inView().equals(after.inView())) follow();
			else if (!before.window().equals(after.window())) live.look();
		});
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		place();
		enableButtons();
	}

	private static JSplitPane split(final Component top, final Component bottom,
		final double weight)
	{
		final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, top,
			bottom);
		split.setResizeWeight(weight);
		split.setBorder(BorderFactory.createEmptyBorder());
		split.setContinuousLayout(true);
		return split;
	}

	/** At the right of the screen, so that the movie can be beside it. */
	private void place() {
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
			.getMaximumWindowBounds();
		setSize(Math.min(Math.max(WIDTH, screen.width * 3 / 5), Math.min(1200, screen.width)),
			Math.min(Math.max(HEIGHT, screen.height * 9 / 10), screen.height));
		setLocation(screen.x + screen.width - getWidth(), screen.y);
		setMinimumSize(new Dimension(640, 480));
	}

	private JComponent tools() {
		final Box line = Box.createHorizontalBox();
		line.setBorder(BorderFactory.createEmptyBorder(5, 8, 5, 8));
		for (final Action a : Action.values()) {
			final JButton b = button(a.label(), a.help(), () -> start(a));
			buttons.put(a, b);
			line.add(b);
			line.add(Box.createHorizontalStrut(4));
		}
		line.add(Box.createHorizontalGlue());
		line.add(button("Methods text",
			"Shows and copies sentences for a paper, with the numbers and the references",
			this::methods));
		line.add(Box.createHorizontalStrut(4));
		line.add(button("Copy macro",
			"Copies the macro lines of what was done, for example for the script editor",
			this::copyMacro));
		return line;
	}

	private static JButton button(final String text, final String help,
		final Runnable what)
	{
		final JButton b = new JButton(text);
		b.setToolTipText(help);
		b.setFocusable(false); // the keys stay with the cells
		b.addActionListener(e -> what.run());
		return b;
	}

	private JComponent status() {
		final Box line = Box.createHorizontalBox();
		line.setBorder(BorderFactory.createEmptyBorder(2, 10, 5, 10));
		bar.setMaximumSize(new Dimension(160, 16));
		bar.setIndeterminate(true);
		bar.setVisible(false);
		stop.setVisible(false);
		apply.setVisible(false);
		discard.setVisible(false);
		line.add(words);
		line.add(Box.createHorizontalGlue());
		line.add(discard);
		line.add(Box.createHorizontalStrut(4));
		line.add(apply);
		line.add(bar);
		line.add(Box.createHorizontalStrut(6));
		line.add(stop);
		line.setPreferredSize(new Dimension(100, Math.max(30, stop
			.getPreferredSize().height + 8)));
		return line;
	}

	/**
	 * Keys work wherever the focus is in this window, except in a field or a list of choices.
	 * Tables and scroll panes would take the arrows.
	 *
	 * @return whether the key is used
	 */
	private boolean key(final KeyEvent e) {
		if (!isFocused() || e.getID() != KeyEvent.KEY_PRESSED || e
			.getComponent() instanceof JTextComponent || e
				.getComponent() instanceof JComboBox) return false;
		final boolean undo = e.getKeyCode() == KeyEvent.VK_Z;
		if (dock.contains(e.getComponent()) && (e.getModifiersEx() != 0 || e
			.isActionKey())) return false; // its sliders take the arrows
		if (e.getModifiersEx() != 0 && !(undo && e.getModifiersEx() == Toolkit
			.getDefaultToolkit().getMenuShortcutKeyMaskEx())) return false;
		switch (e.getKeyCode()) {
			case KeyEvent.VK_A -> workspace.mark(CellState.ACCEPTED);
			case KeyEvent.VK_R -> workspace.mark(CellState.REJECTED);
			case KeyEvent.VK_Z -> workspace.undo();
			case KeyEvent.VK_T -> dock.toggle().doClick(0);
			case KeyEvent.VK_DOWN -> workspace.walk(1);
			case KeyEvent.VK_UP -> workspace.walk(-1);
			case KeyEvent.VK_RIGHT -> workspace.goTo(workspace.state().frame() + 1);
			case KeyEvent.VK_LEFT -> workspace.goTo(workspace.state().frame() - 1);
			default -> {
				return false;
			}
		}
		return true;
	}

	/** Fits the cells in view with the settings, if they are not those of the traces or the kernel panel is open. */
	private void follow() {
		final WorkspaceSettings now = settings.settings();
		final boolean there = workspace.state().data().traces().isPresent(),
				differs = there && !now.equals(committed), processed = !now.extraction()
					.equals(committed.extraction());
		apply.setVisible(differs && !busy);
		discard.setVisible(differs && !busy);
		try {
			if (there && !busy && (differs || dock.isWanted())) live.follow(now,
				processed ? actions.extracted() : Optional.empty());
			else live.rest(now);
			dock.show(live.session());
		}
		catch (final InvalidInputException e) {
			live.rest(now);
			dock.toggle().setSelected(false);
			say(e.getMessage(), true);
		}
		refresh.request();
	}

	private void refresh() {
		final WorkspaceSettings before = settings.settings();
		live.settings().filter(t -> !t.equals(before.tuner())).ifPresent(t -> {
			settings.show(before.with(t)); // changed in the kernel panel
			follow();
		});
		traces.refresh();
		dock.refresh();
		live.session().ifPresent(fit -> {
			final List<String> warnings = fit.failure().isEmpty() ? fit.warnings()
				: List.of(fit.failure());
			final String text = warnings.isEmpty()
				? "Live fit of the cells in view with these settings." : String.join(" ",
					warnings);
			if (!text.equals(told)) say(text, !warnings.isEmpty());
			told = text;
		});
	}

	private void discard() {
		settings.show(committed);
		follow();
		say(" ", false);
		told = "";
	}

	private void apply() {
		final WorkspaceSettings now = settings.settings();
		final boolean extracts = !now.extraction().equals(committed.extraction()),
				infers = workspace.state().data().activity().isPresent() || !now
					.inference().equals(committed.inference());
		final Optional<String> refusal = extracts ? actions.refusal(Action.EXTRACT)
			: Optional.empty();
		if (refusal.isPresent()) {
			say("Rate, neuropil and dF/F need the movie. " + refusal.get(), true);
			return;
		}
		work("Apply", p -> {
			if (extracts) actions.run(Action.EXTRACT, now, Optional.empty(), p);
			if (infers) actions.run(Action.ACTIVITY, now, Optional.empty(), p);
		}, () -> committed = now);
	}

	/** Enables the buttons whose actions are possible now. */
	public void enableButtons() {
		buttons.forEach((action, b) -> {
			final Optional<String> refusal = actions.refusal(action);
			b.setEnabled(!busy && refusal.isEmpty());
			b.setToolTipText(refusal.map(r -> action.help() + ". " + r).orElse(action
				.help()));
		});
		dock.offer(workspace.state().data().traces().isPresent() ? Optional.empty()
			: Optional.of("Extract traces first."));
	}

	private void start(final Action action) {
		final Optional<Path> file = switch (action) {
			case OPEN -> files.toOpen("tif", "tiff", "avi", "zip", "czi", "nd2",
				"lif");
			case ROIS -> files.toOpen("zip", "roi");
			case EXPORT -> toSave(".xlsx", "xlsx", "mat");
			case PROJECT -> toSave(Project.ENDING, "json");
			case EXTRACT, ACTIVITY -> Optional.empty();
		};
		if (file.isEmpty() && !NO_FILE.contains(action)) return;
		final WorkspaceSettings now = settings.settings();
		work(action.label().replace("...", ""), p -> actions.run(action, now, file,
			p), () -> {
				if (action == Action.EXTRACT) committed = now.withInferenceOf(committed);
				if (action == Action.ACTIVITY) committed = committed.withInferenceOf(
					now);
			});
	}

	private Optional<Path> toSave(final String ending, final String... kinds) {
		final Path suggested = actions.beside(ending);
		return new FileChoice(this, "CaLab").in(suggested.getParent()).toSave(
			suggested.getFileName().toString(), kinds);
	}

	/** Disables the buttons while something else works on the cells. */
	public void busy(final boolean now) {
		busy = now;
		enableButtons();
		bar.setVisible(now);
		if (!now) sayNotes();
	}

	/** Keeps a sentence of a command, which is shown when the work is done. */
	public void note(final String text) {
		notes.add(text);
	}

	private void sayNotes() {
		say(notes.isEmpty() ? " " : String.join(" \u00b7 ", notes), false);
		notes.clear();
	}

	/** Long work of a button. */
	private interface Work {

		void run(Progress progress) throws IOException;
	}

	/** @param done on the event thread, if it succeeds */
	private void work(final String name, final Work what, final Runnable done) {
		busy = true;
		enableButtons();
		bar.setVisible(true);
		follow();
		say(name + "...", false);
		final Job<String> job = new Job<>(p -> {
			what.run(p);
			return name;
		}, n -> {
			done.run();
			sayNotes();
		}, why -> {
			say(why, true);
			JOptionPane.showMessageDialog(this, StatusText.whole(why), getTitle(),
				JOptionPane.ERROR_MESSAGE);
		}).shownBy(bar, stop);
		job.addPropertyChangeListener(e -> {
			if (!job.isDone() || !e.getPropertyName().equals("state")) return;
			busy = false;
			bar.setVisible(false);
			if (job.isCancelled()) say("Stopped.", false);
			enableButtons();
			follow();
		});
		job.execute();
	}

	/** Shows a sentence at the bottom. */
	public void say(final String text, final boolean alarm) {
		words.setText(StatusText.brief(text));
		words.setToolTipText(StatusText.whole(text));
		words.setForeground(alarm ? DesktopTheme.current().alarm() : DesktopTheme
			.current().soft());
	}

	/** Shows other settings, for example the rate of a movie. */
	public void show(final WorkspaceSettings s) {
		committed = s;
		settings.show(s);
		follow();
	}

	/** @return the settings of the extraction and the inference */
	public WorkspaceSettings settings() {
		return settings.settings();
	}

	private void copyMacro() {
		final List<String> lines = actions.macro();
		copy(String.join("", lines));
		say(lines.isEmpty() ? "Nothing was done yet that a macro could repeat."
			: lines.size() + (lines.size() == 1 ? " macro line is" : " macro lines are") +
				" in the clipboard.", false);
	}

	private void methods() {
		final String text;
		try {
			text = actions.methods();
		}
		catch (final InvalidInputException e) {
			say(e.getMessage(), true);
			return;
		}
		copy(text);
		final JTextArea area = new JTextArea(text, 16, 60);
		area.setName("methods");
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setEditable(false);
		area.setCaretPosition(0);
		JOptionPane.showMessageDialog(this, new JScrollPane(area),
			"Methods text (copied)", JOptionPane.PLAIN_MESSAGE);
	}

	private static void copy(final String text) {
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(
			new StringSelection(text), null);
	}

	private void saveRaster() {
		final WorkspaceState s = workspace.state();
		files.toSave("raster.png", FigureOptions.endings()).ifPresent(file -> work(
			"Save", p -> actions.saveRaster(s, file, p), () -> note("Saved " + file)));
	}

	@Override
	public void dispose() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager()
			.removeKeyEventDispatcher(keys);
		live.close();
		dock.dispose();
		traces.close();
		raster.close();
		super.dispose();
	}
}
