package dev.efsshare.local.template;

import java.time.Duration;

/**
 * How asynchronous invocations of a function are treated: its {@code EventInvokeConfig}.
 *
 * @param retryAttempts how often a failed one is repeated, 0 to 2
 * @param maximumAge how long an event is kept for another attempt
 * @param deadLetterQueue whether the function has a {@code DeadLetterQueue}
 */
public record AsyncRules(int retryAttempts, Duration maximumAge, boolean deadLetterQueue) {}
