/**
 * What can be done with a file: {@link dev.efsshare.consumer.processing.Processor} is the port,
 * {@link dev.efsshare.consumer.processing.ProfileProcessor} describes any file, {@link
 * dev.efsshare.consumer.processing.LanguageProcessor} tells languages with an OpenNLP model.
 *
 * <p>Imports {@code dev.efsshare} and what reads models only.
 */
@NullMarked
package dev.efsshare.consumer.processing;

import org.jspecify.annotations.NullMarked;
