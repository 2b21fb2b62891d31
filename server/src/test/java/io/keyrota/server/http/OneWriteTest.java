package io.keyrota.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves a connection, piece by piece. */
class OneWriteTest {
  private final List<String> sent = new ArrayList<>();

  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise)
                throws Exception {
              sent.add(((ByteBuf) message).toString(US_ASCII));
              super.write(ctx, message, promise);
            }
          },
          new OneWrite());

  @Test
  void headerAndContentLeaveAsOnePiece() {
    ChannelFuture header = channel.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
    ChannelFuture content = channel.write(bytes("{}"));
    channel.flush();

    assertThat(sent).containsExactly("HTTP/1.1 200 OK\r\n\r\n{}");
    assertThat(header.isSuccess()).isTrue();
    assertThat(content.isSuccess()).isTrue();
  }

  @Test
  void onePieceAloneLeavesAsItIs() {
    var _ = channel.writeAndFlush(bytes("HTTP/1.1 204 No Content\r\n\r\n"));

    assertThat(sent).containsExactly("HTTP/1.1 204 No Content\r\n\r\n");
  }

  @Test
  void aLongContentFollowsItsHeaderUncopied() {
    ByteBuf content = bytes("x".repeat(100_000));
    var _ = channel.write(bytes("header"));
    var _ = channel.write(content);
    channel.flush();

    ByteBuf header = channel.readOutbound();
    assertThat(sent.getFirst()).isEqualTo("header");
    ByteBuf second = channel.readOutbound();
    assertThat(second).isSameAs(content);
    assertThat(header.release() && content.release()).isTrue();
  }

  @Test
  void severalAnswersKeepTheirOrder() {
    for (String each : List.of("a", "b", "c", "d", "e")) {
      var _ = channel.write(bytes(each));
    }
    channel.flush();

    assertThat(String.join("", sent)).isEqualTo("abcde");
  }

  @Test
  void whatWasCopiedIsErasedOnceItHasLeft() {
    var _ = channel.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
    var _ = channel.write(bytes("the secret"));
    channel.flush();

    ByteBuf copy = channel.readOutbound();
    assertThat(sent).containsExactly("HTTP/1.1 200 OK\r\n\r\nthe secret");
    assertThat(copy.toString(US_ASCII)).matches("\\x00+");
    assertThat(copy.release()).isTrue();
  }

  @Test
  void whatWasNotFlushedFailsAndIsFreedWhenTheConnectionCloses() {
    ByteBuf held = bytes("header");
    ChannelFuture header = channel.write(held);
    var _ = channel.close();

    assertThat(header.isDone()).isTrue();
    assertThat(header.isSuccess()).isFalse();
    assertThat(held.refCnt()).isZero();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }
}
