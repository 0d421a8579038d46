/**
 * The producer function: objects and request bodies become files on the share. {@link
 * dev.efsshare.producer.ProducerHandler} is what Lambda calls; {@link
 * dev.efsshare.producer.IngestService} and {@link dev.efsshare.producer.UploadService} are the use
 * cases.
 */
@NullMarked
package dev.efsshare.producer;

import org.jspecify.annotations.NullMarked;
