package org.mingzhang.api.signing.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// A module of PKCS#11: the few of its functions that a signature takes.
///
/// The provider of the JDK cannot be used, since it knows no EdDSA. A `CK_ULONG` is taken to have
/// eight bytes, as everywhere but on Windows. Thread-safe: the module is told to lock by itself.
///
/// **Errors** [FaultException] with [Fault.TokenFailed] if the module or a token fails.
@SuppressWarnings("restricted") // A module is native code; its operator chose it.
final class Cryptoki {

    /// `CKO_PUBLIC_KEY`.
    static final long PUBLIC_KEY = 2;

    /// `CKO_PRIVATE_KEY`.
    static final long PRIVATE_KEY = 3;

    /// `CKA_ID`: what a private and a public key have in common.
    static final long ID = 0x102;

    /// `CKA_EC_POINT`.
    static final long EC_POINT = 0x181;

    /// `CKK_EC_EDWARDS`.
    static final long EDWARDS = 0x40;

    private static final long CLASS = 0x0;
    private static final long KEY_TYPE = 0x100;
    private static final long EDDSA = 0x1057;
    private static final long SERIAL_SESSION = 0x4;
    private static final long USER = 1;
    private static final long OS_LOCKING_OK = 0x2;

    private static final long OK = 0x0;
    private static final long ATTRIBUTE_SENSITIVE = 0x11;
    private static final long ATTRIBUTE_TYPE_INVALID = 0x12;
    private static final long PIN_INCORRECT = 0xA0;
    private static final long PIN_INVALID = 0xA1;
    private static final long PIN_LEN_RANGE = 0xA2;
    private static final long ALREADY_INITIALIZED = 0x191;

    /// Those that an operator can do something about.
    private static final Map<Long, String> FAILURES =
            Map.of(
                    0x05L, "CKR_GENERAL_ERROR",
                    0x30L, "CKR_DEVICE_ERROR",
                    0x32L, "CKR_DEVICE_REMOVED",
                    0x70L, "CKR_MECHANISM_INVALID",
                    0xA3L, "CKR_PIN_EXPIRED",
                    0xA4L, "CKR_PIN_LOCKED",
                    0xE0L, "CKR_TOKEN_NOT_PRESENT",
                    0x102L, "CKR_USER_PIN_NOT_INITIALIZED");

    private static final int LABEL_LENGTH = 32;
    private static final int TOKEN_INFO_LENGTH = 256;
    private static final int OBJECTS_AT_ONCE = 16;
    private static final int SIGNATURE_LENGTH_MAX = 512;
    private static final long WORD = JAVA_LONG.byteSize();

    /// Type, address and length.
    private static final long ATTRIBUTE_LENGTH = 3 * WORD;

    /// Functions by their place in `CK_FUNCTION_LIST`, behind the version.
    private enum Function {
        C_Initialize(0, ADDRESS),
        C_GetSlotList(4, JAVA_BYTE, ADDRESS, ADDRESS),
        C_GetTokenInfo(6, JAVA_LONG, ADDRESS),
        C_OpenSession(12, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS),
        C_CloseSession(13, JAVA_LONG),
        C_Login(18, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
        C_Logout(19, JAVA_LONG),
        C_GetAttributeValue(24, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
        C_FindObjectsInit(26, JAVA_LONG, ADDRESS, JAVA_LONG),
        C_FindObjects(27, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
        C_FindObjectsFinal(28, JAVA_LONG),
        C_SignInit(42, JAVA_LONG, ADDRESS, JAVA_LONG),
        C_Sign(43, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);

        private final int place;

        // It is immutable, which its type does not say.
        @SuppressWarnings("ImmutableEnumChecker")
        private final FunctionDescriptor form;

        Function(int place, MemoryLayout... arguments) {
            this.place = place;
            this.form = FunctionDescriptor.of(JAVA_LONG, arguments);
        }
    }

    private static final int FUNCTIONS = 44;

    private final Map<Function, MethodHandle> handles = new EnumMap<>(Function.class);

    private Cryptoki(MemorySegment functions) {
        for (Function function : Function.values()) {
            MemorySegment address = functions.get(ADDRESS, WORD * (1 + function.place));
            handles.put(function, Linker.nativeLinker().downcallHandle(address, function.form));
        }
    }

    /// The module in a library; it stays loaded as long as the process lives.
    ///
    /// @throws FaultException [Fault.TokenFailed] if the library cannot be loaded, or is none
    static Cryptoki load(Path library) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry =
                    SymbolLookup.libraryLookup(library, Arena.global())
                            .find("C_GetFunctionList")
                            .orElseThrow(() -> failed(library + " is no PKCS#11 module"));
            MethodHandle list =
                    Linker.nativeLinker()
                            .downcallHandle(entry, FunctionDescriptor.of(JAVA_LONG, ADDRESS));
            MemorySegment found = arena.allocate(ADDRESS);
            expect(OK, "C_GetFunctionList", invoke(list, found));
            Cryptoki module =
                    new Cryptoki(found.get(ADDRESS, 0).reinterpret(WORD * (1 + FUNCTIONS)));
            MemorySegment arguments = arena.allocate(6 * WORD, WORD);
            arguments.set(JAVA_LONG, 4 * WORD, OS_LOCKING_OK);
            long value = module.value(Function.C_Initialize, arguments);
            if (value != ALREADY_INITIALIZED) {
                expect(OK, "C_Initialize", value);
            }
            return module;
        } catch (IllegalArgumentException _) {
            throw failed(library + " cannot be loaded");
        }
    }

    /// The slot of the token that has a label; the first of them, if several do.
    Optional<Long> slotOf(String label) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            call(Function.C_GetSlotList, (byte) 1, MemorySegment.NULL, count);
            MemorySegment slots = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
            call(Function.C_GetSlotList, (byte) 1, slots, count);
            for (long i = 0; i < count.get(JAVA_LONG, 0); i++) {
                long slot = slots.getAtIndex(JAVA_LONG, i);
                MemorySegment info = arena.allocate(TOKEN_INFO_LENGTH, WORD);
                call(Function.C_GetTokenInfo, slot, info);
                byte[] padded = info.asSlice(0, LABEL_LENGTH).toArray(JAVA_BYTE);
                if (new String(padded, StandardCharsets.UTF_8).strip().equals(label)) {
                    return Optional.of(slot);
                }
            }
            return Optional.empty();
        }
    }

    /// A session with the token in a slot.
    Session open(long slot) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(JAVA_LONG);
            call(
                    Function.C_OpenSession,
                    slot,
                    SERIAL_SESSION,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    handle);
            return new Session(handle.get(JAVA_LONG, 0));
        }
    }

    /// A session. What one session of a process has logged in, all have: whoever uses it keeps
    /// others away from the token.
    final class Session implements AutoCloseable {

        private final long handle;

        private Session(long handle) {
            this.handle = handle;
        }

        /// Shows the PIN.
        ///
        /// @return whether it is the token's
        boolean login(byte[] pin) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, pin);
                long value = value(Function.C_Login, handle, USER, bytes, (long) pin.length);
                bytes.fill((byte) 0);
                if (value == PIN_INCORRECT || value == PIN_INVALID || value == PIN_LEN_RANGE) {
                    return false;
                }
                expect(OK, Function.C_Login.name(), value);
                return true;
            }
        }

        /// Takes back what the PIN allowed.
        void logout() {
            call(Function.C_Logout, handle);
        }

        /// The keys of Edwards curves of a class.
        List<Long> edwardsKeys(long objectClass) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment template = arena.allocate(2 * ATTRIBUTE_LENGTH, WORD);
                fill(template, 0, CLASS, arena.allocateFrom(JAVA_LONG, objectClass));
                fill(template, 1, KEY_TYPE, arena.allocateFrom(JAVA_LONG, EDWARDS));
                call(Function.C_FindObjectsInit, handle, template, 2L);
                MemorySegment objects = arena.allocate(JAVA_LONG, OBJECTS_AT_ONCE);
                MemorySegment count = arena.allocate(JAVA_LONG);
                List<Long> found = new ArrayList<>();
                do {
                    call(Function.C_FindObjects, handle, objects, (long) OBJECTS_AT_ONCE, count);
                    for (long i = 0; i < count.get(JAVA_LONG, 0); i++) {
                        found.add(objects.getAtIndex(JAVA_LONG, i));
                    }
                } while (count.get(JAVA_LONG, 0) == OBJECTS_AT_ONCE);
                call(Function.C_FindObjectsFinal, handle);
                return found;
            }
        }

        /// An attribute of an object, if it has it and shows it.
        Optional<byte[]> attribute(long object, long type) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment template = arena.allocate(ATTRIBUTE_LENGTH, WORD);
                template.set(JAVA_LONG, 0, type);
                long value = value(Function.C_GetAttributeValue, handle, object, template, 1L);
                if (value == ATTRIBUTE_TYPE_INVALID || value == ATTRIBUTE_SENSITIVE) {
                    return Optional.empty();
                }
                expect(OK, Function.C_GetAttributeValue.name(), value);
                MemorySegment bytes = arena.allocate(template.get(JAVA_LONG, 2 * WORD));
                template.set(ADDRESS, WORD, bytes);
                call(Function.C_GetAttributeValue, handle, object, template, 1L);
                return Optional.of(bytes.toArray(JAVA_BYTE));
            }
        }

        /// What a private key of Ed25519 signs a message with.
        byte[] signWithEdDsa(long privateKey, byte[] message) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment mechanism = arena.allocate(3 * WORD, WORD);
                mechanism.set(JAVA_LONG, 0, EDDSA);
                call(Function.C_SignInit, handle, mechanism, privateKey);
                MemorySegment signature = arena.allocate(SIGNATURE_LENGTH_MAX);
                MemorySegment length = arena.allocateFrom(JAVA_LONG, SIGNATURE_LENGTH_MAX);
                call(
                        Function.C_Sign,
                        handle,
                        arena.allocateFrom(JAVA_BYTE, message),
                        (long) message.length,
                        signature,
                        length);
                return Arrays.copyOf(
                        signature.toArray(JAVA_BYTE), Math.toIntExact(length.get(JAVA_LONG, 0)));
            }
        }

        @Override
        public void close() {
            call(Function.C_CloseSession, handle);
        }
    }

    private static void fill(MemorySegment template, int index, long type, MemorySegment value) {
        long at = index * ATTRIBUTE_LENGTH;
        template.set(JAVA_LONG, at, type);
        template.set(ADDRESS, at + WORD, value);
        template.set(JAVA_LONG, at + 2 * WORD, value.byteSize());
    }

    private void call(Function function, Object... arguments) {
        expect(OK, function.name(), value(function, arguments));
    }

    private long value(Function function, Object... arguments) {
        return invoke(Objects.requireNonNull(handles.get(function)), arguments);
    }

    private static long invoke(MethodHandle handle, Object... arguments) {
        try {
            return (long) handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("C throws nothing", e);
        }
    }

    static FaultException failed(String reason) {
        return new FaultException(new Fault.TokenFailed(reason));
    }

    private static void expect(long expected, String function, long value) {
        if (value != expected) {
            throw failed(
                    function
                            + ": "
                            + FAILURES.getOrDefault(
                                    value, String.format(Locale.ROOT, "0x%x", value)));
        }
    }
}
