package io.reeve.socketapi.console;

import io.reeve.socketapi.wire.Reply;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import io.reeve.spi.PluginContext;
import io.reeve.spi.Visitor;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conversation with one person: login, and then commands. One line at a time is heard, by whatever thread. */
final class Talk {

    private static final String GREETING = "Reeve";
    private static final String LOGIN = "login: ";
    private static final String PASSWORD = "password: ";
    private static final String PROMPT = "reeve> ";
    private static final int MOST_FAILURES = 3;

    /** Any web page can make a browser send requests to this port, and choose what stands in the lines below this one. */
    private static final Pattern HTTP = Pattern.compile("[A-Za-z]+ .*HTTP/\\d(\\.\\d)?");

    private enum Stage {
        NEW,
        NAME,
        PASSWORD,
        COMMANDS
    }

    private final PluginContext context;
    private final String address;
    private final Verbs verbs;
    private final Executor waiting;
    private Stage stage = Stage.NEW;
    private String name = "";
    private int failures;
    private @Nullable Visitor visitor;

    /** @param waiting carries out what may have to wait */
    Talk(PluginContext context, String address, Verbs verbs, Executor waiting) {
        this.context = context;
        this.address = address;
        this.verbs = verbs;
        this.waiting = waiting;
    }

    /** Takes a line; an empty one is also what somebody says who waits to be greeted. */
    void hear(byte[] line, Consumer<Reply> reply) {
        answered(reply, () -> {
            String text = text(line);
            if (HTTP.matcher(text).matches()) {
                reply.accept(
                        Reply.last(new Speech().line("no web server is here").bytes()));
                return;
            }
            boolean greet = stage == Stage.NEW && text.isEmpty();
            begin();
            if (greet) {
                say(reply, new Speech().line(GREETING).text(prompt()));
                return;
            }
            switch (stage) {
                case NEW, NAME -> name(text, reply);
                case PASSWORD -> password(text, reply);
                case COMMANDS -> command(text, reply);
            }
        });
    }

    /** A part of the work on a line. */
    private interface Work {
        void run() throws LoginException, UsageException;
    }

    /** Whatever goes wrong, there is an answer. */
    private void answered(Consumer<Reply> reply, Work work) {
        try {
            work.run();
        } catch (LoginException e) {
            reply.accept(Reply.last(new Speech().line(message(e)).bytes()));
        } catch (UsageException e) {
            say(reply, new Speech().line(message(e)).text(prompt()));
        } catch (RejectedExecutionException e) {
            reply.accept(Reply.last(new Speech().line("the service ends").bytes()));
        } catch (RuntimeException | Error e) {
            context.log().log(Level.ERROR, "a command at the console failed unexpectedly", e);
            say(
                    reply,
                    new Speech()
                            .line("that failed unexpectedly, the service's log tells how")
                            .text(prompt()));
        }
    }

    /** What is asked for next. */
    private String prompt() {
        return switch (stage) {
            case NEW, NAME -> LOGIN;
            case PASSWORD -> PASSWORD;
            case COMMANDS -> PROMPT;
        };
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static void say(Consumer<Reply> reply, Speech speech) {
        reply.accept(Reply.of(speech.bytes()));
    }

    private static String text(byte[] line) throws UsageException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString()
                    .strip();
        } catch (CharacterCodingException e) {
            throw new UsageException("that is not UTF-8");
        }
    }

    private void begin() throws LoginException {
        if (stage != Stage.NEW) {
            return;
        }
        if (context.loginRequired()) {
            stage = Stage.NAME;
        } else {
            enter(Optional.empty());
        }
    }

    private void enter(Optional<Credentials> credentials) throws LoginException {
        visitor = context.admit(address, credentials);
        stage = Stage.COMMANDS;
    }

    private void name(String text, Consumer<Reply> reply) {
        name = text;
        stage = Stage.PASSWORD;
        say(reply, new Speech().text(PASSWORD).hideTyping());
    }

    private void password(String text, Consumer<Reply> reply) throws LoginException {
        Speech speech = new Speech().showTyping();
        try {
            enter(Optional.of(new Credentials(name, text, address)));
            say(reply, speech.text(PROMPT));
        } catch (LoginException e) {
            stage = Stage.NAME;
            if (++failures == MOST_FAILURES) {
                throw e;
            }
            say(reply, speech.line(message(e)).text(LOGIN));
        }
    }

    private void command(String line, Consumer<Reply> reply) throws UsageException {
        Words words = new Words("", line);
        if (!words.areLeft()) {
            say(reply, new Speech().text(PROMPT));
            return;
        }
        String first = words.next();
        Verb verb = verbs.find(first).orElseThrow(() -> Verbs.unknown(first));
        if (verb.waits()) {
            waiting.execute(() -> answered(reply, () -> run(verb, words.rest(), reply)));
        } else {
            run(verb, words.rest(), reply);
        }
    }

    private void run(Verb verb, String words, Consumer<Reply> reply) throws UsageException {
        String result = Refusals.run(verb, entered(), words);
        Speech speech = result.isEmpty() ? new Speech() : new Speech().line(result);
        if (verbs.isLast(verb)) {
            reply.accept(Reply.last(speech.bytes()));
        } else {
            say(reply, speech.text(PROMPT));
        }
    }

    private Visitor entered() {
        if (visitor == null) {
            throw new IllegalStateException("nobody has logged in");
        }
        return visitor;
    }
}
