package io.reeve.auth;

import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Access control: users who log in by password or token, and what they may do. Puts its parts together. */
public final class AuthPlugin implements Plugin {

    /** Does nothing yet. */
    public AuthPlugin() {}

    @Override
    public String name() {
        return "auth";
    }

    /**
     * Begins to decide who may call.
     *
     * @throws IllegalStateException if the service would be open to others, or others can read the users' file
     * @throws IllegalArgumentException if the settings or the users' file are wrong
     */
    @Override
    public void start(PluginContext context) throws IOException {
        AuthSettings settings = context.settings(AuthSettings::read);
        Hashing hashing = new Hashing(settings.hashIterations());
        FirstPassword firstPassword = new FirstPassword(context.dataDirectory(), context.log());
        Vocabulary vocabulary = new Vocabulary(context::privileges);
        AccountsFile file = new AccountsFile(context.documents(), context.dataDirectory(), vocabulary);
        Optional<Accounts> loaded = file.load();
        AccountBook book = new AccountBook(file, loaded.orElse(Accounts.NONE));
        EnableSwitch enableSwitch = new EnableSwitch(book, settings.enabled(), context.surroundings());
        enableSwitch.check();
        if (loaded.isEmpty()) {
            addFirstUser(context, book, hashing, firstPassword);
        }
        Clock clock = context.clock();
        Throttle throttle = new Throttle(settings.failures(), settings.failureWindow(), clock);
        RememberedPasswords remembered = new RememberedPasswords(settings.cacheFor(), clock);
        PasswordLogin passwordLogin = new PasswordLogin(book, hashing, remembered, throttle);
        TokenLogin tokenLogin = new TokenLogin(book, throttle, clock);
        UserCommands users = new UserCommands(book, hashing, vocabulary, context.documents(), firstPassword);
        TokenCommands tokens = new TokenCommands(book, vocabulary, clock, tokenLogin::lastUseMillis);
        context.export(ObjectNames.AUTH, AuthMXBean.class, new AuthBean(enableSwitch, users, tokens));
        context.control(new LoginDesk(enableSwitch, passwordLogin, tokenLogin));
    }

    /** The password first: were it the other way round, a crash in between would leave a user whom nobody can be. */
    private static void addFirstUser(
            PluginContext context, AccountBook book, Hashing hashing, FirstPassword firstPassword) throws IOException {
        PasswordHash hash = hashing.hash(firstPassword.make());
        Grants everything = Grants.parse(Vocabulary.EVERYTHING, name -> {});
        User user = new User(FirstPassword.USER, hash, everything, Map.of());
        try {
            book.change(now -> now.withNew(user));
        } catch (UncheckedIOException e) {
            firstPassword.discard(user.name());
            throw e;
        }
        context.log().log(
                Level.INFO, "made the user " + user.name() + ", whose password stands in " + firstPassword.file());
    }
}
