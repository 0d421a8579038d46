package dev.efsshare.evidence.bundle;

import java.time.Instant;

/**
 * What a bundle says of itself on its first page and in its manifest.
 *
 * @param subject which stack this is, one sentence
 * @param target {@code local} or {@code aws}
 * @param window the time that logs were collected for
 * @param collectedAt when
 */
public record Cover(String subject, String target, Window window, Instant collectedAt) {}
