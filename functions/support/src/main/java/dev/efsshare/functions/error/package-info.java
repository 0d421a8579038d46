/**
 * What can go wrong in a function, and how it is answered and logged: {@link
 * dev.efsshare.functions.error.ErrorCode} is the table.
 */
@NullMarked
package dev.efsshare.functions.error;

import org.jspecify.annotations.NullMarked;
