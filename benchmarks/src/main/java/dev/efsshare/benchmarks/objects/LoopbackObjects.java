package dev.efsshare.benchmarks.objects;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Serves the files of a folder as objects: {@code FOLDER/bucket/key} is {@code GET /bucket/key}.
 *
 * <p>It knows HEAD and GET, one range, If-Match and connections that stay open. Lines of a file
 * {@code key.headers} beside an object are sent with it, so that an object can have the checksums
 * that S3 would hold. Signatures are not looked at.
 *
 * <p>Thread-safe. It listens on 127.0.0.1 only.
 */
public final class LoopbackObjects implements Closeable {
  private final ServerSocketChannel listening;
  private final Path folder;
  private final Pace pace;

  private LoopbackObjects(ServerSocketChannel listening, Path folder, Pace pace) {
    this.listening = listening;
    this.folder = folder;
    this.pace = pace;
  }

  /**
   * Starts a server.
   *
   * @param folder with a folder for each bucket
   * @param pace of each connection
   * @return the server; listening already
   * @throws IOException if no port can be had
   */
  public static LoopbackObjects serve(Path folder, Pace pace) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    LoopbackObjects server =
        new LoopbackObjects(channel, folder.toAbsolutePath().normalize(), pace);
    Thread.ofPlatform().daemon().name("loopback-objects").start(server::accept);
    return server;
  }

  /**
   * Serves a folder until its standard input ends, in a process of its own.
   *
   * @param arguments the folder, and the bytes a second of each connection
   * @throws IOException if no port can be had
   */
  public static void main(String[] arguments) throws IOException {
    try (LoopbackObjects server =
        serve(Path.of(arguments[0]), new Pace(Long.parseLong(arguments[1])))) {
      System.out.println(server.endpoint());
      while (System.in.read() >= 0) {
        // Whoever started this process ends it by closing the pipe, or by dying.
      }
    }
  }

  /**
   * Where it listens.
   *
   * @return for {@code AWS_ENDPOINT_URL_S3}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.socket().getLocalPort());
  }

  private void accept() {
    while (listening.isOpen()) {
      try {
        SocketChannel client = listening.accept();
        client.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        // Platform threads: sendfile from a disk would hold the carrier of a virtual one.
        Thread.ofPlatform().daemon().start(() -> serve(client));
      } catch (IOException e) {
        if (listening.isOpen()) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      RequestHead.Reader requests = new RequestHead.Reader(client);
      for (RequestHead head = requests.next(); head != null; head = requests.next()) {
        ObjectAnswer.to(head, folder).sendTo(client, pace);
      }
    } catch (IOException e) {
      // The client went away, as clients do that end a transfer early.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
