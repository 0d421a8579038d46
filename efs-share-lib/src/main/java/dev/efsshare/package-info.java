/** Placeholder. */
@org.jspecify.annotations.NullMarked
package dev.efsshare;
