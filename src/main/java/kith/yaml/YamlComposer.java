package kith.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.InputException;
import kith.finding.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns the text of one YAML file into a tree with places, or into everything that is wrong with it. */
final class YamlComposer {

    /** More values than any honest file of ours has; aliases of aliases can make billions out of a few lines. */
    private static final long MOST_VALUES = 1_000_000;

    private static final int DEEPEST = 200;

    private final String source;
    private final String text;
    private final Problems problems = new Problems();
    private final IdentityHashMap<Node, YamlNode> done = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();

    YamlComposer(String source, String text) {
        this.source = source;
        this.text = text;
    }

    YamlNode root() {
        Node composed = composed();
        YamlNode root = node(composed);
        if (size(composed) > MOST_VALUES) {
            problems.add(
                    at(root.mark()),
                    "the aliases (*name) stand for more than " + MOST_VALUES + " values",
                    "a smaller file",
                    "write the values out instead of repeating aliases of aliases");
        }
        problems.throwIfAny();
        return root;
    }

    private Node composed() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true) // told here, all of them
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(10_000)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        requireShallow();
        try {
            // Compose, which does the same, is in a package that the module does not export.
            Iterator<Node> documents =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)));
            if (!documents.hasNext()) {
                throw new InputException(source + ":1:1", "the file is empty", "keys with values", "");
            }
            Node first = documents.next();
            if (documents.hasNext()) {
                Mark second = mark(documents.next());
                throw new InputException(
                        at(second), "a second document begins here", "one document a file", "remove the line “---”");
            }
            return first;
        } catch (MarkedYamlEngineException e) {
            throw SyntaxErrors.told(source, e);
        } catch (ReaderException e) {
            throw SyntaxErrors.told(source, text, e);
        } catch (YamlEngineException e) {
            throw new InputException(source, "the file is not YAML (" + e.getMessage() + ")", "YAML 1.2", "");
        }
    }

    /** Nesting that would exhaust the stack of the parser, by brackets or by indentation. */
    private void requireShallow() {
        int depth = 0;
        int line = 1;
        int indentation = 0;
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                atStart = true;
                indentation = 0;
                continue;
            }
            if (atStart && (c == ' ' || c == '-' || c == '?')) {
                indentation++;
            } else {
                atStart = false;
            }
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            depth = Math.max(0, depth);
            if (depth > DEEPEST || indentation > 4 * DEEPEST) {
                throw new InputException(
                        source + ":" + line + ":1",
                        "values nested more than " + DEEPEST + " levels deep",
                        "a file without such nesting",
                        "check that this is a study, instrument or population file");
            }
        }
    }

    private YamlNode node(Node node) {
        YamlNode known = done.get(node);
        if (known != null) {
            return known;
        }
        if (open.put(node, true) != null) {
            problems.add(at(mark(node)), "this value contains itself through an alias", "a value without a circle", "");
            problems.throwIfAny();
        }
        YamlNode made;
        if (node instanceof MappingNode mapping) {
            made = mapping(mapping);
        } else if (node instanceof SequenceNode sequence) {
            made = new YamlSequence(
                    mark(node), sequence.getValue().stream().map(this::node).toList());
            refuseTag(node, Tag.SEQ);
        } else {
            made = scalar((ScalarNode) node);
        }
        open.remove(node);
        done.put(node, made);
        return made;
    }

    private long size(Node node) {
        Long known = sizes.get(node);
        if (known != null) {
            return known;
        }
        long size = 1;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                size = Math.min(size + size(entry.getValueNode()), 2 * MOST_VALUES);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                size = Math.min(size + size(element), 2 * MOST_VALUES);
            }
        }
        sizes.put(node, size);
        return size;
    }

    private YamlMapping mapping(MappingNode node) {
        refuseTag(node, Tag.MAP);
        Map<String, Mark> seen = new LinkedHashMap<>();
        List<YamlMapping.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Mark keyMark = mark(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(at(keyMark), "a list or mapping stands as a key", "a word as a key", "");
                continue;
            }
            String key = keyNode.getValue();
            Mark first = seen.putIfAbsent(key, keyMark);
            YamlNode value = node(tuple.getValueNode());
            if (first == null) {
                entries.add(new YamlMapping.Entry(key, keyMark, value));
            } else {
                problems.add(
                        at(keyMark),
                        "the key “" + key + "” stands here a second time (first in line " + first.line() + ")",
                        "every key once",
                        "remove or rename one of them");
            }
        }
        return new YamlMapping(mark(node), entries);
    }

    private YamlScalar scalar(ScalarNode node) {
        Mark mark = mark(node);
        String value = node.getValue();
        Optional<YamlScalar.Kind> kind = kind(node.getTag());
        if (kind.isEmpty()) {
            problems.add(at(mark), "the tag " + node.getTag().getValue(), "a value without a tag", "remove the tag");
            return new YamlScalar(mark, YamlScalar.Kind.TEXT, value);
        }
        YamlScalar scalar = new YamlScalar(mark, kind.get(), value);
        if (isNumber(scalar) && !finite(scalar)) {
            problems.add(at(mark), "“" + value + "” is no finite number", "a number", "put it in quotes if it is text");
            return new YamlScalar(mark, YamlScalar.Kind.TEXT, value);
        }
        return scalar;
    }

    private static boolean isNumber(YamlScalar scalar) {
        return scalar.kind() == YamlScalar.Kind.NUMBER || scalar.kind() == YamlScalar.Kind.WHOLE_NUMBER;
    }

    /** A tag given by hand ({@code !!int abc}) may stand before what is no number. */
    private static boolean finite(YamlScalar scalar) {
        try {
            return Double.isFinite(scalar.number());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Optional<YamlScalar.Kind> kind(Tag tag) {
        if (tag.equals(Tag.STR)) {
            return Optional.of(YamlScalar.Kind.TEXT);
        }
        if (tag.equals(Tag.INT)) {
            return Optional.of(YamlScalar.Kind.WHOLE_NUMBER);
        }
        if (tag.equals(Tag.FLOAT)) {
            return Optional.of(YamlScalar.Kind.NUMBER);
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(YamlScalar.Kind.TRUTH);
        }
        return tag.equals(Tag.NULL) ? Optional.of(YamlScalar.Kind.NOTHING) : Optional.empty();
    }

    private void refuseTag(Node node, Tag usual) {
        if (!node.getTag().equals(usual)) {
            problems.add(
                    at(mark(node)), "the tag " + node.getTag().getValue(), "a value without a tag", "remove the tag");
        }
    }

    private String at(Mark mark) {
        return source + ":" + mark;
    }

    private static Mark mark(Node node) {
        return node.getStartMark()
                .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.START);
    }
}
