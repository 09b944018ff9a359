package org.mingzhang.api.commands;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Answers on their way to a client that may not read yet.
///
/// Many clients send a whole stream before they read the first answer. If the answers had to wait
/// in the sockets, both sides would wait for each other for ever. So what does not fit into memory
/// goes to a temporary file, in order, up to a limit.
///
/// One thread writes, one thread reads.
final class AnswerSpool implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final long fileBytesMax;

    // All guarded by lock. What is in memory is older than what is in the file.
    private final byte[] memory;
    private int memoryFrom;
    private int memoryCount;
    private @Nullable FileChannel file;
    private long fileFrom;
    private long fileTo;
    private boolean finished;

    /// @param memoryBytes how much to hold before the file is used
    /// @param fileBytesMax how much the file may hold
    AnswerSpool(int memoryBytes, long fileBytesMax) {
        this.memory = new byte[memoryBytes];
        this.fileBytesMax = fileBytesMax;
    }

    /// Adds bytes without waiting for the client.
    ///
    /// @throws IOException if the disk or the limit does not allow it
    void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            int inMemory = fileTo == fileFrom ? Math.min(length, memory.length - memoryCount) : 0;
            putInMemory(bytes, offset, inMemory);
            if (inMemory < length) {
                putInFile(ByteBuffer.wrap(bytes, offset + inMemory, length - inMemory));
            }
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    private void putInMemory(byte[] bytes, int offset, int length) {
        int at = (memoryFrom + memoryCount) % memory.length;
        int first = Math.min(length, memory.length - at);
        System.arraycopy(bytes, offset, memory, at, first);
        System.arraycopy(bytes, offset + first, memory, 0, length - first);
        memoryCount += length;
    }

    private void putInFile(ByteBuffer bytes) throws IOException {
        if (fileTo - fileFrom + bytes.remaining() > fileBytesMax) {
            throw new IOException(
                    "the client reads no answers, and more than " + fileBytesMax + " bytes wait");
        }
        FileChannel channel = file;
        if (channel == null) {
            Path path = Files.createTempFile("mingzhang-answers", ".ndjson");
            channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            file = channel;
        }
        while (bytes.hasRemaining()) {
            fileTo += channel.write(bytes, fileTo);
        }
    }

    /// Says that nothing more is written.
    void finish() {
        lock.lock();
        try {
            finished = true;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Whether a call of [#read] would wait.
    boolean isDrained() {
        lock.lock();
        try {
            return memoryCount == 0 && fileFrom == fileTo;
        } finally {
            lock.unlock();
        }
    }

    /// Takes bytes, waiting for some.
    ///
    /// @return how many, or -1 if all were taken and no more come
    int read(byte[] target) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (memoryCount == 0 && fileFrom == fileTo) {
                if (finished) {
                    return -1;
                }
                more.await();
            }
            return memoryCount > 0 ? takeFromMemory(target) : takeFromFile(target);
        } finally {
            lock.unlock();
        }
    }

    private int takeFromMemory(byte[] target) {
        int length = Math.min(target.length, Math.min(memoryCount, memory.length - memoryFrom));
        System.arraycopy(memory, memoryFrom, target, 0, length);
        memoryFrom = (memoryFrom + length) % memory.length;
        memoryCount -= length;
        return length;
    }

    private int takeFromFile(byte[] target) throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            throw new IllegalStateException("bytes in a file that was never opened");
        }
        int length = (int) Math.min(target.length, fileTo - fileFrom);
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, fileFrom + buffer.position()) < 0) {
                throw new IOException("the file of waiting answers was cut");
            }
        }
        fileFrom += length;
        if (fileFrom == fileTo) {
            channel.truncate(0);
            fileFrom = 0;
            fileTo = 0;
        }
        return length;
    }

    /// Removes the file. Nothing may be read or written afterwards.
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
