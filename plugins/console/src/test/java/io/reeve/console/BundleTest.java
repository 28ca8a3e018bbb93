package io.reeve.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What esbuild has made of {@code src/main/web}. */
final class BundleTest {
    private static final Pattern CHUNK = Pattern.compile("import\\(\"\\./([\\w-]+-[A-Z0-9]{8}\\.js)\"\\)");

    @BeforeAll
    static void look() {
        if (BundleTest.class.getResource("/web/remoteEntry.js") == null) {
            abort("NOT TESTED: the console's own pages were not built, for want of esbuild");
        }
    }

    @Test
    void the_remote_entry_is_a_classic_script_that_names_the_rest_by_hash() throws IOException {
        String entry = text("/web/remoteEntry.js");
        List<String> chunks =
                CHUNK.matcher(entry).results().map(result -> result.group(1)).toList();
        assertThat(chunks).hasSize(1);
        assertThat(entry.replaceAll(CHUNK.pattern(), ""))
                .doesNotContain("import")
                .doesNotContain("export");
        assertThat(text("/web/" + chunks.get(0))).contains("plugin");
    }

    @Test
    void nothing_is_left_in_the_page_but_the_container() throws IOException {
        assertThat(text("/web/remoteEntry.js")).startsWith("Object.assign(window,");
    }

    @Test
    void libraries_of_the_page_are_not_bundled() throws IOException {
        String chunk = CHUNK.matcher(text("/web/remoteEntry.js"))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        String name = chunk.replaceAll("import\\(\"\\./|\"\\)", "");
        assertThat(text("/web/" + name))
                .contains("window.reeve.shared")
                .doesNotContain("Minified React error")
                .doesNotContain("pf-v6-c-modal-box__body");
    }

    private static String text(String name) throws IOException {
        try (InputStream in = BundleTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
