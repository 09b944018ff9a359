package org.mingzhang.api.wiring;

import java.util.List;
import java.util.function.UnaryOperator;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.BearerTokenFilter;
import org.mingzhang.api.security.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

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

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, LedgerRuntime runtime, TokenStore tokens, ProblemResponses problems)
            throws Exception {
        boolean open = runtime.settings().readingIsOpen();
        return http.csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new BearerTokenFilter(
                                List.of(bearer ->
                                        BearerToken.parse(bearer).flatMap(tokens::identify)),
                                runtime.settings().persons().grantsGovern()
                                        ? runtime.grants()::granted
                                        : UnaryOperator.identity(),
                                problems),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, PUBLIC).permitAll();
                    requests.requestMatchers(HttpMethod.HEAD, PUBLIC).permitAll();
                    requests.requestMatchers("/error").permitAll();
                    if (open) {
                        requests.requestMatchers(HttpMethod.GET).permitAll();
                        requests.requestMatchers(HttpMethod.HEAD).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, _) ->
                                        problems.send(
                                                new Fault.Unauthenticated(false),
                                                request,
                                                response))
                                .accessDeniedHandler((request, response, _) ->
                                        problems.send(new Fault.Forbidden(), request, response)))
                .build();
    }

    /// Keeps the framework from making up a user with a password of its own.
    @Bean
    UserDetailsService noPasswordUsers() {
        return name -> {
            throw new UsernameNotFoundException("there are no users with passwords: " + name);
        };
    }
}
