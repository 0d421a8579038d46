/** Boxes and arrows, legible at the width of a column. Immutable. */
@NullMarked
package dev.efsshare.paper.diagram;

import org.jspecify.annotations.NullMarked;
