package ai.datamind.gateway.token;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Gives the framework's own security the token that the door has verified, so that both believe the same. Goes before what the other
 * services have for that.
 */
@ApplicationScoped
@Alternative
@Priority(2)
public class VerifiedPrincipals extends JWTCallerPrincipalFactory {

    private final Tokens tokens;

    VerifiedPrincipals(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        return tokens.check(token)
                .map(VerifiedToken::principal)
                .orElseThrow(() -> new ParseException("The token is not to be believed"));
    }
}
