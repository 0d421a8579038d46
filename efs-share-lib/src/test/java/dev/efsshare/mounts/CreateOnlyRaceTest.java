package dev.efsshare.mounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two writers on each of two clients want the same names at the same moment. */
@Tag("mounts")
class CreateOnlyRaceTest {
  private static final int WRITERS = 4;

  private SharedFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Mounts.newFolder();
  }

  @AfterEach
  void removeFolder() throws IOException {
    folder.close();
  }

  private Path mountOf(int writer) {
    return writer % 2 == 0 ? folder.a() : folder.b();
  }

  /** Runs a round for each number; all writers begin each round together. */
  private void inRounds(int rounds, Round round) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    Crew crew = new Crew();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      crew.works(() -> {
        for (int number = 0; number < rounds; number++) {
          start.await();
          round.run(number, writer);
        }
      });
    }
    crew.run();
  }

  private interface Round {
    void run(int number, int writer) throws Exception;
  }

  @Test
  void createOnly_manyNames_haveOneWinnerEachWhoseContentAllRead() throws Exception {
    int names = Mounts.count("names", 200);
    Map<Integer, Integer> winners = new ConcurrentHashMap<>();
    AtomicInteger losers = new AtomicInteger();
    inRounds(
        names,
        (number, writer) -> {
          FilePublisher publisher = NioFilePublisher.at(mountOf(writer));
          try {
            PublishOutcome outcome =
                publisher
                    .publish(
                        Path.of("file" + number),
                        SelfDescribing.content(writer, 10),
                        PublishOptions.createOnly())
                    .outcome();
            assertThat(outcome).isEqualTo(PublishOutcome.PUBLISHED);
            assertThat(winners.put(number, writer)).as("winner before %d", writer).isNull();
          } catch (FileAlreadyExistsException e) {
            losers.incrementAndGet();
          }
        });
    assertThat(winners).hasSize(names);
    assertThat(losers).hasValue(names * (WRITERS - 1));
    for (Path mount : List.of(folder.a(), folder.b())) {
      for (int number = 0; number < names; number++) {
        int winner = winners.get(number);
        long found =
            new NioVerifiedReader()
                .read(
                    mount.resolve("file" + number),
                    SelfDescribing.summary(SelfDescribing.content(winner, 10)),
                    SelfDescribing::read);
        assertThat(found).isEqualTo(winner);
      }
    }
    System.out.printf("%d names, %d winners, %d losers%n", names, winners.size(), losers.get());
  }

  @Test
  void bootstrap_fromBothClientsAtOnce_allReturnWithEverythingThere() throws Exception {
    DirectoryBootstrap bootstrap = new NioDirectoryBootstrap();
    inRounds(
        Mounts.count("rounds", 20),
        (number, writer) -> {
          Path mount = mountOf(writer);
          DirectoryLayout layout =
              DirectoryLayout.of(mount, number + "/a/b", number + "/a/c", "shared");
          bootstrap.ensure(layout);
          assertThat(layout.directories()).allMatch(each -> Files.isDirectory(mount.resolve(each)));
        });
  }
}
