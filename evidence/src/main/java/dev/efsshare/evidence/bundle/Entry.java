package dev.efsshare.evidence.bundle;

/**
 * One file of a bundle.
 *
 * @param path within the bundle, with {@code /}
 * @param about what it is, one sentence
 * @param bytes its size
 * @param sha256 lower-case hexadecimal
 * @param redactions how many secrets in it were replaced; 0 means that it is as it came
 */
record Entry(String path, String about, long bytes, String sha256, int redactions) {}
