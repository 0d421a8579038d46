/**
 * Files of a paper: pictures, LaTeX tables, a page of results, and beside each of them where it
 * comes from. No file holds the time at which it was made, so that the same data gives the same
 * bytes. Stateless.
 */
@NullMarked
package dev.efsshare.paper.output;

import org.jspecify.annotations.NullMarked;
