package org.mingzhang.api.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mingzhang.api.attachments.ContentRefusedException.Reason;
import org.mingzhang.ledger.attachment.MediaType;
import org.mingzhang.ledger.evidence.AttachmentSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// Keeps the bytes of attachments in the database of the log, in pieces of [#PIECE_BYTES].
///
/// No connection is held while a client sends or takes: each piece is one short statement. What is
/// stored is never changed; what broke off is swept away with a later upload. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class AttachmentStore implements AttachmentSource {

    /// The most bytes of one attachment.
    public static final long BYTES_MAX = 32L << 20;

    static final int PIECE_BYTES = 256 << 10;

    private static final Duration BROKEN_OFF_AFTER = Duration.ofDays(1);

    private final DataSource database;
    private final InstantSource clock;

    /// A store in a database that [#migrate] has brought up to date.
    public AttachmentStore(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Brings the schema `attachments` up to date.
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("attachments")
                .locations("classpath:org/mingzhang/api/attachments/migrations")
                .load()
                .migrate();
    }

    /// The types that are kept, as HTTP names them.
    static List<String> kinds() {
        return Arrays.stream(MediaType.values()).map(MediaType::id).toList();
    }

    /// Stores what comes, if it is of a type that is kept. The same bytes are kept once.
    ///
    /// @throws IOException if the stream breaks off; nothing is stored then
    /// @throws ContentRefusedException if more than [#BYTES_MAX] come, or the bytes are of no type
    ///   that is kept
    public StoredContent store(InputStream in, Place place)
            throws IOException, ContentRefusedException {
        long upload = begin();
        boolean complete = false;
        try {
            MessageDigest digest = sha256();
            Sniffer sniffer = new Sniffer();
            long bytes = 0;
            int number = 0;
            byte[] piece = in.readNBytes(PIECE_BYTES);
            while (piece.length > 0) {
                bytes += piece.length;
                if (bytes > BYTES_MAX) {
                    throw new ContentRefusedException(Reason.TOO_LARGE);
                }
                digest.update(piece);
                sniffer.take(piece, piece.length);
                put(upload, number++, piece);
                piece = in.readNBytes(PIECE_BYTES);
            }
            MediaType type =
                    sniffer.result()
                            .orElseThrow(() -> new ContentRefusedException(Reason.UNKNOWN_TYPE));
            StoredContent content =
                    new StoredContent(HexFormat.of().formatHex(digest.digest()), bytes, type);
            complete = complete(upload, content, place);
            return content;
        } finally {
            if (!complete) {
                update("delete from attachments.upload where id = ?", upload);
            }
        }
    }

    /// An attachment, if it is stored.
    public Optional<StoredContent> find(String digest) {
        return query(
                        "select size, media_type from attachments.content where digest = ?",
                        row ->
                                new StoredContent(
                                        digest,
                                        row.getLong(1),
                                        MediaType.valueOf(row.getString(2))),
                        digest)
                .stream()
                .findFirst();
    }

    /// For whom it was brought.
    List<Place> places(String digest) {
        return query(
                "select division, unit from attachments.place where digest = ?",
                row -> new Place(row.getString(1), row.getString(2)),
                digest);
    }

    /// Returns if the stored bytes have their digest.
    ///
    /// @throws DamagedContentException if not
    void verify(String digest) {
        MessageDigest found = sha256();
        int number = 0;
        for (Optional<byte[]> piece = piece(digest, number);
                piece.isPresent();
                piece = piece(digest, ++number)) {
            found.update(piece.get());
        }
        String hex = HexFormat.of().formatHex(found.digest());
        if (!hex.equals(digest)) {
            throw new DamagedContentException(digest, hex);
        }
    }

    @Override
    public OptionalLong size(String digest) {
        return find(digest).stream().mapToLong(StoredContent::bytes).findFirst();
    }

    @Override
    public void copy(String digest, OutputStream out) throws IOException {
        int number = 0;
        for (Optional<byte[]> piece = piece(digest, number);
                piece.isPresent();
                piece = piece(digest, ++number)) {
            out.write(piece.get());
        }
    }

    private long begin() {
        update(
                "delete from attachments.upload u where begun_at < ? and not exists"
                        + " (select from attachments.content c where c.upload = u.id)",
                Timestamp.from(clock.instant().minus(BROKEN_OFF_AFTER)));
        return query(
                        "insert into attachments.upload (begun_at) values (?) returning id",
                        row -> row.getLong(1),
                        Timestamp.from(clock.instant()))
                .getFirst();
    }

    private void put(long upload, int number, byte[] bytes) {
        update("insert into attachments.piece values (?, ?, ?)", upload, number, bytes);
    }

    /// Whether the pieces of this very upload are the ones that are kept.
    private boolean complete(long upload, StoredContent content, Place place) {
        int kept =
                update(
                        "insert into attachments.content values (?, ?, ?, ?) on conflict do nothing",
                        content.digest(),
                        upload,
                        content.bytes(),
                        content.mediaType().name());
        update(
                "insert into attachments.place values (?, ?, ?) on conflict do nothing",
                content.digest(),
                place.division(),
                place.unit());
        return kept == 1;
    }

    private Optional<byte[]> piece(String digest, int number) {
        return query(
                        "select p.bytes from attachments.piece p join attachments.content c"
                                + " on c.upload = p.upload where c.digest = ? and p.number = ?",
                        row -> row.getBytes(1),
                        digest,
                        number)
                .stream()
                .findFirst();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw unavailable(sql, e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(sql, e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static LedgerUnavailableException unavailable(String sql, SQLException e) {
        return new LedgerUnavailableException("attachments: " + sql, e);
    }
}
