package io.reeve.socketapi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.reeve.spi.Credentials;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static Request request(String text) throws RefusedException {
        return Request.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "STATUSALL; STATUSALL; {}",
                "'STATUSALL '; STATUSALL; {}",
                "'  STATUS   {\"jobname\":\"a b\"} '; STATUS; {\"jobname\":\"a b\"}",
                "GETALL []; GETALL; {}",
                "GET {\"n\":1.50,\"o\":{\"z\":null,\"a\":[]}}; GET; {\"n\":1.50,\"o\":{\"z\":null,\"a\":[]}}"
            })
    void is_a_word_and_perhaps_an_object(String text, String command, String params) throws RefusedException {
        assertThat(request(text).command()).isEqualTo(command);
        assertThat(Json.write(request(text).params().values())).isEqualTo(params);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{]",
                "[1]",
                "1",
                "\"a\"",
                "null",
                "{} {}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{\"a\":tru}"
            })
    void has_no_other_parameters(String params) throws RefusedException {
        Request request = request("GET " + params);
        assertThatThrownBy(request::params).isInstanceOf(RefusedException.class);
    }

    @Test
    void takes_no_more_memory_or_time_than_is_sensible() throws RefusedException {
        for (String params : new String[] {
            "[".repeat(1_000_000),
            "{\"a\":" + "9".repeat(1_000_000) + "}",
            "{\"a\":1e" + "9".repeat(20) + "}",
            "{\"a\":[" + "1,".repeat(1_000_000) + "1]}"
        }) {
            Request request = request("GET " + params);
            assertThatThrownBy(request::params).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void is_utf8() {
        assertThatThrownBy(() -> Request.of(new byte[] {'G', (byte) 0xC3, '('})).isInstanceOf(RefusedException.class);
    }

    @Test
    void credentials_are_texts_and_show_nowhere() throws RefusedException {
        Params params = request("GET {\"auth\":{\"username\":\"ann\",\"password\":12},\"jobname\":\"x\"}")
                .params();
        assertThat(params.credentials("192.0.2.7")).contains(new Credentials("ann", "12", "192.0.2.7"));
        assertThat(params.without("jobname").isEmpty()).isTrue();
        assertThat(params.toString()).doesNotContain("12");
        for (String auth : new String[] {
            "1", "[]", "{}", "{\"username\":\"a\",\"password\":true}", "{\"username\":[],\"password\":\"\"}"
        }) {
            assertThat(request("GET {\"auth\":" + auth + "}").params().credentials("x"))
                    .as(auth)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "false,false",
        "0,false",
        "0.0,false",
        "2,true",
        "'\"\"',false",
        "'\"0\"',false",
        "'\"no\"',true"
    })
    void flags_are_as_php_has_them(String json, boolean flag) throws RefusedException {
        assertThat(Values.flag("f", JsonParser.parseString(json))).isEqualTo(flag);
    }

    @Test
    void numbers_may_be_texts_but_are_whole() throws RefusedException {
        assertThat(Values.whole("n", new JsonPrimitive(" 7 "))).isEqualTo(7);
        assertThat(Values.whole("n", new JsonPrimitive("7.0"))).isEqualTo(7);
        for (String bad :
                new String[] {"", "seven", "7.5", "99999999999", "1e999999999", "1e99999999999", "-".repeat(100)}) {
            assertThatThrownBy(() -> Values.whole("n", new JsonPrimitive(bad)))
                    .as(bad)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("n: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20261122,2026112203.log,20261122,2026112203.log",
        "20261122,2026112203.1.error.log,20261122,2026112203.1.error.log",
        "20261122,2026112103.log,19700101,1970010100.log",
        "20261122,nothing.log,19700101,1970010100.log",
        "nowhere,2026112203.log,19700101,1970010100.log",
        "..,x,..,x",
        "20261122,../x,20261122,../x",
        "instance-2/20261122,2026112203.log,instance-2/20261122,2026112203.log"
    })
    void a_log_that_cannot_be_is_one_that_is_not_there(String directory, String file, String day, String name) {
        assertThat(LogName.of(directory, file)).isEqualTo(new LogName(day, name));
    }
}
