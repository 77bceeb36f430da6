package io.sallyport.jaxrs;

import io.sallyport.Sallyport;
import io.sallyport.admission.RequestOrigin;
import io.sallyport.filter.ServletCredentials;
import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Client;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import io.sallyport.model.Role;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** One call of an endpoint: the request, and the Sallyport of the application that it came to. */
record Call(Sallyport sallyport, HttpServletRequest request, RequestId id) {
    private static final String ID_ATTRIBUTE = "io.sallyport.request-id";

    /** The call that a request makes; its id stays the same wherever the request is looked at. */
    static Call of(HttpServletRequest request) {
        if (!(request.getServletContext().getAttribute(Sallyport.ATTRIBUTE) instanceof Sallyport sallyport)) {
            throw new IllegalStateException("the Sallyport filter is not running in this application");
        }
        if (!(request.getAttribute(ID_ATTRIBUTE) instanceof RequestId)) {
            request.setAttribute(ID_ATTRIBUTE, sallyport.newRequestId());
        }
        return new Call(sallyport, request, (RequestId) request.getAttribute(ID_ATTRIBUTE));
    }

    Client client() {
        return ServletCredentials.client(request);
    }

    List<String> headers(String name) {
        return ServletCredentials.headers(request, name);
    }

    /** The bearer token's fields, as the filter reads them. */
    List<String> authorization() {
        return ServletCredentials.authorization(request);
    }

    CookieLookup cookie(String name) {
        return CookieHeader.find(headers("Cookie"), name);
    }

    CookieLookup fingerprint() {
        return cookie(sallyport.cookies().fingerprint());
    }

    /** Whose token came with the call: one of our own, in force and with its fingerprint; refused otherwise. */
    Caller bearer() {
        return sallyport.gate().identify(authorization(), headers("Cookie")).fold(Call::caller, code -> {
            throw new RefusedException(code);
        });
    }

    /** Whose token came with the call, who must have this role; where no role is configured, there is nothing here. */
    Caller administrator(Optional<Role> role) {
        Role required = role.orElseThrow(() -> new RefusedException(RefusalCode.NOT_FOUND));
        Caller caller = bearer();
        if (!caller.token().roles().contains(required)) {
            throw new RefusedException(RefusalCode.ROLE_MISSING);
        }
        return caller;
    }

    private static Caller caller(VerifiedToken token) {
        return token.own()
                .map(session -> new Caller(token, session))
                .orElseThrow(() -> new RefusedException(RefusalCode.TOKEN_INVALID));
    }

    /** The origin that browsers see us at. */
    RequestOrigin origin() {
        return sallyport.origins().ownOrigin(request.getScheme(), request.getServerName(), request.getServerPort());
    }
}
