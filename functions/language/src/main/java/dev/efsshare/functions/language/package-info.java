/**
 * Which language a text is in, as a model of Apache OpenNLP tells it: {@link
 * dev.efsshare.functions.language.LanguageModel} is read from wherever the model lies.
 *
 * <p>Knows nothing of functions, files and mounts.
 */
@NullMarked
package dev.efsshare.functions.language;

import org.jspecify.annotations.NullMarked;
