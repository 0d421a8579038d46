/**
 * What was measured, as the commands wrote it: JMH's results, comparisons, the demonstration's
 * report, and AWS's list prices. Read, never made up: what is not in a file is an error that names
 * the file, what is missing in it and the command that measures it. Not shared between threads.
 */
@NullMarked
package dev.efsshare.paper.data;

import org.jspecify.annotations.NullMarked;
