package org.mingzhang.ledger.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// `H(hash₁ || hash₂ || …)` over hashes that come one by one, with a state that can be put aside
/// and taken up again. Not thread-safe.
///
/// **Shape** of the state: the eight registers of the hash function, big-endian, and behind them
/// the last hash if their number is odd: 32 or 64 bytes. **Source** `docs/log-format.md`, section
/// 9.
public final class RunningHash {

    private static final int BLOCK = 64;
    private static final int LENGTH_AT = BLOCK - Long.BYTES;

    private final Suite suite;
    private final int[] registers;
    private final byte[] block = new byte[BLOCK];
    private long count;

    private RunningHash(Suite suite, int[] registers, long count) {
        this.suite = suite;
        this.registers = registers;
        this.count = count;
    }

    /// The hash of nothing yet.
    public static RunningHash start(Suite suite) {
        return new RunningHash(
                suite,
                switch (suite) {
                    case SHA256 -> Sha256Block.startState();
                    case SM3 -> Sm3.startState();
                },
                0);
    }

    /// The hash that was put aside.
    ///
    /// @param count how many hashes it had taken
    /// @throws IllegalArgumentException if the state is not one of so many
    public static RunningHash resume(Suite suite, long count, byte[] state) {
        if (count < 0 || state.length != (count % 2 == 0 ? BLOCK / 2 : BLOCK)) {
            throw new IllegalArgumentException(
                    "no state after " + count + " hashes has " + state.length + " bytes");
        }
        int[] registers = new int[8];
        ByteBuffer.wrap(state).asIntBuffer().get(registers);
        RunningHash hash = new RunningHash(suite, registers, count);
        if (state.length == BLOCK) {
            System.arraycopy(state, BLOCK / 2, hash.block, 0, BLOCK / 2);
        }
        return hash;
    }

    /// Takes a hash.
    public void update(Hash32 hash) {
        hash.writeTo(block, count % 2 == 0 ? 0 : Hash32.LENGTH);
        count++;
        if (count % 2 == 0) {
            compress(registers, block);
        }
    }

    /// How many hashes were taken.
    public long count() {
        return count;
    }

    /// The hash of what was taken so far.
    public Hash32 digest() {
        int[] end = registers.clone();
        byte[] last = new byte[BLOCK];
        int used = count % 2 == 0 ? 0 : Hash32.LENGTH;
        System.arraycopy(block, 0, last, 0, used);
        last[used] = (byte) 0x80;
        ByteBuffer.wrap(last).putLong(LENGTH_AT, count * Hash32.LENGTH * Byte.SIZE);
        compress(end, last);
        ByteBuffer bytes = ByteBuffer.allocate(Hash32.LENGTH);
        bytes.asIntBuffer().put(end);
        return Hash32.copyOf(bytes.array());
    }

    /// The state, to be put aside.
    public byte[] state() {
        ByteBuffer state = ByteBuffer.allocate(BLOCK);
        state.asIntBuffer().put(registers);
        if (count % 2 == 0) {
            return Arrays.copyOf(state.array(), BLOCK / 2);
        }
        return state.put(BLOCK / 2, block, 0, BLOCK / 2).array();
    }

    private void compress(int[] state, byte[] bytes) {
        switch (suite) {
            case SHA256 -> Sha256Block.compress(state, bytes);
            case SM3 -> Sm3.compress(state, bytes, 0);
        }
    }
}
