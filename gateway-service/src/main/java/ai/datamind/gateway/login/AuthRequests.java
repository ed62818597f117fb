package ai.datamind.gateway.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** Bodies of the authentication requests. None shows its secrets. */
final class AuthRequests {

    private AuthRequests() {}

    public record LoginRequest(
            @NotBlank @Size(max = 200) String email,
            @NotNull @Size(max = 200) String password) {
        public LoginRequest {
            email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    public record RefreshRequest(@NotNull @Size(max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }

    /** @param refreshToken for clients whose access token has expired; else the session of the access token is ended */
    public record LogoutRequest(@Size(max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "LogoutRequest";
        }
    }
}
