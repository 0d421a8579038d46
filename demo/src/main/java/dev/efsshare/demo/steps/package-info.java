/** What the demonstration shows, one class a claim. */
@NullMarked
package dev.efsshare.demo.steps;

import org.jspecify.annotations.NullMarked;
