/**
 * The 42 properties of the workflow, each a test whose name begins with its number; {@code
 * docs/workflow.md} leads from one to the other.
 */
@NullMarked
package dev.efsshare.workflow.properties;

import org.jspecify.annotations.NullMarked;
