package kith.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import kith.report.document.Tree;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a verb as its answer reports them: every option that has a value, given or by default, under its
 * longest name in snake case and in the order of the help. What the verb settled only while it worked (such as the
 * estimator that suits the data) replaces what the parser has.
 */
final class ReportedOptions {

    private ReportedOptions() {}

    /**
     * The options of a command.
     *
     * @param verb the command after parsing
     * @param settled values that replace or follow those of the parser
     */
    static Tree of(CommandSpec verb, Tree settled) {
        Tree all = new Tree();
        for (OptionSpec option : verb.options()) {
            if (option.userObject() instanceof Field field && isReported(field)) {
                put(all, key(option, field), option.getValue());
            }
        }
        settled.entries().forEach((key, value) -> put(all, key, value));
        return all;
    }

    private static boolean isReported(Field field) {
        return field.getDeclaringClass().getPackage().equals(ReportedOptions.class.getPackage())
                && !field.isAnnotationPresent(Unreported.class)
                && !field.getDeclaringClass().isAnnotationPresent(Unreported.class);
    }

    private static String key(OptionSpec option, Field field) {
        return Optional.ofNullable(field.getAnnotation(ReportedAs.class))
                .map(ReportedAs::value)
                .orElseGet(() -> option.longestName().replaceFirst("^-+", "").replace('-', '_'));
    }

    private static void put(Tree all, String key, Object value) {
        if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(present -> put(all, key, present));
        } else if (value instanceof Double number) {
            all.put(key, number);
        } else if (value instanceof Number number) {
            all.put(key, number.longValue());
        } else if (value instanceof Boolean flag) {
            all.put(key, flag);
        } else if (value instanceof List<?> list) {
            all.put(key, list.stream().map(ReportedOptions::element).toList());
        } else if (value instanceof Tree tree) {
            all.put(key, tree);
        } else if (value != null) {
            all.put(key, (String) element(value));
        }
    }

    private static Object element(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value instanceof Enum<?> word ? EnumWord.word(word) : value.toString();
    }
}
