/** What the tests of both functions use: events, a context, and the answer and log of a call. */
@NullMarked
package dev.efsshare.functions.testing;

import org.jspecify.annotations.NullMarked;
