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

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

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

	/** Kinds of constants that name classes or members. */
	private static final int CLASS = 7, FIELD = 9, METHOD = 10,
			INTERFACE_METHOD = 11, NAME_AND_TYPE = 12, METHOD_TYPE = 16;

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

	/** @param in a class file; not closed */
	static CompiledClass of(final InputStream in) throws IOException {
		try {
			return of(new ClassReader(in));
		}
		catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new IOException("not a class file that can be read", e);
		}
	}

	private static CompiledClass of(final ClassReader in) {
		final List<String> parents = new ArrayList<>();
		if (in.getSuperName() != null) parents.add(in.getSuperName()); // Object has none
		parents.addAll(List.of(in.getInterfaces()));
		final Set<Member> declared = declared(in);
		final Set<String> classes = new TreeSet<>();
		final Set<Member> members = new TreeSet<>();
		constants(in, classes, members);
		// types of what nothing uses here stand nowhere else
		declared.forEach(m -> addTypes(classes, Type.getType(m.descriptor())));
		return new CompiledClass(parents, declared, classes, members);
	}

	private static Set<Member> declared(final ClassReader in) {
		final Set<Member> declared = new TreeSet<>();
		in.accept(new ClassVisitor(Opcodes.ASM9) {

			@Override
			public FieldVisitor visitField(final int access, final String name,
				final String descriptor, final String signature, final Object value)
			{
				declared.add(new Member(in.getClassName(), name, descriptor));
				return null;
			}

			@Override
			public MethodVisitor visitMethod(final int access, final String name,
				final String descriptor, final String signature,
				final String[] exceptions)
			{
				declared.add(new Member(in.getClassName(), name, descriptor));
				return null;
			}
		}, ClassReader.SKIP_CODE);
		return declared;
	}

	/** What its code needs stands among its constants; what only annotations name does not. */
	private static void constants(final ClassReader in,
		final Set<String> classes, final Set<Member> members)
	{
		final char[] text = new char[in.getMaxStringLength()];
		for (int i = 1; i < in.getItemCount(); i++) {
			final int at = in.getItem(i);
			if (at == 0) continue; // a long number takes two places
			switch (in.readByte(at - 1)) {
				case CLASS -> addTypes(classes, Type.getObjectType(in.readUTF8(at,
					text)));
				case NAME_AND_TYPE -> addTypes(classes, Type.getType(in.readUTF8(at + 2,
					text)));
				case METHOD_TYPE -> addTypes(classes, Type.getType(in.readUTF8(at,
					text)));
				case FIELD, METHOD, INTERFACE_METHOD -> {
					final int nameAndType = in.getItem(in.readUnsignedShort(at + 2));
					members.add(new Member(in.readClass(at, text), in.readUTF8(
						nameAndType, text), in.readUTF8(nameAndType + 2, text)));
				}
				default -> {
					// numbers and texts need nothing
				}
			}
		}
	}

	private static void addTypes(final Set<String> classes, final Type type) {
		switch (type.getSort()) {
			case Type.METHOD -> {
				addTypes(classes, type.getReturnType());
				for (final Type argument : type.getArgumentTypes())
					addTypes(classes, argument);
			}
			case Type.ARRAY -> addTypes(classes, type.getElementType());
			case Type.OBJECT -> classes.add(type.getInternalName());
			default -> {
				// primitive
			}
		}
	}
}
