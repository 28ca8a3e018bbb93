package io.reeve.auth;

import io.reeve.spi.AccessControl;
import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;

/** Decides by what a caller can be known. */
final class LoginDesk implements AccessControl {

    private final EnableSwitch enableSwitch;
    private final PasswordLogin passwords;
    private final TokenLogin tokens;

    LoginDesk(EnableSwitch enableSwitch, PasswordLogin passwords, TokenLogin tokens) {
        this.enableSwitch = enableSwitch;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @Override
    public boolean isEnabled() {
        return enableSwitch.asksForLogin();
    }

    @Override
    public Identity login(Credentials credentials) throws LoginException {
        return Token.isMeant(credentials.secret()) ? tokens.login(credentials) : passwords.login(credentials);
    }
}
