package dev.efsshare.local.testfunction;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what a request tells it: {@code {"do": "sleep", "arg": "100"}}. The two fields may also be
 * in the body of an HTTP event. A request without them is recorded on the mount and echoed.
 */
public final class TestFunction implements RequestStreamHandler {

  private static final Pattern DO = Pattern.compile("\"do\":\\s*\"([^\"]*)\"");
  private static final Pattern ARG = Pattern.compile("\"arg\":\\s*\"([^\"]*)\"");

  static {
    if (System.getenv("FAIL_INIT") != null) {
      throw new IllegalStateException("told to fail");
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), UTF_8);
    String plain = event.replace("\\", "");
    String answer = run(first(DO, plain), first(ARG, plain), event, context);
    output.write(answer.getBytes(UTF_8));
  }

  private static String run(String command, String argument, String event, Context context)
      throws IOException {
    return switch (command) {
      case "where" -> where();
      case "variable" -> quoted(String.valueOf(System.getenv(argument)));
      case "property" -> quoted(String.valueOf(System.getProperty(argument)));
      case "flag" -> quoted(flag(argument));
      case "deadline" -> Integer.toString(context.getRemainingTimeInMillis());
      case "sleep" -> sleep(Long.parseLong(argument));
      case "allocate" -> allocate(Long.parseLong(argument));
      case "exit" -> exit(Integer.parseInt(argument));
      case "throw" -> throw new IllegalStateException(argument);
      case "create" -> quoted(Files.createFile(mount().resolve(argument)).getFileName().toString());
      case "print" -> print(argument);
      case "big" -> quoted("x".repeat(Integer.parseInt(argument)));
      case "answer" -> "{\"statusCode\":%s,\"body\":\"plain\"}".formatted(argument);
      case "failTimes" -> failTimes(Integer.parseInt(argument));
      case "fail" -> throw new IllegalStateException(count() + " calls so far");
      default -> record(event, context);
    };
  }

  /** What the JVM made of its flags. */
  private static String flag(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }

  private static String where() {
    return "{\"pid\":%d}".formatted(ProcessHandle.current().pid());
  }

  private static String sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return where();
  }

  private static String allocate(long megabytes) {
    try (Arena arena = Arena.ofConfined()) {
      // zeroed by allocate, so every page is really there
      MemorySegment memory = arena.allocate(megabytes << 20);
      sleep(2000);
      return Long.toString(memory.byteSize());
    }
  }

  private static String exit(int status) {
    Runtime.getRuntime().halt(status);
    return "";
  }

  private static String print(String text) {
    System.out.println("out " + text);
    System.err.print("unfinished " + text);
    return where();
  }

  private static String failTimes(int times) throws IOException {
    if (count() <= times) {
      throw new IllegalStateException("not yet");
    }
    return where();
  }

  private static synchronized int count() throws IOException {
    Path calls = mount().resolve("calls");
    Files.writeString(
        calls,
        "x",
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
    return Math.toIntExact(Files.size(calls));
  }

  private static String record(String event, Context context) throws IOException {
    Path events = Files.createDirectories(mount().resolve("events"));
    Path partial = events.resolve(context.getAwsRequestId() + ".part");
    Files.writeString(partial, event);
    Files.move(partial, events.resolve(context.getAwsRequestId() + ".json"));
    return event;
  }

  private static Path mount() {
    return Path.of(System.getenv("EFS_MOUNT_PATH"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
