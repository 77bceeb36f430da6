package io.sallyport.depot.page;

import jakarta.servlet.http.HttpServletRequest;

/** Who sits at the other end, as far as the container tells. */
public final class SignedIn {
    private SignedIn() {}

    /** The name under which a booking is recorded; {@code nobody} while the login is off. */
    public static String name(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "nobody" : user;
    }

    /** Whether the user has the role. While the login is off there is no user and all may do everything. */
    public static boolean may(HttpServletRequest request, String role) {
        return request.getRemoteUser() == null || request.isUserInRole(role);
    }
}
