/**
 * A corpus of texts in many languages, made up from word lists: as large as one wants, the same for
 * the same seed, with records that are wrong and records that repeat others in known numbers.
 */
@NullMarked
package dev.efsshare.workflow.runner.corpus;

import org.jspecify.annotations.NullMarked;
