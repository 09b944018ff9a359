package org.mingzhang.api.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.accounts.Sessions;
import org.mingzhang.api.accounts.SignIn;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.work.WorkDoor;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MadeUpPeople;
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
    private final MadeUpPeople madeUp;
    private final CodeNames names;
    private final InstantSource clock;
    private final String origin;

    /// The pages of a ledger.
    ///
    /// @param madeUp whom a trial installation offers to be
    /// @param names what codes are called
    /// @param origin the name of the log
    public SignInPage(
            SignIn signIn,
            MadeUpPeople madeUp,
            CodeNames names,
            InstantSource clock,
            String origin) {
        this.signIn = signIn;
        this.madeUp = madeUp;
        this.names = names;
        this.clock = clock;
        this.origin = origin;
    }

    /// The form, or who is signed in.
    @GetMapping({"/zh/sign-in", "/en/sign-in"})
    public ModelAndView form(
            HttpServletRequest request, @RequestParam(defaultValue = "") String to) {
        return form(request, Optional.empty(), to)
                .addObject(
                        "person", Sessions.of(request).map(Sessions.SignedIn::person).orElse(""));
    }

    private ModelAndView form(HttpServletRequest request, Optional<String> problem, String to) {
        Language language = Language.ofPath(request.getRequestURI());
        return page(request, "signin/sign-in", problem)
                .addObject("to", WorkDoor.isPage(path(to)) ? to : "")
                .addObject(
                        "madeUp",
                        madeUp.people().stream().map(one -> offer(one, language)).toList());
    }

    /// One of the made-up people, as the page offers them.
    ///
    /// @param person who
    /// @param role in words
    /// @param place where they act, in words
    /// @param may what they can do here, in words
    public record Offer(String person, String role, String place, String may) {}

    private Offer offer(Identity one, Language language) {
        Words words = new Words(language);
        String role = one.roles().getFirst();
        return new Offer(
                one.person(),
                words.find("role." + role).orElse(role),
                (one.units().isEmpty()
                                ? names.find(
                                        CodeKind.DIVISION, one.unit() + "000", language.locale())
                                : names.find(CodeKind.UNIT, one.units(), language.locale()))
                        .orElse(one.unit()),
                words.find("signin.may." + role).orElse(""));
    }

    /// Becomes one of the made-up people.
    @PostMapping(
            path = {"/zh/sign-in", "/en/sign-in"},
            params = "madeUp")
    public ModelAndView tryOut(
            HttpServletRequest request,
            @RequestParam("madeUp") String person,
            @RequestParam(defaultValue = "") String to) {
        Optional<Identity> one = madeUp.find(person);
        if (one.isEmpty()) {
            return refused(request, "signin.nobody", to);
        }
        Sessions.begin(request, Sessions.SignedIn.madeUp(one.get().person(), clock.instant()));
        return back(request, to);
    }

    private ModelAndView refused(HttpServletRequest request, String problem, String to) {
        ModelAndView page = form(request, Optional.of(problem), to).addObject("person", "");
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }

    /// Signs in.
    @PostMapping(
            path = {"/zh/sign-in", "/en/sign-in"},
            params = "!madeUp")
    public ModelAndView signIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to)
            throws InterruptedException {
        try {
            Sessions.SignedIn signedIn = signIn.signIn(person.strip(), password, code.strip());
            Sessions.begin(request, signedIn);
            return signedIn.complete() ? back(request, to) : to(request, "/password");
        } catch (FaultException e) {
            return refused(request, word(e.fault()), to);
        }
    }

    /// To the page that asked for sign-in, or to the first one; never to another site.
    private static ModelAndView back(HttpServletRequest request, String to) {
        return WorkDoor.isPage(path(to))
                ? new ModelAndView("redirect:" + to)
                : to(request, "/work");
    }

    private static String path(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
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
            return to(request, chosen.complete() ? "/work" : "/password");
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
