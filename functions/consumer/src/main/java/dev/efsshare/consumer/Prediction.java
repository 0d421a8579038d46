package dev.efsshare.consumer;

import java.util.Map;

/**
 * A prediction that did not fail.
 *
 * @param members of the answer, in order
 * @param timings the metrics, in milliseconds
 */
record Prediction(Map<String, Object> members, Map<String, Double> timings) {}
