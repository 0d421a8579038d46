package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.consumer.processing.LanguageProcessor;
import dev.efsshare.consumer.processing.LoadedFile;
import dev.efsshare.store.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepingProcessorTest {

  @Test
  void keptFiles_aboveTheLimit_dropTheLeastRecentlyUsed() {
    LanguageProcessor processor = new LanguageProcessor();
    KeepingProcessor keeping = new KeepingProcessor(processor);
    LoadedFile file = input -> Map.of();
    List<FileId> ids = new ArrayList<>();
    for (int i = 0; i < processor.keepAtMost(); i++) {
      ids.add(FileId.random());
      keeping.keep(ids.getLast(), file);
    }
    assertThat(keeping.kept(ids.getFirst())).contains(file);

    keeping.keep(FileId.random(), file);

    assertThat(keeping.kept(ids.getFirst())).contains(file);
    assertThat(keeping.kept(ids.get(1))).isEmpty();
  }
}
