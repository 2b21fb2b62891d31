package io.keyrota.acceptance;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of S3 as its encryption client asks for, over HTTP and in memory: PutObject, GetObject
 * with and without a range, multipart uploads, DeleteObject. S3 is not what is tested, so it asks
 * for no signature; what lies in it can be looked at and changed as its operator could.
 */
final class S3StandIn implements AutoCloseable {
  private static final String META = "x-amz-meta-";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  /** What is kept of an object: its bytes as they came, and its metadata by name. */
  record Stored(byte[] body, SortedMap<String, String> metadata) {
    Stored with(String name, String value) {
      SortedMap<String, String> changed = new TreeMap<>(metadata);
      changed.put(name, value);
      return new Stored(body, changed);
    }
  }

  private record Upload(SortedMap<String, String> metadata, SortedMap<Integer, byte[]> parts) {}

  private final HttpServer http;
  private final Map<String, Stored> objects = new ConcurrentHashMap<>();
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  S3StandIn() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::answer);
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** The object at {@code bucket/key}. */
  Stored object(String path) {
    return objects.get("/" + path);
  }

  void put(String path, Stored object) {
    objects.put("/" + path, object);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI());
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        if (query.containsKey("uploadId")) {
          int part = Integer.parseInt(query.get("partNumber"));
          uploads.get(query.get("uploadId")).parts().put(part, body);
        } else {
          objects.put(path, new Stored(body, metadata(exchange.getRequestHeaders())));
        }
        exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(body) + "\"");
        send(exchange, 200, new byte[0]);
      }
      case "POST" -> send(exchange, 200, multipart(path, query, exchange));
      case "GET" -> get(exchange, objects.get(path));
      case "DELETE" -> {
        objects.remove(path);
        send(exchange, 204, new byte[0]);
      }
      default -> send(exchange, 405, new byte[0]);
    }
  }

  private byte[] multipart(String path, Map<String, String> query, HttpExchange exchange) {
    if (query.containsKey("uploads")) {
      String id = "upload-" + uploads.size();
      uploads.put(id, new Upload(metadata(exchange.getRequestHeaders()), new TreeMap<>()));
      return xml("InitiateMultipartUploadResult", "<UploadId>" + id + "</UploadId>");
    }
    Upload upload = uploads.get(query.get("uploadId"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    upload.parts().values().forEach(whole::writeBytes);
    objects.put(path, new Stored(whole.toByteArray(), upload.metadata()));
    return xml("CompleteMultipartUploadResult", "<ETag>\"whole\"</ETag>");
  }

  private static void get(HttpExchange exchange, Stored stored) throws IOException {
    if (stored == null) {
      send(exchange, 404, xml("Error", "<Code>NoSuchKey</Code>"));
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    stored.metadata().forEach((name, value) -> headers.set(META + name, value));
    byte[] body = stored.body();
    String asked = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    if (!range.matches()) {
      send(exchange, 200, body);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    int last = range.group(2).isEmpty() ? body.length - 1 : Integer.parseInt(range.group(2));
    int to = Math.min(last, body.length - 1);
    headers.set("Content-Range", "bytes " + from + "-" + to + "/" + body.length);
    send(exchange, 206, Arrays.copyOfRange(body, from, to + 1));
  }

  private static SortedMap<String, String> metadata(Headers headers) {
    SortedMap<String, String> found = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith(META)) {
            found.put(lower.substring(META.length()), values.getFirst());
          }
        });
    return found;
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> found = new TreeMap<>();
    String query = uri.getQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      found.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? "" : pair.substring(equals + 1));
    }
    return found;
  }

  private static byte[] xml(String root, String inner) {
    return ("<" + root + ">" + inner + "</" + root + ">").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
