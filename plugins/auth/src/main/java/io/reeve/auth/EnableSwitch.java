package io.reeve.auth;

import io.reeve.spi.PluginContext.Surroundings;
import java.util.Optional;

/** Whether callers have to log in. */
final class EnableSwitch {

    private final AccountBook book;
    private final Optional<Boolean> setting;
    private final boolean loopbackOnly;

    EnableSwitch(AccountBook book, Optional<Boolean> setting, Surroundings surroundings) {
        this.book = book;
        this.setting = setting;
        this.loopbackOnly = surroundings.loopbackOnly();
    }

    boolean isOn() {
        return setting.orElseGet(() -> book.now().enabled());
    }

    /**
     * Whether callers have to log in. As with php-backend-server, whoever switches it on may then add the first user; the
     * settings' word is stricter.
     */
    boolean asksForLogin() {
        return isOn()
                && (setting.isPresent() || !loopbackOnly || !book.now().users().isEmpty());
    }

    /**
     * Refuses to leave the service open to others.
     *
     * @throws IllegalStateException saying where it is switched off
     */
    void check() {
        if (!isOn() && !loopbackOnly) {
            String where = setting.isPresent() ? AuthSettings.FILE : "AUTH.SETENABLE";
            throw new IllegalStateException("access control is switched off by " + where
                    + " while other machines can reach the service: say enabled: true in " + AuthSettings.FILE
                    + ", or let all doors listen on loopback addresses");
        }
    }

    /**
     * Switches it.
     *
     * @throws IllegalStateException if the settings decide, or the service would be open to others
     */
    void set(boolean on) {
        if (setting.isPresent()) {
            throw new IllegalStateException(AuthSettings.FILE + " says enabled: " + setting.get()
                    + ", which has to be changed or taken out there");
        }
        if (!on && !loopbackOnly) {
            throw new IllegalStateException(
                    "access control is on and has to stay so while other machines can reach the service");
        }
        book.change(now -> now.withEnabled(on));
    }
}
