package dev.efsshare.demo;

import dev.efsshare.demo.steps.Burst;
import dev.efsshare.demo.steps.ColdStarts;
import dev.efsshare.demo.steps.EndToEndLatency;
import dev.efsshare.demo.steps.ErrorAnswers;
import dev.efsshare.demo.steps.KilledProducer;
import dev.efsshare.demo.steps.LargeFile;
import dev.efsshare.demo.steps.PredictLanguages;
import dev.efsshare.demo.steps.PublishByRequest;
import dev.efsshare.demo.steps.PublishFromS3;
import dev.efsshare.demo.steps.RepeatedDelivery;
import dev.efsshare.demo.steps.ReplacementUnderLoad;
import dev.efsshare.demo.steps.SameBytes;
import dev.efsshare.demo.steps.TenAtOnce;
import dev.efsshare.demo.steps.Throughput;
import dev.efsshare.demo.steps.WarmCalls;
import java.util.List;

/** All tests, in the order in which they are run. */
final class Catalogue {
  static final List<Step> STEPS =
      List.of(
          new PublishFromS3(),
          new PublishByRequest(),
          new SameBytes(),
          new PredictLanguages(),
          new ColdStarts(),
          new WarmCalls(),
          new TenAtOnce(),
          new Burst(),
          new EndToEndLatency(),
          new Throughput(),
          LargeFile.of100Mb(),
          LargeFile.of1Gib(),
          new RepeatedDelivery(),
          new ReplacementUnderLoad(),
          new ErrorAnswers(),
          new KilledProducer());

  private Catalogue() {}
}
