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
package org.calab.io.npy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.NumberType;

/**
 * Reads pickled data (protocols 0 to 5) without Python: dicts, lists, tuples, text, bytes,
 * numbers and NumPy arrays. Nothing is imported, called or built. Any other object becomes
 * an {@link Unread} with its name, for the reader to refuse or to ignore. Memory is bounded
 * by the size of the pickle.
 * <p>
 * A dict is a {@code Map}, of which only keys that are text are kept; a list or tuple a {@code List};
 * a number a {@code Double}; None null; bytes a {@code ByteBuffer}; an array a
 * {@link PickledArray}.
 * </p>
 */
public final class Pickle {

	private static final Object MARK = new Object();

	/** An ops file takes some thousand steps; lists of files add more. */
	private static final int MOST_STEPS = 20_000_000, MOST_STACK = 1_000_000;

	/** Memory that a step may take, in bytes. */
	private static final int STEP_BYTES = 64;

	/** Bytes that decoded data may take for each byte of the pickle. */
	private static final long GROWTH = 4;

	/** The names that are understood; anything else is an object that is not read. */
	private static final String DTYPE = "numpy.dtype", ENCODE = "_codecs.encode",
			ORDERED = "collections.OrderedDict";

	private final ByteBuffer in;
	private long budget;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Integer, Object> memo = new HashMap<>();

	/**
	 * An object that is not read.
	 *
	 * @param name what unpickling would have imported and called, for example {@code os.system}
	 * @param arguments what it would have been called with; empty where they are unknown
	 */
	public record Unread(String name, List<?> arguments) {

		private Unread(final String name) {
			this(name, List.of());
		}
	}

	/** A name that unpickling would import. */
	public record Global(String name) {}

	/** A reference to data outside the pickle, which PyTorch uses for its numbers. */
	public record Persistent(Object id) {}

	/** A NumPy dtype, such as f8, with its byte order once known. */
	private static final class Dtype {

		private final String name;
		private boolean big;

		private Dtype(final String name) {
			this.name = name;
		}
	}

	/** An array that a later step fills. */
	private static final class Unfilled {

		private Object filled;
	}

	private Pickle(final ByteBuffer in) {
		this.in = in.order(ByteOrder.LITTLE_ENDIAN);
		budget = GROWTH * in.remaining() + (1 << 16);
	}

	/**
	 * @param pickle at its first byte; arrays in the result share its memory
	 * @return the outermost object
	 * @throws IOException if the data is not a valid pickle
	 */
	public static Object read(final ByteBuffer pickle) throws IOException {
		try {
			return new Pickle(pickle).run();
		}
		catch (final BufferUnderflowException | IndexOutOfBoundsException e) {
			throw new IOException("the pickle is truncated or damaged", e);
		}
	}

	private Object run() throws IOException {
		final long most = Math.min(MOST_STEPS, Runtime.getRuntime().maxMemory() /
			STEP_BYTES);
		for (long step = 0; step < most; step++) {
			final int op = in.get() & 0xff;
			if (op == '.') return filled(pop());
			step(op);
			if (stack.size() > MOST_STACK) break;
		}
		throw new IOException("the pickle has too many steps");
	}

	private void step(final int op) throws IOException {
		switch (op) {
			case 0x80 -> skip(1); // PROTO
			case 0x95 -> skip(8); // FRAME
			case '(' -> stack.add(MARK);
			case '0' -> pop();
			case '1' -> popMark();
			case '2' -> stack.add(top());
			// constants
			case 'N' -> stack.add(null);
			case 0x97 -> stack.add(new Unread("a buffer outside the pickle"));
			case 0x88 -> stack.add(Boolean.TRUE);
			case 0x89 -> stack.add(Boolean.FALSE);
			// numbers
			case 'J' -> stack.add((double) in.getInt());
			case 'K' -> stack.add((double) (in.get() & 0xff));
			case 'M' -> stack.add((double) (in.getShort() & 0xffff));
			case 'G' -> {
				in.order(ByteOrder.BIG_ENDIAN);
				stack.add(in.getDouble());
				in.order(ByteOrder.LITTLE_ENDIAN);
			}
			case 0x8a -> stack.add(whole(bytes(in.get() & 0xff)));
			case 0x8b -> stack.add(whole(bytes(in.getInt())));
			case 'F', 'I', 'L' -> stack.add(printed(line()));
			// text and bytes
			case 'X' -> stack.add(text(in.getInt()));
			case 0x8c -> stack.add(text(in.get() & 0xff));
			case 0x8d -> stack.add(text(length(in.getLong())));
			case 'V' -> stack.add(line());
			case 'U', 'C' -> stack.add(bytes(in.get() & 0xff));
			case 'T', 'B' -> stack.add(bytes(in.getInt()));
			case 0x8e, 0x96 -> stack.add(bytes(length(in.getLong())));
			case 'S' -> stack.add(line().replaceAll("^'|'$|^\"|\"$", ""));
			// containers
			case '}' -> stack.add(new LinkedHashMap<String, Object>());
			case ']' -> stack.add(new ArrayList<>());
			case 0x8f -> stack.add(new Unread("set"));
			case ')' -> stack.add(List.of());
			case 'd' -> {
				final List<Object> items = popMark();
				stack.add(new LinkedHashMap<String, Object>());
				pairs(top(), items);
			}
			case 'l' -> stack.add(popMark());
			case 0x91 -> {
				popMark();
				stack.add(new Unread("frozenset"));
			}
			case 't' -> stack.add(popMark());
			case 0x85 -> tuple(1);
			case 0x86 -> tuple(2);
			case 0x87 -> tuple(3);
			case 'a' -> {
				final Object value = pop();
				append(Collections.singletonList(value));
			}
			case 'e' -> append(popMark());
			case 0x90 -> popMark();
			case 's' -> {
				final Object value = pop(), name = pop();
				final List<Object> pair = new ArrayList<>();
				pair.add(name);
				pair.add(value);
				pairs(top(), pair);
			}
			case 'u' -> {
				final List<Object> items = popMark();
				pairs(top(), items);
			}
			// the memo
			case 'q' -> memo.put(in.get() & 0xff, top());
			case 'r' -> memo.put(in.getInt(), top());
			case 'p' -> memo.put(index(line()), top());
			case 0x94 -> memo.put(memo.size(), top());
			case 'h' -> stack.add(memo.get(in.get() & 0xff));
			case 'j' -> stack.add(memo.get(in.getInt()));
			case 'g' -> stack.add(memo.get(index(line())));
			// imports, calls and builds: recorded, not carried out
			case 'c' -> stack.add(new Global(line() + "." + line()));
			case 0x93 -> {
				final Object name = pop(), module = pop();
				stack.add(module instanceof String && name instanceof String ? new Global(
					module + "." + name) : new Unread("a name that is not text"));
			}
			case 'R', 0x81 -> {
				final Object arguments = pop(), callable = pop();
				stack.add(call(callable, arguments));
			}
			case 0x92 -> {
				pop();
				pop();
				stack.add(unread(pop()));
			}
			case 'b' -> build(pop(), top());
			case 'i' -> {
				final String name = line() + "." + line();
				popMark();
				stack.add(new Unread(name));
			}
			case 'o' -> {
				final List<Object> items = popMark();
				stack.add(unread(items.isEmpty() ? null : items.get(0)));
			}
			case 'P' -> stack.add(new Persistent(line()));
			case 'Q' -> stack.add(new Persistent(pop()));
			case 0x82 -> extension(1);
			case 0x83 -> extension(2);
			case 0x84 -> extension(4);
			case 0x98 -> {} // READONLY_BUFFER
			default -> throw new IOException(
				"the pickle has the unknown opcode 0x" + Integer.toHexString(op));
		}
	}

	private Object call(final Object callable, final Object arguments)
		throws IOException
	{
		if (!(callable instanceof Global g) || !(arguments instanceof List<?> t))
			return unread(callable);
		if (g.name().equals(DTYPE) && !t.isEmpty() && t.get(
			0) instanceof String type) return new Dtype(type);
		// NumPy 1 and 2 have different names for these
		if (isNumpy(g, "multiarray._reconstruct")) return new Unfilled();
		if (isNumpy(g, "multiarray.scalar") && t.size() == 2 && t.get(
			0) instanceof Dtype d && t.get(1) instanceof ByteBuffer raw)
			return scalar(d, raw);
		if (isNumpy(g, "numeric._frombuffer") && t.size() == 4 && t.get(
			0) instanceof ByteBuffer raw && t.get(1) instanceof Dtype d && t.get(
				2) instanceof List<?> shape) return array(shape, d, "F".equals(t.get(3)),
					raw);
		// protocol 2 stores bytes as text to be encoded
		if (g.name().equals(ENCODE) && !t.isEmpty() && t.get(
			0) instanceof String text)
		{
			spend(text.length());
			return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		if (g.name().equals(ORDERED) && t.isEmpty())
			return new LinkedHashMap<String, Object>();
		return new Unread(g.name(), t);
	}

	private static boolean isNumpy(final Global g, final String name) {
		return g.name().equals("numpy.core." + name) || g.name().equals(
			"numpy._core." + name);
	}

	private static Unread unread(final Object callable) {
		return callable instanceof Global g ? new Unread(g.name())
			: callable instanceof Unread u ? u : new Unread("an unnamed object");
	}

	private static void build(final Object state, final Object target)
		throws IOException
	{
		if (!(state instanceof List<?> t)) return;
		if (target instanceof Dtype d && t.size() > 1) d.big = ">".equals(t.get(1));
		if (target instanceof Unfilled u && t.size() == 5 && t.get(
			1) instanceof List<?> shape && t.get(2) instanceof Dtype d) u.filled =
				array(shape, d, Boolean.TRUE.equals(t.get(3)), t.get(4));
	}

	private static Object array(final List<?> lengths, final Dtype type,
		final boolean fortran, final Object data) throws IOException
	{
		final int[] shape = new int[lengths.size()];
		double size = 1;
		for (int i = 0; i < shape.length; i++) {
			if (!(lengths.get(i) instanceof Double n) || !(n >= 0) ||
				n > Integer.MAX_VALUE || n != Math.rint(n)) throw new IOException(
					"the shape of an array in the pickle is damaged");
			shape[i] = n.intValue();
			size *= n;
		}
		if (data instanceof List<?> objects) {
			if (size != objects.size()) throw new IOException(
				"an array in the pickle has " + objects.size() + " elements; its shape says " +
					(long) size);
			@SuppressWarnings("unchecked")
			final List<Object> elements = (List<Object>) objects;
			return new PickledArray(shape, fortran, null, null, elements);
		}
		if (!(data instanceof ByteBuffer bytes)) return new Unread(
			"an array without data");
		final NumberType number = number(type);
		if (number == null) return new Unread("an array of " + type.name);
		if (size * number.bytes() != bytes.remaining()) throw new IOException(
			"an array in the pickle has " + bytes.remaining() + " bytes; its shape needs " +
				(long) (size * number.bytes()));
		return new PickledArray(shape, fortran, number, bytes, List.of());
	}

	/** @return the type of numbers; null if it is not of numbers */
	private static NumberType number(final Dtype type) {
		if (!type.name.matches("[fiub][1248]")) return null;
		final char kind = type.name.charAt(0);
		final int bytes = type.name.charAt(1) - '0';
		return NumberType.isKnown(kind, bytes) ? new NumberType(kind, bytes, type.big
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN) : null;
	}

	private static Object scalar(final Dtype type, final ByteBuffer raw) {
		final NumberType number = number(type);
		if (number == null || raw.remaining() != number.bytes()) return new Unread(
			"a value of type " + type.name);
		final double[] one = new double[1];
		number.copy(raw.slice(), 0, 1, one, 0, 1);
		return number.kind() == 'b' ? (Object) (one[0] != 0) : (Object) one[0];
	}

	private static void append(final Object list, final List<Object> items) {
		@SuppressWarnings("unchecked")
		final List<Object> to = (List<Object>) list;
		for (final Object item : items)
			to.add(filled(item));
	}

	private void append(final List<Object> items) {
		if (top() instanceof ArrayList<?> list) append(list, items);
	}

	@SuppressWarnings("unchecked")
	private static void pairs(final Object target, final List<Object> items) {
		if (!(target instanceof LinkedHashMap<?, ?> map)) return;
		for (int i = 0; i + 1 < items.size(); i += 2)
			if (items.get(i) instanceof String key) ((Map<String, Object>) map).put(key,
				filled(items.get(i + 1)));
	}

	/** @return the object once it is complete; an array in place of its beginning */
	private static Object filled(final Object o) {
		if (o instanceof Unfilled u) return u.filled == null ? new Unread(
			"an array without data") : u.filled;
		return o instanceof Global g ? new Unread(g.name()) : o;
	}

	private void tuple(final int n) {
		final List<Object> parts = new ArrayList<>();
		for (int i = 0; i < n; i++)
			parts.add(0, pop());
		parts.replaceAll(Pickle::filledPart);
		stack.add(parts);
	}

	/** Callables in a tuple of arguments keep their name; complete arrays take their place. */
	private static Object filledPart(final Object o) {
		return o instanceof Unfilled u && u.filled != null ? u.filled : o;
	}

	private void extension(final int n) {
		skip(n);
		stack.add(new Unread("an object of the extension registry"));
	}

	private Object top() {
		return stack.get(stack.size() - 1);
	}

	private Object pop() {
		return stack.remove(stack.size() - 1);
	}

	/** Removes the last mark and all items above it, and returns these items. */
	private List<Object> popMark() {
		int at = stack.size() - 1;
		while (stack.get(at) != MARK)
			at--;
		final List<Object> above = stack.subList(at + 1, stack.size());
		final List<Object> items = new ArrayList<>(above);
		items.replaceAll(Pickle::filledPart);
		stack.subList(at, stack.size()).clear();
		return items;
	}

	/** Counts memory that is not a part of the pickle itself. */
	private void spend(final long bytes) throws IOException {
		budget -= bytes;
		if (budget < 0) throw new IOException(
			"the pickle unfolds to many times its size");
	}

	private int length(final long claimed) {
		if (claimed < 0 || claimed > in.remaining())
			throw new BufferUnderflowException();
		return (int) claimed;
	}

	private void skip(final int n) {
		in.position(in.position() + length(n));
	}

	/** @return the bytes, which are not copied */
	private ByteBuffer bytes(final int claimed) {
		final int n = length(claimed);
		final ByteBuffer b = in.slice(in.position(), n);
		skip(n);
		return b;
	}

	private String text(final int claimed) {
		return StandardCharsets.UTF_8.decode(bytes(claimed)).toString();
	}

	private String line() {
		final int start = in.position();
		while (in.get() != '\n') {}
		final byte[] b = new byte[in.position() - 1 - start];
		in.get(start, b);
		return new String(b, StandardCharsets.ISO_8859_1);
	}

	private static double whole(final ByteBuffer littleEndian) {
		final int n = littleEndian.remaining();
		if (n == 0) return 0;
		// a number of more bytes is infinite as a double
		if (n > 1024) return Double.POSITIVE_INFINITY;
		final byte[] big = new byte[n];
		for (int i = 0; i < n; i++)
			big[i] = littleEndian.get(n - 1 - i);
		return new BigInteger(big).doubleValue();
	}

	private static Object printed(final String number) {
		if (number.equals("01")) return Boolean.TRUE;
		if (number.equals("00")) return Boolean.FALSE;
		try {
			return Double.valueOf(number.replaceAll("L$", ""));
		}
		catch (final NumberFormatException e) {
			return new Unread("a number that is none");
		}
	}

	private static int index(final String number) {
		return printed(number) instanceof Double d ? d.intValue() : -1;
	}
}
