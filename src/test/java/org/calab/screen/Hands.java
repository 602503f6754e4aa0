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
package org.calab.screen;

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.SwingUtilities;

/** Mouse and keys as a person uses them. Not to be called on the event thread. */
public final class Hands {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

	private final Robot robot;
	private final Point slip = new Point();
	private Window slipped;
	private MouseEvent last; // of the event thread

	public Hands() throws AWTException {
		robot = new Robot();
		robot.setAutoDelay(15);
		Toolkit.getDefaultToolkit().addAWTEventListener(e -> last = (MouseEvent) e,
			AWTEvent.MOUSE_EVENT_MASK | AWTEvent.MOUSE_MOTION_EVENT_MASK);
	}

	/** @return what is asked for on the event thread */
	public static <T> T on(final Callable<T> what) {
		final FutureTask<T> task = new FutureTask<>(what);
		EventQueue.invokeLater(task);
		try {
			return task.get(60, TimeUnit.SECONDS);
		}
		catch (final ExecutionException e) {
			throw new AssertionError(e.getCause());
		}
		catch (final Exception e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until it is so, asking on the event thread. */
	public static void until(final String what, final Callable<Boolean> so) {
		await(what, () -> so.call() ? Optional.of(true) : Optional.empty());
	}

	private static <T> T await(final String what,
		final Callable<Optional<T>> wanted)
	{
		final long end = System.nanoTime() + PATIENCE;
		for (;;) {
			final Optional<T> there = on(wanted);
			if (there.isPresent()) return there.get();
			if (System.nanoTime() > end) throw new AssertionError("not so: " + what);
			try {
				Thread.sleep(30);
			}
			catch (final InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}

	/** @return the window whose title begins so, as soon as it is there */
	public static Window window(final String title) {
		return await("a window \"" + title + "\"", () -> Stream.of(Window
			.getWindows()).filter(w -> w.isShowing() && title(w).startsWith(title))
			.findFirst());
	}

	/** @return the dialog of this very title, as soon as it is there */
	public static Window dialog(final String title) {
		return await("a dialog \"" + title + "\"", () -> Stream.of(Window
			.getWindows()).filter(w -> w.isShowing() && w instanceof java.awt.Dialog &&
				title(w).equals(title)).findFirst());
	}

	/** @return the dialog of a window, as soon as it is there */
	public static Window windowOver(final Window parent) {
		return await("a dialog", () -> Stream.of(parent.getOwnedWindows()).filter(
			w -> w.isShowing() && w instanceof java.awt.Dialog).findFirst());
	}

	private static String title(final Window w) {
		return w instanceof Frame f ? f.getTitle() : w instanceof java.awt.Dialog d
			? d.getTitle() == null ? "" : d.getTitle() : "";
	}

	/** @return the component of a kind, as soon as it is shown */
	public static <C extends Component> C find(final Container in,
		final Class<C> kind, final Predicate<C> which)
	{
		return await("a " + kind.getSimpleName(), () -> all(in).filter(
			kind::isInstance).map(kind::cast).filter(c -> c.isShowing() && which.test(
				c)).findFirst());
	}

	/** @return whether there is such a button, and it can be pressed; for the event thread */
	public static boolean isEnabled(final Container in, final String text) {
		return all(in).anyMatch(c -> c instanceof AbstractButton b && text.equals(b
			.getText()) && b.isEnabled());
	}

	public static AbstractButton button(final Container in, final String text) {
		return find(in, AbstractButton.class, b -> text.equals(b.getText()));
	}

	public static <C extends Component> C named(final Container in,
		final Class<C> kind, final String name)
	{
		return find(in, kind, c -> name.equals(c.getName()));
	}

	private static Stream<Component> all(final Container in) {
		return Stream.of(in.getComponents()).flatMap(c -> Stream.concat(Stream.of(
			c), c instanceof Container inner ? all(inner) : Stream.empty()));
	}

	/** Presses in the middle of it. */
	public void click(final Component c) {
		click(c, new Point(c.getWidth() / 2, c.getHeight() / 2), 1);
	}

	/** Presses at a place of the screen, for what is no component, as menus. */
	public void click(final Point at) {
		robot.mouseMove(at.x, at.y);
		press(1);
	}

	public void click(final Component c, final Point at, final int times) {
		to(c, at);
		press(times);
	}

	private void press(final int times) {
		for (int i = 0; i < times; i++) {
			robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
			robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		}
		settle();
	}

	/** @param meanwhile done before the button is let go */
	public void drag(final Component c, final Point from, final Point to,
		final Runnable meanwhile)
	{
		to(c, from);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		for (int i = 1; i <= 10; i++)
			move(c, new Point(from.x + (to.x - from.x) * i / 10, from.y + (to.y -
				from.y) * i / 10));
		settle();
		meanwhile.run();
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		settle();
	}

	/** @param notches towards the user */
	public void wheel(final Component c, final Point at, final int notches) {
		to(c, at);
		for (int i = 0; i < Math.abs(notches); i++)
			robot.mouseWheel(Integer.signum(notches));
		settle();
	}

	/**
	 * Moves onto it, once its window is in front. Java may not know where the window
	 * manager has put a window: the pointer is there when the window has felt it.
	 */
	public void to(final Component c, final Point at) {
		final Window window = windowOf(c);
		until("its window is in front", window::isActive);
		if (window != slipped) slip.setLocation(0, 0);
		slipped = window;
		final long end = System.nanoTime() + PATIENCE;
		while (slips(c, at, window)) {
			if (System.nanoTime() > end) throw new AssertionError("cannot reach " + at +
				" of " + c);
			// felt elsewhere: learned from. Not felt: its middle may be
			slips(window, new Point(window.getWidth() / 2, window.getHeight() / 2),
				window);
		}
	}

	private static Window windowOf(final Component c) {
		return c instanceof Window w ? w : SwingUtilities.getWindowAncestor(c);
	}

	/** Moves to where it should be. @return whether it was not felt there */
	private boolean slips(final Component c, final Point at,
		final Window window)
	{
		on(() -> last = null);
		move(c, new Point(at.x + 1, at.y));
		move(c, at);
		settle();
		final Point wanted = on(() -> SwingUtilities.convertPoint(c, at, window)),
				felt = on(() -> felt(window));
		if (felt != null) slip.translate(wanted.x - felt.x, wanted.y - felt.y);
		return !wanted.equals(felt);
	}

	/** @return where in a window the pointer was felt last; null if it was elsewhere */
	private Point felt(final Window window) {
		final MouseEvent e = last;
		return e == null || e.getComponent() != window && SwingUtilities
			.getWindowAncestor(e.getComponent()) != window ? null : SwingUtilities
				.convertPoint(e.getComponent(), e.getPoint(), window);
	}

	/** @return where its corner really is on the screen, as far as it was felt */
	public Point corner(final Component c) {
		final Point corner = on(c::getLocationOnScreen);
		if (windowOf(c) == slipped) corner.translate(slip.x, slip.y);
		return corner;
	}

	private void move(final Component c, final Point at) {
		final Point corner = corner(c);
		robot.mouseMove(corner.x + at.x, corner.y + at.y);
	}

	/** Keys that are held together, the last one struck. */
	public void keys(final int... codes) {
		for (final int code : codes)
			robot.keyPress(code);
		for (int i = codes.length - 1; i >= 0; i--)
			robot.keyRelease(codes[i]);
		settle();
	}

	/** Types over what stands in a field. */
	public void fill(final Component field, final String text) {
		click(field);
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		type(text);
	}

	/** Types over what stands in a field, and Enter. */
	public void enter(final Component field, final String text) {
		fill(field, text);
		keys(KeyEvent.VK_ENTER);
	}

	/** Letters, digits and a few signs of an English keyboard. */
	public void type(final String text) {
		for (final char c : text.toCharArray()) {
			final int code = c == '_' ? KeyEvent.VK_MINUS : KeyEvent
				.getExtendedKeyCodeForChar(c);
			if (c == '_' || Character.isUpperCase(c)) keys(KeyEvent.VK_SHIFT, code);
			else keys(code);
		}
	}

	/** Opens the list, walks to the item with the arrow keys and presses Enter. */
	public void choose(final JComboBox<?> box, final Object item) {
		click(box);
		final int from = on(box::getSelectedIndex), to = on(() -> {
			for (int i = 0; i < box.getItemCount(); i++)
				if (box.getItemAt(i).equals(item)) return i;
			throw new AssertionError("not in the list: " + item);
		});
		for (int i = 0; i < Math.abs(to - from); i++)
			keys(to > from ? KeyEvent.VK_DOWN : KeyEvent.VK_UP);
		keys(KeyEvent.VK_ENTER);
	}

	/** Moves to where nothing is. */
	public void away() {
		robot.mouseMove(0, Toolkit.getDefaultToolkit().getScreenSize().height - 1);
		settle();
	}

	/** Until the event thread has done what was asked of it. */
	public void settle() {
		robot.waitForIdle();
	}

	/** @return a picture of it, as far as it is on the screen */
	public BufferedImage picture(final Component c) {
		settle();
		final Point corner = corner(c);
		return picture(new Rectangle(corner.x, corner.y, c.getWidth(), c
			.getHeight()));
	}

	/** @param area of the screen, as far as it is on it */
	public BufferedImage picture(final Rectangle area) {
		settle();
		return robot.createScreenCapture(area.intersection(new Rectangle(Toolkit
				.getDefaultToolkit().getScreenSize())));
	}
}
