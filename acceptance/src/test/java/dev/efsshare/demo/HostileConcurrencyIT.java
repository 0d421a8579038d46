package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty clients put and replace ten files through at most four producer processes, while readers
 * check every byte of every file: nobody sees part of a file, and what was acknowledged stays.
 */
class HostileConcurrencyIT {
  private static final int PROCESSES = 4;
  private static final int CLIENTS = 40;
  private static final int KEYS = 10;
  private static final int ROUNDS = 2;
  private static final int READERS = 3;
  private static final int MAX_BYTES = 100_000;

  @TempDir private Path state;
  private final AtomicBoolean written = new AtomicBoolean();
  private final AtomicInteger throttled = new AtomicInteger();

  @Test
  void tenKeys_replacedByFourProcesses_areNeverTornOrLost() throws Exception {
    try (LocalStack stack = LocalStack.start(Stacks.in(state).withMaxConcurrency(PROCESSES));
        Share share = new Share(LocalTarget.of(stack));
        ExecutorService threads = Executors.newCachedThreadPool()) {
      VersionedStore store = storeOn(stack.mount());
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(reader(store)));
      }
      List<Future<List<ApiAnswer>>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(client(share, i)));
      }
      List<ApiAnswer> answers = new ArrayList<>();
      try {
        for (Future<List<ApiAnswer>> client : clients) {
          answers.addAll(client.get());
        }
      } finally {
        // Or the readers would go on for ever.
        written.set(true);
      }
      int reads = 0;
      for (Future<Integer> reader : readers) {
        reads += reader.get();
      }

      assertThat(answers).hasSize(CLIENTS * ROUNDS);
      assertAllKept(store, answers);
      assertThat(new MountedStore(stack.mount()).leftovers()).isEmpty();
      assertThat(stack.environments()).hasSizeBetween(2, PROCESSES);
      System.out.printf(
          "hostile concurrency: %d clients, %d keys, %d processes, %,d acknowledged ingests,"
              + " %,d throttled calls tried again, %,d verified reads;"
              + " 0 torn, 0 lost, 0 leftovers%n",
          CLIENTS, KEYS, stack.environments().size(), answers.size(), throttled.get(), reads);
    }
  }

  private static VersionedStore storeOn(Path mount) {
    return new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
  }

  /** Puts its content under a key, round after round, until each is acknowledged. */
  private Callable<List<ApiAnswer>> client(Share share, int number) {
    return () -> {
      List<ApiAnswer> answers = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        byte[] content = content(number * 1_000 + round);
        Map<String, Object> request =
            Map.of(
                "key",
                "models/" + key((number + round) % KEYS),
                "data",
                Base64.getEncoder().encodeToString(content),
                "replace",
                true);
        answers.add(acknowledged(share, request));
      }
      return answers;
    };
  }

  private ApiAnswer acknowledged(Share share, Map<String, Object> request) throws Exception {
    while (true) {
      ApiAnswer answer = share.post("/ingest", request);
      // API Gateway's own answer has no error code.
      if (answer.status() != 503 || answer.body().has("error")) {
        assertThat(answer.body().toString()).contains("\"created\"");
        return answer;
      }
      throttled.incrementAndGet();
      // Not all at once again, or most of what the machine does is to refuse.
      Thread.sleep(ThreadLocalRandom.current().nextInt(100, 1_000));
    }
  }

  /** Reads keys by their records and by their plain names until all is written. */
  private Callable<Integer> reader(VersionedStore store) {
    return () -> {
      long[] newest = new long[KEYS];
      boolean[] linked = new boolean[KEYS];
      int reads = 0;
      while (!written.get()) {
        for (int i = 0; i < KEYS; i++) {
          StoreKey key = new StoreKey(key(i));
          if (store.newest(key).orElse(null) instanceof StoredFile.Recorded file) {
            assertWhole(store.read(file, InputStream::readAllBytes));
            assertThat(file.record().generation()).isGreaterThanOrEqualTo(newest[i]);
            newest[i] = file.record().generation();
            reads++;
          }
          // The first link follows the first record; once there, it is never gone.
          linked[i] |= Files.exists(store.linkOf(key));
          if (linked[i]) {
            assertWhole(Files.readAllBytes(store.linkOf(key)));
            reads++;
          }
        }
      }
      return reads;
    };
  }

  private void assertAllKept(VersionedStore store, List<ApiAnswer> answers) throws IOException {
    int generations = 0;
    for (int i = 0; i < KEYS; i++) {
      StoreKey key = new StoreKey(key(i));
      List<FileRecord> records = store.generations(key);
      assertThat(records.stream().map(FileRecord::generation))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, records.size()).boxed().toList());
      StoredFile newest = store.newest(key).orElseThrow();
      assertThat(Files.isSameFile(newest.path(), store.linkOf(key))).isTrue();
      assertThat(answers.stream().filter(a -> a.text("s3Key").equals("models/" + key)))
          .allSatisfy(a -> {
            FileRecord mine = records.get(a.body().path("generation").asInt() - 1);
            assertThat(mine.fileId().toString()).isEqualTo(a.text("fileId"));
          });
      for (FileRecord each : records) {
        assertWhole(store.read(store.find(each.fileId()).orElseThrow(), InputStream::readAllBytes));
      }
      generations += records.size();
    }
    assertThat(generations).isEqualTo(answers.size());
  }

  private static String key(int number) {
    return "hostile/" + number + ".bin";
  }

  /** Tells its own seed in the first line, so that every byte of it can be checked. */
  private static byte[] content(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = new byte[1_000 + random.nextInt(MAX_BYTES)];
    random.nextBytes(content);
    byte[] line = (seed + "\n").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(line, 0, content, 0, line.length);
    return content;
  }

  private static void assertWhole(byte[] content) {
    int line = new String(content, 0, 20, StandardCharsets.ISO_8859_1).indexOf('\n');
    long seed = Long.parseLong(new String(content, 0, line, StandardCharsets.UTF_8));
    assertThat(Arrays.equals(content, content(seed))).as("content of seed " + seed).isTrue();
  }
}
