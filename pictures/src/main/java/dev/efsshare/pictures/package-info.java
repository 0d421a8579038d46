/**
 * Pictures for print: what is drawn once becomes SVG, PDF and PNG that look alike.
 *
 * <p>Start with {@link dev.efsshare.pictures.Picture}, which {@link
 * dev.efsshare.pictures.PictureFiles} writes. {@link dev.efsshare.pictures.TextPage} is a picture
 * of facts; {@link dev.efsshare.pictures.Typeface} is the one font of all pictures, which comes
 * with the program, so that no machine's fonts matter.
 *
 * <p>The same drawing gives the same bytes on the same Java. Needs no display. Nothing here is
 * shared between threads.
 */
@NullMarked
package dev.efsshare.pictures;

import org.jspecify.annotations.NullMarked;
