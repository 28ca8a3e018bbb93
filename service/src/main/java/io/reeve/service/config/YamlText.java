package io.reeve.service.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One YAML text: walks the library's nodes itself, so that errors know the line and no tag can make an object. */
final class YamlText {

    private static final int MAX_DEPTH = 100;

    private final String source;
    private final Map<String, Integer> lines = new HashMap<>();
    // Aliases let a short text mean a huge tree (the "billion laughs"); what they expand to counts.
    private int nodesLeft = 100_000;

    private YamlText(String source) {
        this.source = source;
    }

    static YamlDocument parse(String source, String text) {
        return new YamlText(source).read(text);
    }

    private YamlDocument read(String text) {
        Optional<Node> root = compose(text);
        if (root.isEmpty() || isNull(root.get())) {
            return new YamlDocument(new LinkedHashMap<>(), lines);
        }
        if (root.get() instanceof MappingNode map) {
            return new YamlDocument(map(map, "", 0), lines);
        }
        throw error(root.get(), "expected 'key: value' lines");
    }

    private Optional<Node> compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(Yaml.MAX_CHARACTERS)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw new InvalidYamlException(source, mark.map(YamlText::line).orElse(0), e.getProblem());
        } catch (YamlEngineException e) {
            throw new InvalidYamlException(source, 0, firstLine(e));
        } catch (StackOverflowError e) {
            throw new InvalidYamlException(source, 0, "nested too deeply");
        }
    }

    private Map<String, @Nullable Object> map(MappingNode node, String path, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple.getKeyNode());
            String keyPath = YamlDocument.path(path, key);
            if (map.containsKey(key)) {
                throw error(tuple.getKeyNode(), "the key '" + key + "' is there twice");
            }
            tuple.getKeyNode().getStartMark().ifPresent(mark -> lines.put(keyPath, line(mark)));
            map.put(key, value(tuple.getValueNode(), keyPath, depth + 1));
        }
        return map;
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return text(scalar);
        }
        throw error(node, "a key must be a plain word");
    }

    private @Nullable Object value(Node node, String path, int depth) {
        if (--nodesLeft < 0 || depth > MAX_DEPTH || node.isRecursive()) {
            throw error(node, "too large or nested too deeply");
        }
        if (node instanceof MappingNode map && map.getTag().equals(Tag.MAP)) {
            return map(map, path, depth);
        }
        if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
            return list(sequence, path, depth);
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        throw error(node, "the tag " + node.getTag() + " is not supported");
    }

    private List<@Nullable Object> list(SequenceNode sequence, String path, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            list.add(value(element, path + "[" + list.size() + "]", depth + 1));
        }
        return list;
    }

    private @Nullable Object scalar(ScalarNode node) {
        if (isNull(node)) {
            return null;
        }
        if (node.getTag().equals(Tag.STR)) {
            return text(node);
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return node.getValue().toLowerCase(Locale.ROOT).equals("true");
        }
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            return PlainNumber.parse(node.getValue())
                    .orElseThrow(() -> error(node, node.getValue() + " is not a number that can be used"));
        }
        throw error(node, "the tag " + node.getTag() + " is not supported");
    }

    private String text(ScalarNode node) {
        if (Yaml.isBroken(node.getValue())) {
            throw error(node, "half a surrogate pair in '" + node.getValue() + "'");
        }
        return node.getValue();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private InvalidYamlException error(Node node, String problem) {
        return new InvalidYamlException(
                source, node.getStartMark().map(YamlText::line).orElse(0), problem);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML");
    }
}
