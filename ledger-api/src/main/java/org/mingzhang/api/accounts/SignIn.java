package org.mingzhang.api.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.signing.SecondFactors;
import org.mingzhang.api.signing.SignInRecord;
import org.mingzhang.api.signing.Totp;

/// Persons sign in: password and second factor, both at once, and neither is said to be wrong
/// alone. Every attempt on an account goes on record before its outcome is told, raises the warning
/// after repeated failures, and blocks at the third level.
///
/// **Errors** [Fault.StepUpFailed] if something that was shown is wrong, [Fault.Refused] if the
/// person is blocked.
public final class SignIn {

    /// The characters of a password at least.
    public static final int PASSWORD_LENGTH_MIN = 12;

    /// The characters of a password at most.
    public static final int PASSWORD_LENGTH_MAX = 200;

    private final Accounts accounts;
    private final SecondFactors factors;
    private final SignInRecord record;
    private final InstantSource clock;
    private final String log;

    /// Sign-in to accounts.
    ///
    /// @param log the name of the log, for authenticator apps
    public SignIn(
            Accounts accounts,
            SecondFactors factors,
            SignInRecord record,
            InstantSource clock,
            String log) {
        this.accounts = accounts;
        this.factors = factors;
        this.record = record;
        this.clock = clock;
        this.log = log;
    }

    /// Signs a person in.
    ///
    /// @param code of the second factor; not looked at before the person has one
    /// @return complete, unless the password is one for one use or there is no second factor yet
    public Sessions.SignedIn signIn(String person, String password, String code)
            throws InterruptedException {
        Optional<Accounts.Account> account = accounts.find(person);
        boolean passwordIsRight = accounts.matches(account, password);
        if (account.isEmpty()) {
            throw new FaultException(new Fault.StepUpFailed());
        }
        boolean oneTime = account.get().oneTimeUntil().isPresent();
        boolean hasFactor = factors.exists(person);
        // A person without a second factor has not begun; only the password for one use lets them.
        boolean codeIsRight = hasFactor ? factors.accept(person, code) : oneTime;
        if (!passwordIsRight || !codeIsRight) {
            record.add(person, passwordIsRight ? "wrongCode" : "wrongPassphrase");
            throw new FaultException(new Fault.StepUpFailed());
        }
        record.add(person, "succeeded");
        Instant now = clock.instant();
        return new Sessions.SignedIn(person, now, now, !oneTime && hasFactor);
    }

    /// Sets the password that a person chose in the place of one for one use.
    public Sessions.SignedIn choose(Sessions.SignedIn signedIn, String password)
            throws InterruptedException {
        if (password.length() < PASSWORD_LENGTH_MIN || password.length() > PASSWORD_LENGTH_MAX) {
            throw new FaultException(
                    // Not even a wrong password is repeated.
                    new Fault.BadParameter(
                            "password",
                            "…",
                            new Expected.Characters(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX)));
        }
        record.change(signedIn.person(), "passwordChosen", signedIn.person(), "");
        accounts.choose(signedIn.person(), password);
        Instant now = clock.instant();
        return new Sessions.SignedIn(
                signedIn.person(),
                now,
                signedIn.secondFactorAt(),
                factors.exists(signedIn.person()));
    }

    /// Gives a person a second factor.
    ///
    /// @return what an authenticator app takes in, shown once; empty if there is one already
    public Optional<String> addFactor(Sessions.SignedIn signedIn) throws InterruptedException {
        Optional<byte[]> secret = factors.create(signedIn.person());
        if (secret.isPresent()) {
            record.change(signedIn.person(), "secondFactorAdded", signedIn.person(), "");
        }
        return secret.map(bytes -> Totp.uri(bytes, signedIn.person(), log));
    }

    /// Whether something is left to do: the password is one for one use.
    public boolean mustChoose(Sessions.SignedIn signedIn) {
        return accounts.find(signedIn.person())
                .filter(account -> account.oneTimeUntil().isPresent())
                .isPresent();
    }
}
