package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What goes in comes out, whoever is faster.
class AnswerSpoolTest {

    @Test
    void bytesComeOutInOrderThroughMemoryAndFile() throws Exception {
        Random random = new Random(20260101);
        byte[] all = new byte[300_000];
        random.nextBytes(all);
        try (AnswerSpool spool = new AnswerSpool(1_000, 1_000_000)) {
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> readAll(spool));
            for (int from = 0; from < all.length; ) {
                int length = Math.min(random.nextInt(1, 3_000), all.length - from);
                spool.write(all, from, length);
                from += length;
            }
            spool.finish();

            assertThat(read.get()).isEqualTo(all);
        }
    }

    @Test
    void everythingWaitsInTheFileForAReaderThatComesLate() throws Exception {
        byte[] all = new byte[50_000];
        new Random(7).nextBytes(all);
        try (AnswerSpool spool = new AnswerSpool(100, 1_000_000)) {
            spool.write(all, 0, 20_000);
            spool.write(all, 20_000, 30_000);
            spool.finish();

            assertThat(readAll(spool)).isEqualTo(all);
            assertThat(spool.isDrained()).isTrue();
        }
    }

    @Test
    void aLimitKeepsTheDiskFromFilling() throws Exception {
        try (AnswerSpool spool = new AnswerSpool(10, 100)) {
            spool.write(new byte[110], 0, 110);

            assertThatThrownBy(() -> spool.write(new byte[1], 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("100 bytes");
        }
    }

    private static byte[] readAll(AnswerSpool spool) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[777];
        try {
            for (int length = spool.read(chunk); length >= 0; length = spool.read(chunk)) {
                out.write(chunk, 0, length);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
