package dev.efsshare.workflow.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.workflow.handover.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  private static final int MAX_LINE_BYTES = LineReader.MAX_INPUT_BYTES;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void lines_ofAnyLength_areThoseOfTheText(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add("x".repeat(1 + random.nextInt(i % 50 == 0 ? 200_000 : 300)));
    }
    String text = String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");

    assertThat(read(text)).as("seed %d", seed).isEqualTo(lines);
  }

  @Test
  void blankLines_areNoLines_butCount() throws IOException {
    LineReader reader = new LineReader(stream("a\n\n \t\r\nb\r\n"), MAX_LINE_BYTES);

    line(reader);
    Line second = line(reader);

    assertThat(second.number()).isEqualTo(4);
    assertThat(reader.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,false", "3000000,false"})
  void line_longerThanAllowed_isCutAndTheNextIsWhole(int more, boolean whole) throws IOException {
    String text = "y".repeat(MAX_LINE_BYTES + more) + "\nnext";
    LineReader reader = new LineReader(stream(text), MAX_LINE_BYTES);

    Line cut = line(reader);
    Line next = line(reader);

    assertThat(cut.isWhole()).isEqualTo(whole);
    assertThat(cut.bytes()).hasSize(MAX_LINE_BYTES);
    assertThat(new String(next.bytes(), StandardCharsets.UTF_8)).isEqualTo("next");
    assertThat(next.number()).isEqualTo(2);
  }

  private static Line line(LineReader reader) throws IOException {
    return Objects.requireNonNull(reader.next(), "line");
  }

  private static List<String> read(String text) throws IOException {
    LineReader reader = new LineReader(stream(text), MAX_LINE_BYTES);
    List<String> lines = new ArrayList<>();
    for (Line line = reader.next(); line != null; line = reader.next()) {
      lines.add(new String(line.bytes(), StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
