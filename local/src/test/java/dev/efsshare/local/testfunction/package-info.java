/** A function for tests; it runs in processes of its own, from a jar that the tests pack. */
@NullMarked
package dev.efsshare.local.testfunction;

import org.jspecify.annotations.NullMarked;
