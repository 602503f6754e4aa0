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
package org.calab.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.function.Consumer;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

/**
 * Writes PDFs of one page with PDFBox. Lines stay lines and text stays text, in Liberation Sans (as wide as Helvetica
 * and Arial), of which the letters that occur are embedded; other scripts become outlines. The same drawing gives the
 * same bytes.
 */
final class Pdf {

	private static final String FONT =
		"/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

	private Pdf() {}

	/**
	 * @param width of the page in points
	 * @param height of the page in points
	 * @param drawing draws in points from the upper left corner
	 */
	static byte[] of(final double width, final double height,
		final Consumer<Graphics2D> drawing)
	{
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument();
				TrueTypeFont letters = letters())
		{
			final PDPage page = new PDPage(new PDRectangle((float) width,
				(float) height));
			document.addPage(page);
			final PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, (float) width,
				(float) height);
			g.setFontTextDrawer(new Text(PDType0Font.load(document, letters, true),
				letters.getUnicodeCmapLookup()));
			g.setColor(Color.BLACK);
			// a frame of a raster has edges
			g.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
				RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
			drawing.accept(g);
			g.dispose();
			try (PDPageContentStream content = new PDPageContentStream(document,
				page))
			{
				content.drawForm(g.getXFormObject());
			}
			document.setDocumentId(0L); // the default is made from the time
			document.save(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // in memory
		}
		return file.toByteArray();
	}

	private static TrueTypeFont letters() throws IOException {
		try (InputStream in = PDFont.class.getResourceAsStream(FONT)) {
			return new TTFParser().parse(new RandomAccessReadBuffer(in));
		}
	}

	private static final class Text extends PdfBoxGraphics2DFontTextDrawer {

		private final PDFont font;
		private final CmapLookup glyphs;

		Text(final PDFont font, final CmapLookup glyphs) {
			this.font = font;
			this.glyphs = glyphs;
		}

		@Override
		protected PDFont mapFont(final Font wanted, final IFontTextDrawerEnv env) {
			return font;
		}

		@Override
		public boolean canDrawText(final AttributedCharacterIterator text,
			final IFontTextDrawerEnv env)
		{
			final int start = text.getIndex();
			boolean known = true;
			for (char c = text.first(); c != CharacterIterator.DONE; c = text.next())
				known &= glyphs.getGlyphId(c) != 0;
			text.setIndex(start);
			return known;
		}
	}
}
