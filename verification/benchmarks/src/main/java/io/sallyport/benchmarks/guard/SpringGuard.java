package io.sallyport.benchmarks.guard;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security's resource server, as its documentation sets it up. */
final class SpringGuard implements Guard {
    private Optional<AnnotationConfigApplicationContext> running = Optional.empty();

    @Override
    public Filter start(TrustedKey key) {
        close();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JwtDecoder.class, () -> decoder(key));
        context.register(ResourceServer.class);
        context.refresh();
        running = Optional.of(context);
        return context.getBean("springSecurityFilterChain", Filter.class);
    }

    @Override
    public void close() {
        running.ifPresent(AnnotationConfigApplicationContext::close);
        running = Optional.empty();
    }

    // page: SPRING
    /** The chain of filters. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class ResourceServer {
        @Bean
        SecurityFilterChain api(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .build();
        }
    }

    private static JwtDecoder decoder(TrustedKey key) {
        NimbusJwtDecoder decoder = switch (key.algorithm()) {
            case HS256 ->
                NimbusJwtDecoder.withSecretKey((SecretKey) key.verification())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .validateType(false)
                        .build();
            case RS256 ->
                NimbusJwtDecoder.withPublicKey((RSAPublicKey) key.verification())
                        .signatureAlgorithm(SignatureAlgorithm.RS256)
                        .validateType(false)
                        .build();
            case ES256 ->
                NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(
                                new JWKSet(new ECKey.Builder(Curve.P_256, (ECPublicKey) key.verification())
                                        .keyID(TrustedKey.ID)
                                        .build())))
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"))))
                        .build();
            case EDDSA -> throw new IllegalArgumentException("Spring Security's decoder has no EdDSA");
        };
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTypeValidator("at+jwt"),
                new JwtClaimValidator<>(JwtClaimNames.ISS, TokenMint.ISSUER::equals),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(TokenMint.AUDIENCE)))));
        return decoder;
    }
    // end of page
}
