/**
 * Charts that are legible in grey at the width of a column: lines that are told apart by marks,
 * dashes and a label at their end, and rows of dots. Scales may be logarithmic; whiskers lead from
 * a median to what 95 of 100 values are no worse than. Drawn by JFreeChart. Immutable.
 */
@NullMarked
package dev.efsshare.paper.chart;

import org.jspecify.annotations.NullMarked;
