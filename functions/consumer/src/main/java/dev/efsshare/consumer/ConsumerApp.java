package dev.efsshare.consumer;

import dev.efsshare.consumer.processing.LanguageProcessor;
import dev.efsshare.consumer.processing.ProfileProcessor;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.share.S3Objects;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectStore;
import java.util.List;
import java.util.Map;

/**
 * What the consumer works with, put together in one place.
 *
 * @param share the mount
 * @param predictions reads files and applies them
 * @param records tells what is known of files
 */
record ConsumerApp(Share share, PredictService predictions, FileRecords records) {

  /** The app of an environment; an S3 client is made only for archiving. */
  static Lazily<ConsumerApp> lazily(Map<String, String> variables) {
    return lazily(variables, Lazily.of(() -> S3Objects.connect(variables)));
  }

  /** An app on any object store. */
  static Lazily<ConsumerApp> lazily(Map<String, String> variables, Lazily<ObjectStore> objects) {
    return Lazily.of(() -> {
      FunctionSettings settings = FunctionSettings.of(variables);
      ResultArchive archive = ResultArchive.of(settings, objects);
      return open(Share.open(settings), archive);
    });
  }

  private static ConsumerApp open(Share share, ResultArchive archive) {
    String prefix = share.settings().modelsPrefix();
    FileLookup byModel = new FileLookup(share, FileNames.models(prefix));
    FileLookup byKey = new FileLookup(share, FileNames.keys(prefix));
    ModelFiles models =
        new ModelFiles(share, byModel, List.of(new LanguageProcessor(), new ProfileProcessor()));
    PredictService predictions = new PredictService(models, new Results(share, archive));
    return new ConsumerApp(share, predictions, new FileRecords(share, byKey));
  }
}
