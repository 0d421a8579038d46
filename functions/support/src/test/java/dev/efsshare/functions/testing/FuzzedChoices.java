package dev.efsshare.functions.testing;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Choices that a fuzzer makes, guided by what they lead to. */
public final class FuzzedChoices implements Choices {
  private final FuzzedDataProvider data;

  /** Choices from the fuzzer's data; when those end, always the first. */
  public FuzzedChoices(FuzzedDataProvider data) {
    this.data = data;
  }

  @Override
  public int below(int bound) {
    return data.consumeInt(0, bound - 1);
  }

  @Override
  public byte[] bytes(int atMost) {
    return data.consumeBytes(atMost);
  }

  @Override
  public String text(int atMost) {
    return data.consumeString(atMost);
  }
}
