/**
 * What {@code template.yaml} and {@code docs/openapi.yaml} say, fact by fact, and that the code
 * says the same. The names of the tests are the list of the facts.
 */
@NullMarked
package dev.efsshare.deployment;

import org.jspecify.annotations.NullMarked;
