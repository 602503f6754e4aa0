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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.io.NumberType;

/**
 * Finds one number in a pickled dict (protocols 2 to 5) without unpickling it: nothing is
 * imported, called or built. It simulates the pickle machine with placeholders for
 * everything but text, numbers and the parts of a NumPy scalar.
 */
public final class PickleScanner {

	private static final Object OTHER = new Object(), MARK = new Object();

	/** An ops file takes some thousand steps; lists of files add more. */
	private static final int MOST_STEPS = 20_000_000, MOST_STACK = 1_000_000;

	private final ByteBuffer in;
	private final String key;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Integer, Object> memo = new HashMap<>();
	/** The dicts in the order of their creation, so that the outermost comes first. */
	private final List<Dict> dicts = new ArrayList<>();

	/** A dict; only the value of the wanted key is kept. */
	private static final class Dict {

		private OptionalDouble value = OptionalDouble.empty();
	}

	/** A name that unpickling would import. */
	private record Global(String name) {}

	/** A tuple. */
	private record Tuple(List<Object> parts) {}

	/** A NumPy dtype, such as f8, with its byte order once known. */
	private static final class Dtype {

		private final String name;
		private boolean big;

		private Dtype(final String name) {
			this.name = name;
		}
	}

	private PickleScanner(final ByteBuffer in, final String key) {
		this.in = in.order(ByteOrder.LITTLE_ENDIAN);
		this.key = key;
	}

	/**
	 * @param pickle at its first byte
	 * @return the number at {@code key} in the outermost dict that has it; empty if the key is
	 *         missing or its value is not a number
	 * @throws IOException if the data is not a valid pickle
	 */
	public static OptionalDouble number(final ByteBuffer pickle, final String key)
		throws IOException
	{
		final PickleScanner scanner = new PickleScanner(pickle, key);
		try {
			scanner.run();
		}
		catch (final BufferUnderflowException | IndexOutOfBoundsException e) {
			throw new IOException("the pickle is truncated or damaged", e);
		}
		return scanner.dicts.stream().map(d -> d.value).filter(
			OptionalDouble::isPresent).findFirst().orElse(OptionalDouble.empty());
	}

	private void run() throws IOException {
		for (int step = 0; step < MOST_STEPS; step++) {
			final int op = in.get() & 0xff;
			if (op == '.') return;
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
			case '2' -> stack.add(stack.get(stack.size() - 1));
			// constants
			case 'N', 0x97 -> stack.add(OTHER);
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
			case 'U' -> stack.add(bytes(in.get() & 0xff));
			case 'C' -> stack.add(bytes(in.get() & 0xff));
			case 'T', 'B' -> stack.add(bytes(in.getInt()));
			case 0x8e, 0x96 -> stack.add(bytes(length(in.getLong())));
			case 'S' -> {
				line();
				stack.add(OTHER);
			}
			// containers
			case '}' -> dict();
			case ']', 0x8f -> stack.add(OTHER);
			case ')' -> stack.add(new Tuple(List.of()));
			case 'd' -> {
				final List<Object> items = popMark();
				pairs(dict(), items);
			}
			case 'l', 0x91 -> {
				popMark();
				stack.add(OTHER);
			}
			case 't' -> stack.add(new Tuple(popMark()));
			case 0x85 -> tuple(1);
			case 0x86 -> tuple(2);
			case 0x87 -> tuple(3);
			case 'a' -> pop();
			case 'e', 0x90 -> popMark();
			case 's' -> {
				final Object value = pop(), name = pop();
				pairs(top(), List.of(name, value));
			}
			case 'u' -> {
				final List<Object> items = popMark();
				pairs(top(), items);
			}
			// the memo
			case 'q' -> memo.put(in.get() & 0xff, top());
			case 'r' -> memo.put(in.getInt(), top());
			case 'p' -> memo.put((int) printedIndex(line()), top());
			case 0x94 -> memo.put(memo.size(), top());
			case 'h' -> stack.add(memo.getOrDefault(in.get() & 0xff, OTHER));
			case 'j' -> stack.add(memo.getOrDefault(in.getInt(), OTHER));
			case 'g' -> stack.add(memo.getOrDefault((int) printedIndex(line()),
				OTHER));
			// imports, calls and builds: recorded, not carried out
			case 'c' -> stack.add(new Global(line() + "." + line()));
			case 0x93 -> {
				final Object name = pop(), module = pop();
				stack.add(new Global(module + "." + name));
			}
			case 'R', 0x81 -> {
				final Object arguments = pop(), callable = pop();
				stack.add(call(callable, arguments));
			}
			case 0x92 -> {
				pop();
				pop();
				pop();
				stack.add(OTHER);
			}
			case 'b' -> build(pop(), top());
			case 'i' -> {
				line();
				line();
				popMark();
				stack.add(OTHER);
			}
			case 'o' -> {
				popMark();
				stack.add(OTHER);
			}
			case 'P' -> {
				line();
				stack.add(OTHER);
			}
			case 'Q' -> {
				pop();
				stack.add(OTHER);
			}
			case 0x82 -> extension(1);
			case 0x83 -> extension(2);
			case 0x84 -> extension(4);
			case 0x98 -> {} // READONLY_BUFFER
			default -> throw new IOException(
				"the pickle has the unknown opcode 0x" + Integer.toHexString(op));
		}
	}

	private static Object call(final Object callable, final Object arguments) {
		if (!(callable instanceof Global g) || !(arguments instanceof Tuple t))
			return OTHER;
		if (g.name().equals("numpy.dtype") && !t.parts().isEmpty() && t.parts().get(
			0) instanceof String type) return new Dtype(type);
		// NumPy 1 and 2 have different names for the constructor of a scalar
		if (g.name().endsWith(".multiarray.scalar") && t.parts().size() == 2 && t
			.parts().get(0) instanceof Dtype d)
		{
			final Object raw = t.parts().get(1);
			if (raw instanceof byte[] b) return scalar(d, b);
		}
		// protocol 2 stores bytes as text to be encoded
		if (g.name().equals("_codecs.encode") && !t.parts().isEmpty() && t.parts()
			.get(0) instanceof String text) return text.getBytes(
				StandardCharsets.ISO_8859_1);
		return OTHER;
	}

	private static void build(final Object state, final Object target) {
		if (target instanceof Dtype d && state instanceof Tuple t && t.parts()
			.size() > 1) d.big = ">".equals(t.parts().get(1));
	}

	private static Object scalar(final Dtype type, final byte[] raw) {
		final ByteBuffer b = ByteBuffer.wrap(raw).order(type.big
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		final char kind = type.name.isEmpty() ? ' ' : type.name.charAt(0);
		if (!type.name.equals(kind + "" + raw.length) || !NumberType.isKnown(kind,
			raw.length) || kind == 'b') return OTHER;
		final double[] one = new double[1];
		new NumberType(kind, raw.length, b.order()).copy(b, 0, 1, one, 0, 1);
		return one[0];
	}

	private Dict dict() {
		final Dict dict = new Dict();
		dicts.add(dict);
		stack.add(dict);
		return dict;
	}

	private void pairs(final Object target, final List<Object> items) {
		if (!(target instanceof Dict dict)) return;
		for (int i = 0; i + 1 < items.size(); i += 2) {
			if (key.equals(items.get(i))) dict.value = items.get(
				i + 1) instanceof Double d ? OptionalDouble.of(d) : OptionalDouble
					.empty();
		}
	}

	private void tuple(final int n) {
		final List<Object> parts = new ArrayList<>();
		for (int i = 0; i < n; i++)
			parts.add(0, pop());
		stack.add(new Tuple(parts));
	}

	private void extension(final int n) throws IOException {
		skip(n);
		stack.add(OTHER);
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
		stack.subList(at, stack.size()).clear();
		return items;
	}

	private int length(final long claimed) {
		if (claimed < 0 || claimed > in.remaining())
			throw new BufferUnderflowException();
		return (int) claimed;
	}

	private void skip(final int n) {
		in.position(in.position() + length(n));
	}

	/** @return the bytes; none, if they are many (images, for example), which are skipped */
	private byte[] bytes(final int claimed) {
		final int n = length(claimed);
		if (n > 1 << 16) {
			skip(n);
			return new byte[0];
		}
		final byte[] b = new byte[n];
		in.get(b);
		return b;
	}

	private String text(final int claimed) {
		return new String(bytes(claimed), StandardCharsets.UTF_8);
	}

	private String line() {
		final int start = in.position();
		while (in.get() != '\n') {}
		final byte[] b = new byte[in.position() - 1 - start];
		in.get(start, b);
		return new String(b, StandardCharsets.ISO_8859_1);
	}

	private static double whole(final byte[] littleEndian) {
		if (littleEndian.length == 0) return 0;
		final byte[] big = new byte[littleEndian.length];
		for (int i = 0; i < big.length; i++)
			big[i] = littleEndian[big.length - 1 - i];
		return new BigInteger(big).doubleValue();
	}

	private static Object printed(final String number) {
		try {
			return Double.valueOf(number.replaceAll("L$", ""));
		}
		catch (final NumberFormatException e) {
			return OTHER;
		}
	}

	private static double printedIndex(final String number) {
		return printed(number) instanceof Double d ? d : -1;
	}
}
