package org.mingzhang.api.wiring;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mingzhang.api.accounts.Accounts;
import org.mingzhang.api.accounts.SessionFilter;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.portal.work.WorkDoor;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.BearerTokenFilter;
import org.mingzhang.api.security.Credentials;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MachineKeys;
import org.mingzhang.api.security.MadeUpPeople;
import org.mingzhang.api.security.OpenIdSettings;
import org.mingzhang.api.security.OpenIdTokens;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.security.UsedTokens;
import org.mingzhang.ledger.codec.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/// Who may reach what. Which role may submit which command is decided at the desk, by the duty
/// table.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// What tells nothing that is not public anyway.
    private static final String[] PUBLIC = {
        "/",
        "/error",
        "/favicon.ico",
        "/api",
        "/api/openapi/**",
        "/api/swagger-ui/**",
        "/swagger-ui/**",
        "/webjars/**",
        "/assets/**",
        "/*/open/**",
        "/open/catalog.jsonld",
        "/api/v1/commands/types",
        "/api/v1/commands/schemas/*",
        "/api/v1/checkpoint",
        "/api/v1/checkpoints/**",
        "/api/v1/proofs/**",
        // Entry bundles are guarded by their controller, which knows them from hash tiles.
        "/log/**",
        "/api/v1/status",
        "/api/v1/health/**"
    };

    /// Where somebody becomes known.
    private static final String[] SIGN_IN = {
        "/zh/sign-in", "/en/sign-in", "/zh/sign-out", "/en/sign-out", "/zh/password", "/en/password"
    };

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            LedgerRuntime runtime,
            TokenStore tokens,
            Accounts accounts,
            MadeUpPeople madeUp,
            ProblemResponses problems)
            throws Exception {
        boolean open = runtime.settings().readingIsOpen();
        UnaryOperator<Identity> standing =
                runtime.settings().persons().grantsGovern()
                        ? runtime.grants()::granted
                        : UnaryOperator.identity();
        return http.csrf(csrf ->
                        csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                                .requireCsrfProtectionMatcher(SecurityConfiguration::isOfABrowser))
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // Sign-in itself begins a session under a new name. Without this every request
                // would
                // give it another, and those that a page sends beside each other would lose it.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(new NullSecurityContextRepository()))
                .addFilterBefore(
                        new BearerTokenFilter(credentials(runtime, tokens), standing, problems),
                        AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new SessionFilter(accounts, madeUp, standing, problems),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, PUBLIC).permitAll();
                    requests.requestMatchers(HttpMethod.HEAD, PUBLIC).permitAll();
                    requests.requestMatchers("/error").permitAll();
                    requests.requestMatchers(SIGN_IN).permitAll();
                    if (open) {
                        requests.requestMatchers(HttpMethod.GET).permitAll();
                        requests.requestMatchers(HttpMethod.HEAD).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(
                                        (request, response, _) -> {
                                            if (WorkDoor.isPage(request.getRequestURI())) {
                                                response.sendRedirect(WorkDoor.signIn(request));
                                            } else {
                                                problems.send(
                                                        new Fault.Unauthenticated(false),
                                                        request,
                                                        response);
                                            }
                                        })
                                .accessDeniedHandler((request, response, _) ->
                                        problems.send(new Fault.Forbidden(), request, response)))
                .build();
    }

    @Bean
    MadeUpPeople madeUpPeople(LedgerRuntime runtime) {
        return TrialPeople.of(runtime);
    }

    /// What a request can show: a token of this installation, a token that a system signed, a token
    /// of the institution's identity provider.
    private static List<Credentials> credentials(LedgerRuntime runtime, TokenStore tokens) {
        List<Credentials> kinds = new ArrayList<>();
        kinds.add(bearer -> BearerToken.parse(bearer).flatMap(tokens::identify));
        kinds.add(
                new MachineKeys(
                        runtime.queries(),
                        new EventCodec(runtime.types()),
                        runtime.grants(),
                        new UsedTokens(runtime.databases().owner(), runtime.clock()),
                        runtime.clock()));
        runtime.settings()
                .persons()
                .openId()
                .map(SecurityConfiguration::provider)
                .ifPresent(kinds::add);
        return kinds;
    }

    private static Credentials provider(Path file) {
        try {
            return new OpenIdTokens(OpenIdSettings.read(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the identity provider cannot be used: " + e.getMessage(),
                    "see docs/operations.md for what the file says",
                    e);
        }
    }

    /// What a page of another site could make a browser send: it comes with the cookie of a
    /// session, or asks for one, and without a token.
    private static boolean isOfABrowser(HttpServletRequest request) {
        boolean changes = !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod());
        return changes
                && request.getHeader("Authorization") == null
                && (request.getSession(false) != null
                        || request.getRequestURI().endsWith("/sign-in"));
    }

    /// Keeps the framework from making up a user with a password of its own.
    @Bean
    UserDetailsService noPasswordUsers() {
        return name -> {
            throw new UsernameNotFoundException("there are no users with passwords: " + name);
        };
    }
}
