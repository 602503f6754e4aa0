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

import static org.calab.figure.PdfPage.number;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * Draws on a page of PDF, in points from its upper left corner. Lines stay lines and text stays text; text with
 * characters that are not in the standard fonts becomes outlines. Paints that are no plain colour are replaced by
 * black.
 */
final class PdfGraphics extends Graphics2D {

	private final PdfPage page;
	private final AffineTransform transform;
	private Shape clip; // on the page, not transformed
	private Paint paint = Color.BLACK;
	private Color background = Color.WHITE;
	private Stroke stroke = new BasicStroke();
	private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
	private Composite composite = AlphaComposite.SrcOver;
	private final RenderingHints hints = new RenderingHints(
		RenderingHints.KEY_FRACTIONALMETRICS,
		RenderingHints.VALUE_FRACTIONALMETRICS_ON);

	PdfGraphics(final PdfPage page) {
		this(page, new AffineTransform());
	}

	private PdfGraphics(final PdfPage page, final AffineTransform transform) {
		this.page = page;
		this.transform = transform;
	}

	@Override
	public Graphics create() {
		final PdfGraphics copy = new PdfGraphics(page, new AffineTransform(transform));
		copy.clip = clip;
		copy.paint = paint;
		copy.background = background;
		copy.stroke = stroke;
		copy.font = font;
		copy.composite = composite;
		copy.hints.putAll(hints);
		return copy;
	}

	@Override
	public void dispose() {
		// nothing is held
	}

	/** @return where text is measured */
	private static Graphics2D measure() {
		final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB)
			.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS,
			RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		return g;
	}

	/** @return from the coordinates here to those of PDF, which go upwards */
	private AffineTransform onPage() {
		final AffineTransform t = new AffineTransform(1, 0, 0, -1, 0, page.height());
		t.concatenate(transform);
		return t;
	}

	private void emit(final String operators) {
		final String limits = clip == null ? "" : path(clip, new AffineTransform(1, 0, 0,
			-1, 0, page.height())) + "W n ";
		page.add("q " + limits + page.alpha(alpha()) + operators + "Q");
	}

	private Color colour() {
		return paint instanceof Color c ? c : Color.BLACK;
	}

	private double alpha() {
		final double own = colour().getAlpha() / 255.0;
		return composite instanceof AlphaComposite a ? own * a.getAlpha() : own;
	}

	private String colour(final String operator) {
		final float[] rgb = colour().getRGBColorComponents(null);
		return number(rgb[0]) + " " + number(rgb[1]) + " " + number(rgb[2]) + " " +
			operator + " ";
	}

	private static String path(final Shape shape, final AffineTransform t) {
		final StringBuilder all = new StringBuilder();
		final double[] c = new double[6];
		double x = 0, y = 0;
		for (final PathIterator i = shape.getPathIterator(t); !i.isDone(); i.next()) {
			switch (i.currentSegment(c)) {
				case PathIterator.SEG_MOVETO -> append(all, "m", c, 2);
				case PathIterator.SEG_LINETO -> append(all, "l", c, 2);
				case PathIterator.SEG_CUBICTO -> append(all, "c", c, 6);
				case PathIterator.SEG_QUADTO -> append(all, "c", new double[] { x + (c[0] -
					x) * 2 / 3, y + (c[1] - y) * 2 / 3, c[2] + (c[0] - c[2]) * 2 / 3, c[3] +
						(c[1] - c[3]) * 2 / 3, c[2], c[3] }, 6);
				default -> all.append("h ");
			}
			final int last = switch (i.currentSegment(c)) {
				case PathIterator.SEG_CUBICTO -> 4;
				case PathIterator.SEG_QUADTO -> 2;
				default -> 0;
			};
			x = c[last];
			y = c[last + 1];
		}
		// an empty clip hides all
		return all.length() == 0 ? "0 0 0 0 re " : all.toString();
	}

	private static void append(final StringBuilder to, final String operator,
		final double[] numbers, final int count)
	{
		for (int i = 0; i < count; i++)
			to.append(number(numbers[i])).append(' ');
		to.append(operator).append(' ');
	}

	@Override
	public void fill(final Shape s) {
		final int rule = s.getPathIterator(null).getWindingRule();
		emit(colour("rg") + path(s, onPage()) + (rule == PathIterator.WIND_EVEN_ODD
			? "f* " : "f "));
	}

	@Override
	public void draw(final Shape s) {
		if (!(stroke instanceof BasicStroke line) || !isEven()) {
			fill(stroke.createStrokedShape(s));
			return;
		}
		final double scale = Math.sqrt(Math.abs(transform.getDeterminant()));
		final StringBuilder dashes = new StringBuilder("[");
		if (line.getDashArray() != null) for (final float d : line.getDashArray())
			dashes.append(number(d * scale)).append(' ');
		emit(colour("RG") + number(line.getLineWidth() * scale) + " w " + line
			.getEndCap() + " J " + line.getLineJoin() + " j " + number(Math.max(1, line
				.getMiterLimit())) + " M " + dashes + "] " + number(line.getDashPhase() *
					scale) + " d " + path(s, onPage()) + "S ");
	}

	/** @return whether lines have the same width in all directions */
	private boolean isEven() {
		final int type = transform.getType();
		return (type & (AffineTransform.TYPE_GENERAL_SCALE |
			AffineTransform.TYPE_GENERAL_TRANSFORM)) == 0;
	}

	@Override
	public void drawString(final String text, final float x, final float y) {
		if (text.isBlank()) return;
		if (!PdfText.isKnown(text)) {
			drawGlyphVector(font.createGlyphVector(getFontRenderContext(), text), x, y);
			return;
		}
		final AffineTransform t = onPage();
		t.translate(x, y);
		t.scale(1, -1);
		// as wide as it was measured, whatever font that was
		final double measured = font.getStringBounds(text, getFontRenderContext())
			.getWidth();
		emit(colour("rg") + "BT " + PdfText.name(font) + " " + number(font
			.getSize2D()) + " Tf " + number(100 * measured / PdfText.width(text, font)) +
			" Tz " + number(t.getScaleX()) + " " + number(t.getShearY()) + " " + number(t
				.getShearX()) + " " + number(t.getScaleY()) + " " + number(t
					.getTranslateX()) + " " + number(t.getTranslateY()) + " Tm " + PdfText
						.literal(text) + " Tj ET ");
	}

	@Override
	public void drawString(final String text, final int x, final int y) {
		drawString(text, (float) x, (float) y);
	}

	@Override
	public void drawString(final AttributedCharacterIterator text, final float x,
		final float y)
	{
		fill(new TextLayout(text, getFontRenderContext()).getOutline(AffineTransform
			.getTranslateInstance(x, y)));
	}

	@Override
	public void drawString(final AttributedCharacterIterator text, final int x,
		final int y)
	{
		drawString(text, (float) x, (float) y);
	}

	@Override
	public void drawGlyphVector(final GlyphVector text, final float x,
		final float y)
	{
		fill(text.getOutline(x, y));
	}

	@Override
	public boolean drawImage(final Image image, final AffineTransform placed,
		final ImageObserver observer)
	{
		final int w = image.getWidth(null), h = image.getHeight(null);
		final BufferedImage pixels = new BufferedImage(w, h,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = pixels.createGraphics();
		g.drawImage(image, 0, 0, background, null);
		g.dispose();
		final AffineTransform t = onPage();
		if (placed != null) t.concatenate(placed);
		t.translate(0, h);
		t.scale(w, -h); // a picture of PDF is a unit square
		emit(number(t.getScaleX()) + " " + number(t.getShearY()) + " " + number(t
			.getShearX()) + " " + number(t.getScaleY()) + " " + number(t
				.getTranslateX()) + " " + number(t.getTranslateY()) + " cm " + page.image(
					pixels) + " Do ");
		return true;
	}

	@Override
	public void drawImage(final BufferedImage image, final BufferedImageOp op,
		final int x, final int y)
	{
		drawImage(op == null ? image : op.filter(image, null), x, y, null);
	}

	@Override
	public void drawRenderedImage(final RenderedImage image,
		final AffineTransform placed)
	{
		final BufferedImage pixels = new BufferedImage(image.getWidth(), image
			.getHeight(), BufferedImage.TYPE_INT_ARGB);
		pixels.createGraphics().drawRenderedImage(image, AffineTransform
			.getTranslateInstance(-image.getMinX(), -image.getMinY()));
		drawImage(pixels, placed, null);
	}

	@Override
	public void drawRenderableImage(final RenderableImage image,
		final AffineTransform placed)
	{
		drawRenderedImage(image.createDefaultRendering(), placed);
	}

	@Override
	public boolean drawImage(final Image image, final int x, final int y,
		final ImageObserver observer)
	{
		return drawImage(image, AffineTransform.getTranslateInstance(x, y), observer);
	}

	@Override
	public boolean drawImage(final Image image, final int x, final int y,
		final int width, final int height, final ImageObserver observer)
	{
		return drawImage(image, new AffineTransform((double) width / image.getWidth(
			null), 0, 0, (double) height / image.getHeight(null), x, y), observer);
	}

	@Override
	public boolean drawImage(final Image image, final int x, final int y,
		final Color behind, final ImageObserver observer)
	{
		return drawImage(image, x, y, image.getWidth(null), image.getHeight(null),
			behind, observer);
	}

	@Override
	public boolean drawImage(final Image image, final int x, final int y,
		final int width, final int height, final Color behind,
		final ImageObserver observer)
	{
		final Color before = background;
		background = behind;
		drawImage(image, x, y, width, height, observer);
		background = before;
		return true;
	}

	@Override
	public boolean drawImage(final Image image, final int dx1, final int dy1,
		final int dx2, final int dy2, final int sx1, final int sy1, final int sx2,
		final int sy2, final ImageObserver observer)
	{
		final BufferedImage part = new BufferedImage(Math.abs(sx2 - sx1), Math.abs(sy2 -
			sy1), BufferedImage.TYPE_INT_ARGB);
		part.createGraphics().drawImage(image, 0, 0, part.getWidth(), part.getHeight(),
			sx1, sy1, sx2, sy2, null);
		return drawImage(part, dx1, dy1, dx2 - dx1, dy2 - dy1, observer);
	}

	@Override
	public boolean drawImage(final Image image, final int dx1, final int dy1,
		final int dx2, final int dy2, final int sx1, final int sy1, final int sx2,
		final int sy2, final Color behind, final ImageObserver observer)
	{
		final Color before = background;
		background = behind;
		drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, observer);
		background = before;
		return true;
	}

	@Override
	public void drawLine(final int x1, final int y1, final int x2, final int y2) {
		draw(new Line2D.Double(x1, y1, x2, y2));
	}

	@Override
	public void fillRect(final int x, final int y, final int w, final int h) {
		fill(new Rectangle(x, y, w, h));
	}

	@Override
	public void clearRect(final int x, final int y, final int w, final int h) {
		final Paint before = paint;
		paint = background;
		fillRect(x, y, w, h);
		paint = before;
	}

	@Override
	public void drawRoundRect(final int x, final int y, final int w, final int h,
		final int arcWidth, final int arcHeight)
	{
		draw(new RoundRectangle2D.Double(x, y, w, h, arcWidth, arcHeight));
	}

	@Override
	public void fillRoundRect(final int x, final int y, final int w, final int h,
		final int arcWidth, final int arcHeight)
	{
		fill(new RoundRectangle2D.Double(x, y, w, h, arcWidth, arcHeight));
	}

	@Override
	public void drawOval(final int x, final int y, final int w, final int h) {
		draw(new Ellipse2D.Double(x, y, w, h));
	}

	@Override
	public void fillOval(final int x, final int y, final int w, final int h) {
		fill(new Ellipse2D.Double(x, y, w, h));
	}

	@Override
	public void drawArc(final int x, final int y, final int w, final int h,
		final int from, final int angle)
	{
		draw(new Arc2D.Double(x, y, w, h, from, angle, Arc2D.OPEN));
	}

	@Override
	public void fillArc(final int x, final int y, final int w, final int h,
		final int from, final int angle)
	{
		fill(new Arc2D.Double(x, y, w, h, from, angle, Arc2D.PIE));
	}

	@Override
	public void drawPolyline(final int[] x, final int[] y, final int n) {
		for (int i = 1; i < n; i++)
			drawLine(x[i - 1], y[i - 1], x[i], y[i]);
	}

	@Override
	public void drawPolygon(final int[] x, final int[] y, final int n) {
		draw(new Polygon(x, y, n));
	}

	@Override
	public void fillPolygon(final int[] x, final int[] y, final int n) {
		fill(new Polygon(x, y, n));
	}

	@Override
	public void clip(final Shape s) {
		final Shape here = transform.createTransformedShape(s);
		final boolean straight = new Area(here).isRectangular();
		if (clip == null) clip = straight ? here.getBounds2D() : here;
		else if (clip instanceof Rectangle2D r && straight)
			clip = r.createIntersection(here.getBounds2D());
		else {
			final Area both = new Area(clip);
			both.intersect(new Area(here));
			clip = both;
		}
		if (clip instanceof Rectangle2D r && (r.getWidth() < 0 || r.getHeight() < 0))
			clip = new Rectangle2D.Double();
	}

	@Override
	public void clipRect(final int x, final int y, final int w, final int h) {
		clip(new Rectangle(x, y, w, h));
	}

	@Override
	public void setClip(final Shape s) {
		clip = null;
		if (s != null) clip(s);
	}

	@Override
	public void setClip(final int x, final int y, final int w, final int h) {
		setClip(new Rectangle(x, y, w, h));
	}

	@Override
	public Shape getClip() {
		if (clip == null) return null;
		try {
			return transform.createInverse().createTransformedShape(clip);
		}
		catch (final NoninvertibleTransformException e) {
			return null;
		}
	}

	@Override
	public Rectangle getClipBounds() {
		return clip == null ? null : getClip().getBounds();
	}

	@Override
	public boolean hit(final Rectangle r, final Shape s, final boolean line) {
		final Shape wanted = line ? stroke.createStrokedShape(s) : s;
		return transform.createTransformedShape(wanted).intersects(r);
	}

	@Override
	public void copyArea(final int x, final int y, final int w, final int h,
		final int dx, final int dy)
	{
		throw new UnsupportedOperationException("A page of PDF cannot be copied from");
	}

	@Override
	public GraphicsConfiguration getDeviceConfiguration() {
		return measure().getDeviceConfiguration();
	}

	@Override
	public FontMetrics getFontMetrics(final Font f) {
		return measure().getFontMetrics(f);
	}

	@Override
	public FontRenderContext getFontRenderContext() {
		return new FontRenderContext(null, true, true);
	}

	@Override
	public void setXORMode(final Color c) {
		// there is no such mode: drawn as usual
	}

	@Override
	public void setPaintMode() {
		composite = AlphaComposite.SrcOver;
	}

	@Override
	public void translate(final int x, final int y) {
		transform.translate(x, y);
	}

	@Override
	public void translate(final double x, final double y) {
		transform.translate(x, y);
	}

	@Override
	public void rotate(final double angle) {
		transform.rotate(angle);
	}

	@Override
	public void rotate(final double angle, final double x, final double y) {
		transform.rotate(angle, x, y);
	}

	@Override
	public void scale(final double x, final double y) {
		transform.scale(x, y);
	}

	@Override
	public void shear(final double x, final double y) {
		transform.shear(x, y);
	}

	@Override
	public void transform(final AffineTransform t) {
		transform.concatenate(t);
	}

	@Override
	public void setTransform(final AffineTransform t) {
		transform.setTransform(t);
	}

	@Override
	public AffineTransform getTransform() {
		return new AffineTransform(transform);
	}

	@Override
	public Paint getPaint() {
		return paint;
	}

	@Override
	public void setPaint(final Paint p) {
		if (p != null) paint = p;
	}

	@Override
	public Color getColor() {
		return colour();
	}

	@Override
	public void setColor(final Color c) {
		setPaint(c);
	}

	@Override
	public Color getBackground() {
		return background;
	}

	@Override
	public void setBackground(final Color c) {
		background = c;
	}

	@Override
	public Stroke getStroke() {
		return stroke;
	}

	@Override
	public void setStroke(final Stroke s) {
		stroke = s;
	}

	@Override
	public Font getFont() {
		return font;
	}

	@Override
	public void setFont(final Font f) {
		if (f != null) font = f;
	}

	@Override
	public Composite getComposite() {
		return composite;
	}

	@Override
	public void setComposite(final Composite c) {
		composite = c;
	}

	@Override
	public Object getRenderingHint(final RenderingHints.Key key) {
		return hints.get(key);
	}

	@Override
	public void setRenderingHint(final RenderingHints.Key key,
		final Object value)
	{
		hints.put(key, value);
	}

	@Override
	public RenderingHints getRenderingHints() {
		return hints;
	}

	@Override
	public void setRenderingHints(final Map<?, ?> all) {
		hints.clear();
		hints.putAll(all);
	}

	@Override
	public void addRenderingHints(final Map<?, ?> all) {
		hints.putAll(all);
	}
}
