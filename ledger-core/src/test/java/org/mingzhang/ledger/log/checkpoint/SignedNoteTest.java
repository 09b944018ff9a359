package org.mingzhang.ledger.log.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.VerifierKey;

class SignedNoteTest {

    /// `docs/log-format.md`, section 11.
    private static final VerifierKey KEY =
            VerifierKey.parse(
                    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    private static final String SIGNATURE =
            "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";

    private static final String LINE = "— example.com/foo " + SIGNATURE + "\n";
    private static final String NOTE = "This is an example message.\n\n" + LINE;

    @Test
    void acceptsTheVectorOfTheStandard() {
        SignedNote note = SignedNote.parse(NOTE);

        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.isSignedBy(KEY)).isTrue();
        assertThat(note.format()).isEqualTo(NOTE);
    }

    @Test
    void isNotSignedWhenTheTextDiffers() {
        assertThat(SignedNote.parse(NOTE.replace("example m", "example n")).isSignedBy(KEY))
                .isFalse();
    }

    @Test
    void isNotSignedByAKeyOfTheSameNameAndAnotherId() {
        VerifierKey other =
                VerifierKey.of(
                        "example.com/foo",
                        KEY.suite(),
                        VerifierKey.parse(
                                        "ledger.example.gov/440000+ef9f67e7+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
                                .publicKey()
                                .toBytes());

        assertThat(SignedNote.parse(NOTE).isSignedBy(other)).isFalse();
    }

    @Test
    void ignoresSignaturesOfKeysItWasNotAskedAbout() {
        String stranger = "— example.org/other AAAAAAEC\n";
        SignedNote note = SignedNote.parse(NOTE + stranger);

        assertThat(note.signatures()).hasSize(2);
        assertThat(note.isSignedBy(KEY)).isTrue();
        assertThat(SignedNote.parse("This is an example message.\n\n" + stranger).isSignedBy(KEY))
                .isFalse();
    }

    @Test
    void isNotSignedWhenOneSignatureOfTheKeyIsFalse() {
        String forged = LINE.replace("yaQM=", "yaQQ=");

        assertThat(SignedNote.parse(NOTE + forged).isSignedBy(KEY)).isFalse();
        assertThat(
                        SignedNote.parse("This is an example message.\n\n" + forged + LINE)
                                .isSignedBy(KEY))
                .isFalse();
    }

    @Test
    void splitsAtTheLastEmptyLine() {
        SignedNote note = SignedNote.parse("a\n\nb\n\n" + LINE);

        assertThat(note.text()).isEqualTo("a\n\nb\n");
        assertThat(note.format()).isEqualTo("a\n\nb\n\n" + LINE);
    }

    @Test
    void takesMoreSignaturesUpTo64() {
        SignedNote note = SignedNote.parse(NOTE);
        List<NoteSignature> all = new ArrayList<>(note.signatures());
        while (all.size() < 64) {
            note = note.with(note.signatures().getFirst());
            all.add(note.signatures().getFirst());
        }
        SignedNote full = note;

        assertThat(SignedNote.parse(full.format())).isEqualTo(new SignedNote(full.text(), all));
        assertThatThrownBy(() -> full.with(full.signatures().getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— example.com/foo AAAAAAEC",
                "text\n— example.com/foo AAAAAAEC\n",
                "text\n\n- example.com/foo AAAAAAEC\n",
                "text\n\n—example.com/foo AAAAAAEC\n",
                "text\n\n— AAAAAAEC\n",
                "text\n\n—  AAAAAAEC\n",
                "text\n\n— example.com/f+o AAAAAAEC\n",
                "text\n\n— example.com /foo AAAAAAEC\n",
                "text\n\n— example.com/foo AAAAAA==\n",
                "text\n\n— example.com/foo AAAAAAE\n",
                "text\n\n— example.com/foo AAAAAAF=\n",
                "text\n\n— example.com/foo !AAAAAEC\n",
                "te\rxt\n\n— example.com/foo AAAAAAEC\n",
                "te\u0000xt\n\n— example.com/foo AAAAAAEC\n",
                "text\n\n— example.com/foo AAAAAAEC\r\n",
                "text\n\n— example.com/foo AAAAAAEC\nmore\n",
            })
    void refusesWhatIsNotANote(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANoteThatIsTooLongBeforeReadingIt() {
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(1 << 20) + NOTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a note has at most 1 MiB");
    }
}
