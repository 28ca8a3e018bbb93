package io.reeve.auth;

import io.reeve.mbeans.NewToken;
import io.reeve.mbeans.TokenInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What can be done with tokens. */
final class TokenCommands {

    private static final int MOST_DAYS = 3650;
    private static final int LONGEST_LABEL = 200;

    private final AccountBook book;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final ToLongFunction<String> lastUseMillis;

    /**
     * @param lastUseMillis when the token of an id last let somebody in
     */
    TokenCommands(AccountBook book, Vocabulary vocabulary, Clock clock, ToLongFunction<String> lastUseMillis) {
        this.book = book;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.lastUseMillis = lastUseMillis;
    }

    NewToken add(String user, String label, String privileges, int days) {
        book.now().expectUser(user);
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: expected 1 to 3650, not " + days);
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("label: at most " + LONGEST_LABEL + " characters are possible");
        }
        Grants grants = Grants.parse(privileges, vocabulary::check);
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = created.plus(Duration.ofDays(days));
        String text = unusedText();
        String id = Token.idIn(text).orElseThrow();
        Token token = new Token(id, user, label, grants, created, expires, Token.hashOf(text));
        book.change(now -> {
            now.expectUser(user);
            return now.with(token);
        });
        return new NewToken(id, text, expires.toEpochMilli());
    }

    void delete(String id) {
        book.change(now -> now.withoutToken(id));
    }

    Map<String, TokenInfo> all() {
        Map<String, TokenInfo> all = new TreeMap<>();
        book.now().tokens().forEach((id, token) -> all.put(id, info(token)));
        return all;
    }

    private String unusedText() {
        String text = Token.newText();
        while (Token.idIn(text).flatMap(book.now()::token).isPresent()) {
            text = Token.newText();
        }
        return text;
    }

    private TokenInfo info(Token token) {
        return new TokenInfo(
                token.id(),
                token.user(),
                token.label(),
                token.grants().text(),
                token.created().toEpochMilli(),
                token.expires().toEpochMilli(),
                lastUseMillis.applyAsLong(token.id()));
    }
}
