package org.mingzhang.api.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.accounts.Sessions;
import org.mingzhang.api.accounts.SignIn;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Sign-in with password and second factor, in both languages; then, the first time, a password of
/// one's own and a second factor.
@Controller
public final class SignInPage {

    private final SignIn signIn;
    private final String origin;

    /// The pages of a ledger.
    ///
    /// @param origin the name of the log
    public SignInPage(SignIn signIn, String origin) {
        this.signIn = signIn;
        this.origin = origin;
    }

    /// The form, or who is signed in.
    @GetMapping({"/zh/sign-in", "/en/sign-in"})
    public ModelAndView form(HttpServletRequest request) {
        return page(request, "signin/sign-in", Optional.empty())
                .addObject(
                        "person", Sessions.of(request).map(Sessions.SignedIn::person).orElse(""));
    }

    /// Signs in.
    @PostMapping({"/zh/sign-in", "/en/sign-in"})
    public ModelAndView signIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code)
            throws InterruptedException {
        try {
            Sessions.SignedIn signedIn = signIn.signIn(person.strip(), password, code.strip());
            Sessions.begin(request, signedIn);
            return to(request, signedIn.complete() ? "/open" : "/password");
        } catch (FaultException e) {
            ModelAndView page =
                    page(request, "signin/sign-in", Optional.of(word(e.fault())))
                            .addObject("person", "");
            page.setStatus(HttpStatus.FORBIDDEN);
            return page;
        }
    }

    /// Why it did not go, without saying which of the two was wrong.
    private static String word(Fault fault) {
        return fault instanceof Fault.Refused ? "signin.blocked" : "signin.wrong";
    }

    /// Signs out.
    @PostMapping({"/zh/sign-out", "/en/sign-out"})
    public ModelAndView signOut(HttpServletRequest request) {
        Sessions.end(request);
        return to(request, "/sign-in");
    }

    /// What is left to do before work: a password of one's own, a second factor.
    @GetMapping({"/zh/password", "/en/password"})
    public ModelAndView password(HttpServletRequest request) throws InterruptedException {
        Optional<Sessions.SignedIn> signedIn = Sessions.of(request);
        if (signedIn.isEmpty()) {
            return to(request, "/sign-in");
        }
        return password(request, signedIn.get(), Optional.empty());
    }

    private ModelAndView password(
            HttpServletRequest request, Sessions.SignedIn signedIn, Optional<String> problem)
            throws InterruptedException {
        boolean mustChoose = signIn.mustChoose(signedIn);
        // The second factor is shown once, and only when there is a password of one's own.
        Optional<String> factor = mustChoose ? Optional.empty() : signIn.addFactor(signedIn);
        return page(request, "signin/password", problem)
                .addObject("person", signedIn.person())
                .addObject("mustChoose", mustChoose)
                .addObject("factor", factor.orElse(""));
    }

    /// The signing key of a person in their browser; a script of the page makes it and signs.
    @GetMapping({"/zh/keys", "/en/keys"})
    public ModelAndView keys(HttpServletRequest request) {
        return page(request, "signin/keys", Optional.empty());
    }

    /// Sets the password.
    @PostMapping({"/zh/password", "/en/password"})
    public ModelAndView choose(
            HttpServletRequest request, @RequestParam(defaultValue = "") String password)
            throws InterruptedException {
        Optional<Sessions.SignedIn> signedIn = Sessions.of(request);
        if (signedIn.isEmpty()) {
            return to(request, "/sign-in");
        }
        try {
            Sessions.SignedIn chosen = signIn.choose(signedIn.get(), password);
            Sessions.begin(request, chosen);
            return to(request, chosen.complete() ? "/open" : "/password");
        } catch (FaultException _) {
            ModelAndView page =
                    password(request, signedIn.get(), Optional.of("signin.password-form"));
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
    }

    private static ModelAndView to(HttpServletRequest request, String tail) {
        return new ModelAndView(
                "redirect:/" + Language.ofPath(request.getRequestURI()).path() + tail);
    }

    private ModelAndView page(
            HttpServletRequest request, String template, Optional<String> problem) {
        Language language = Language.ofPath(request.getRequestURI());
        Words words = new Words(language);
        return new ModelAndView(template)
                .addObject("w", words)
                .addObject("origin", origin)
                .addObject("lang", language)
                .addObject("links", new Links(language, Map.of()))
                .addObject("menu", Menu.elsewhere(new Links(language, Map.of()), words))
                .addObject("alternates", alternates(request, language, words))
                .addObject("problem", problem.map(words::of).orElse(""))
                .addObject("csrf", csrf(request));
    }

    private static @Nullable CsrfToken csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token
                : null;
    }

    private static List<PageFrame.Alternate> alternates(
            HttpServletRequest request, Language current, Words words) {
        String tail = request.getRequestURI().substring(current.path().length() + 1);
        return Stream.of(Language.values())
                .map(language ->
                        new PageFrame.Alternate(
                                language.tag(),
                                words.of("language." + language.path()),
                                "/" + language.path() + tail,
                                language == current))
                .toList();
    }
}
