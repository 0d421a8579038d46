/**
 * The consumer function: reads models from the share and answers with what they say. {@link
 * dev.efsshare.consumer.ConsumerHandler} is what Lambda calls; {@link
 * dev.efsshare.consumer.PredictService} and {@link dev.efsshare.consumer.FileRecords} are the use
 * cases; {@code processing} holds what can be done with a file.
 */
@NullMarked
package dev.efsshare.consumer;

import org.jspecify.annotations.NullMarked;
