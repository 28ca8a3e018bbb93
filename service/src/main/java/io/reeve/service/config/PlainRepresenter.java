package io.reeve.service.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** How plain values are written; differs from the library where it would not read back what it wrote. */
final class PlainRepresenter extends StandardRepresenter {

    /** Text over several lines that a literal block shows as it is: no blank edges, nothing but line feeds. */
    private static final Pattern BLOCK = Pattern.compile("[!-~][ -~\n]*[!-~]\n?");

    PlainRepresenter(DumpSettings settings) {
        super(settings);
        representers.put(String.class, value -> string((String) value));
        representers.put(BigDecimal.class, value -> decimal((BigDecimal) value));
    }

    private Node string(String text) {
        if (text.chars().noneMatch(PlainRepresenter::isSpecial)) {
            return representScalar(Tag.STR, text, ScalarStyle.PLAIN);
        }
        boolean block = BLOCK.matcher(text).matches() && !text.contains(" \n");
        return representScalar(Tag.STR, text, block ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    }

    /** Line breaks, control characters and the byte order mark. */
    private static boolean isSpecial(int c) {
        return Character.isISOControl(c) || c == '\uFEFF' || c == '\u2028' || c == '\u2029';
    }

    private Node decimal(BigDecimal number) {
        // Without a point or an exponent it would come back as an integer, or with a tag.
        String text = number.scale() == 0 ? number + "e0" : number.toString();
        return representScalar(Tag.FLOAT, text, ScalarStyle.PLAIN);
    }
}
