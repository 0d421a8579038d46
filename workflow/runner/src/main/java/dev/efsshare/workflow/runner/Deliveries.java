package dev.efsshare.workflow.runner;

import dev.efsshare.workflow.runner.queue.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Deliveries of each message, in order, until somebody takes them. Thread-safe. */
final class Deliveries {
  private final Map<String, BlockingQueue<Delivery>> byMessage = new ConcurrentHashMap<>();

  void add(Delivery delivery) {
    of(delivery.messageId()).add(delivery);
  }

  Delivery next(String messageId, Duration limit) throws InterruptedException, TimeoutException {
    Delivery delivery = of(messageId).poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (delivery == null) {
      throw new TimeoutException(
          "message %s was not delivered within %d s".formatted(messageId, limit.toSeconds()));
    }
    return delivery;
  }

  private BlockingQueue<Delivery> of(String messageId) {
    return byMessage.computeIfAbsent(messageId, _ -> new LinkedBlockingQueue<>());
  }
}
