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
package org.calab.tools.site;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file says of its class (The Java Virtual Machine Specification,
 * SE 17, chapter 4). Names are as in {@code java/lang/String}.
 *
 * @param parents the class and the interfaces that it extends
 * @param declared its own fields and methods
 * @param classes those that it names, in whatever way
 * @param members the fields and methods that it reads, writes or calls
 */
record CompiledClass(List<String> parents, Set<Member> declared,
	Set<String> classes, Set<Member> members)
{

	/** @param descriptor its type; a method's begins with a parenthesis */
	record Member(String owner, String name, String descriptor) implements
		Comparable<Member>
	{

		Member in(final String otherOwner) {
			return new Member(otherOwner, name, descriptor);
		}

		@Override
		public int compareTo(final Member m) {
			return toString().compareTo(m.toString());
		}

		@Override
		public String toString() {
			return owner.replace('/', '.') + "." + name + descriptor;
		}
	}

	private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+)[;<]");

	/** @param in a class file; not closed */
	static CompiledClass of(final InputStream in) throws IOException {
		final DataInputStream data = new DataInputStream(in);
		if (data.readInt() != 0xcafebabe) throw new IOException("not a class file");
		data.readInt(); // its version
		final Object[] pool = pool(data);
		final Set<String> classes = new TreeSet<>();
		final Set<Member> members = new TreeSet<>();
		for (final Object constant : pool) {
			if (!(constant instanceof int[] c)) continue;
			if (c[0] == 7) addClass(classes, (String) pool[c[1]]);
			if (c[0] == 12) addDescribed(classes, (String) pool[c[2]]);
			if (c[0] == 16) addDescribed(classes, (String) pool[c[1]]);
			if (c[0] >= 9 && c[0] <= 11) members.add(member(pool, c));
		}
		data.readUnsignedShort(); // access
		final String name = className(pool, data.readUnsignedShort());
		final List<String> parents = new ArrayList<>();
		final int parent = data.readUnsignedShort();
		if (parent > 0) parents.add(className(pool, parent)); // Object has none
		for (int i = data.readUnsignedShort(); i > 0; i--)
			parents.add(className(pool, data.readUnsignedShort()));
		final Set<Member> declared = new TreeSet<>();
		for (int kind = 0; kind < 2; kind++) // its fields, then its methods
			addDeclared(declared, name, data, pool);
		// types of what nothing uses here stand nowhere else
		declared.forEach(m -> addDescribed(classes, m.descriptor()));
		return new CompiledClass(parents, declared, classes, members);
	}

	private static Object[] pool(final DataInputStream data) throws IOException {
		final Object[] pool = new Object[data.readUnsignedShort()];
		for (int i = 1; i < pool.length; i++) {
			final int tag = data.readUnsignedByte();
			switch (tag) {
				case 1 -> pool[i] = data.readUTF();
				case 3, 4 -> data.readInt();
				case 5, 6 -> {
					data.readLong();
					i++; // takes two places
				}
				case 7, 8, 16, 19, 20 -> pool[i] = new int[] { tag, data
					.readUnsignedShort() };
				case 9, 10, 11, 12, 17, 18 -> pool[i] = new int[] { tag, data
					.readUnsignedShort(), data.readUnsignedShort() };
				case 15 -> data.skipNBytes(3);
				default -> throw new IOException("constant of unknown kind " + tag);
			}
		}
		return pool;
	}

	private static String className(final Object[] pool, final int index) {
		return (String) pool[((int[]) pool[index])[1]];
	}

	private static Member member(final Object[] pool, final int[] reference) {
		final int[] nameAndType = (int[]) pool[reference[2]];
		return new Member(className(pool, reference[1]),
			(String) pool[nameAndType[1]], (String) pool[nameAndType[2]]);
	}

	private static void addDeclared(final Set<Member> declared,
		final String owner, final DataInputStream data, final Object[] pool)
		throws IOException
	{
		for (int i = data.readUnsignedShort(); i > 0; i--) {
			data.readUnsignedShort(); // access
			declared.add(new Member(owner, (String) pool[data.readUnsignedShort()],
				(String) pool[data.readUnsignedShort()]));
			for (int a = data.readUnsignedShort(); a > 0; a--) {
				data.readUnsignedShort(); // the attribute's name
				data.skipNBytes(Integer.toUnsignedLong(data.readInt()));
			}
		}
	}

	/** An array's class is named by its descriptor. */
	private static void addClass(final Set<String> classes, final String name) {
		if (name.startsWith("[")) addDescribed(classes, name);
		else classes.add(name);
	}

	private static void addDescribed(final Set<String> classes,
		final String descriptor)
	{
		final Matcher m = IN_DESCRIPTOR.matcher(descriptor);
		while (m.find())
			classes.add(m.group(1));
	}
}
