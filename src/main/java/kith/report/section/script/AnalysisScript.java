package kith.report.section.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.StudyModel;
import kith.change.study.LongitudinalAnswer;
import kith.data.DataSource;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.sem.estimation.FitOptions;
import kith.sem.model.ModelOptions;
import kith.study.StructureAnswer;
import kith.study.Study;
import kith.study.StudyResults;

/**
 * A script for R that reads the responses of a study, analyses them with psych and lavaan, and puts each number beside
 * that of {@code results.json}: alpha and item statistics of every scale and group, fit and parameters of each model,
 * the levels of invariance, with what was released, for ordered items by semTools, and change and the comparison of
 * arms in base R and nlme.
 *
 * <p>The settings of the study are at its head as R values; texts from data and files are quoted and cannot become
 * code. The rest is the same for every study. Not repeated in R: coefficients that psych and lavaan do not have,
 * contexts in columns of their own, joined files, samples with respondents excluded, the search for what to release,
 * degrees of freedom and standard errors of Kenward and Roger.
 */
public final class AnalysisScript {

    private final StudyResults results;
    private final Study study;
    private final StringBuilder text = new StringBuilder();

    private AnalysisScript(StudyResults results) {
        this.results = results;
        this.study = results.study();
    }

    /** The script. */
    public static String of(StudyResults results) {
        return new AnalysisScript(results).script();
    }

    private String script() {
        DataSource source = study.data().source();
        comment("The study “" + oneLine(study.title()) + "” once more in R, to check its numbers.");
        comment("");
        comment("  Rscript analysis.R " + oneLine(String.valueOf(source.file().getFileName())) + " results.json");
        comment("");
        comment("Made by Kith " + results.manifest().version()
                + " from the settings of the study. Packages: psych, lavaan, jsonlite"
                + (comparesArms() ? ", nlme." : "."));
        text.append('\n');
        put("study", literal(study.id()));
        put("data_file", literal(String.valueOf(source.file().getFileName())));
        put("header_row", Integer.toString(source.layout().headerRow().orElse(1)));
        put(
                "encoding",
                literal(source.layout()
                        .encoding()
                        .map(charset -> charset.name())
                        .orElse("UTF-8-BOM")));
        put("not_repeated", vector(notRepeated()));
        put("chosen_rows", list(chosenRows(source), values -> values));
        put("renamed", list(source.layout().names(), AnalysisScript::literal));
        responses(source);
        model();
        if (change().isPresent()) {
            put("change", ChangeSettings.of(study));
        }
        text.append('\n');
        parts().forEach(part -> text.append(body(part)));
        return text.toString();
    }

    private Optional<LongitudinalAnswer> change() {
        return results.answer(LongitudinalAnswer.class);
    }

    private boolean comparesArms() {
        return change().flatMap(LongitudinalAnswer::trial).isPresent();
    }

    /** The parts that are the same for every study, in the order in which they run. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>(List.of("analysis"));
        if (change().isPresent()) {
            parts.add("analysis-change");
        }
        if (comparesArms()) {
            parts.add("analysis-trial");
        }
        parts.add("analysis-result");
        return parts;
    }

    /** What of the preparation of the responses the script cannot do. */
    private List<String> notRepeated() {
        List<String> reasons = new ArrayList<>();
        if (!study.data().source().preparation().joined().isEmpty()) {
            reasons.add("it joins files");
        }
        if (study.data().wide().isPresent()) {
            reasons.add("the contexts are in columns of their own");
        }
        return reasons;
    }

    private static Map<String, String> chosenRows(DataSource source) {
        Map<String, String> rows = new LinkedHashMap<>();
        source.preparation().rows().values().forEach((column, values) -> rows.put(column, vector(values)));
        return rows;
    }

    private void responses(DataSource source) {
        Instrument instrument = study.instrument();
        List<String> codes = new ArrayList<>(List.of(""));
        codes.addAll(source.missingCodes());
        put("missing_codes", vector(codes));
        put("items", vector(instrument.itemIds()));
        Map<String, String> itemCodes = new LinkedHashMap<>();
        Map<String, String> reversed = new LinkedHashMap<>();
        for (Item item : instrument.items()) {
            ResponseScale scale = instrument.scaleOf(item);
            if (!scale.missingCodes().isEmpty()) {
                itemCodes.put(item.id(), vector(List.copyOf(scale.missingCodes().keySet())));
            }
            if (item.reversed() && scale instanceof ResponseScale.Rating rating && rating.known()) {
                reversed.put(item.id(), Integer.toString(rating.lowest() + rating.highest()));
            }
        }
        put("item_codes", list(itemCodes, code -> code));
        put("reversed", list(reversed, sum -> sum));
        put("compare", study.compare().map(AnalysisScript::literal).orElse("NULL"));
        put("weight", study.data().roles().weight().map(AnalysisScript::literal).orElse("NULL"));
    }

    private void model() {
        StudyModel model = study.model();
        put(
                "cluster",
                study.data()
                        .roles()
                        .cluster()
                        .filter(column -> model.allowsForDesign())
                        .map(AnalysisScript::literal)
                        .orElse("NULL"));
        put("estimator", literal(model.estimator().name()));
        put(
                "missing",
                literal(model.missing()
                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                        .orElse("listwise")));
        put("ordered_items", model.isOrdered() ? vector(study.instrument().itemIds()) : "character(0)");
        put(
                "parameterization",
                literal(model.options().parameterization().name().toLowerCase(Locale.ROOT)));
        put(
                "structure_syntax",
                results.answer(StructureAnswer.class)
                        .map(answer -> literal(answer.main().syntax()))
                        .orElse("NULL"));
        put("tolerance", "1e-3");
        requested(model).ifPresent(call -> put("cfa", call));
    }

    /** A function that fits models with the options of the study; empty where they are those of {@code cfa()}. */
    private static Optional<String> requested(StudyModel model) {
        ModelOptions options = model.options();
        StringBuilder call =
                new StringBuilder("function(...) lavaan::" + options.preset().lavaanName() + "(...");
        if (options.scaling() == ModelOptions.Scaling.STANDARDISED) {
            call.append(", std.lv = TRUE");
        }
        if (options.orthogonal()) {
            call.append(", orthogonal = TRUE");
        }
        if (!options.fixedX()) {
            call.append(", fixed.x = FALSE");
        }
        if (model.likelihood() == FitOptions.Likelihood.WISHART) {
            call.append(", likelihood = \"wishart\"");
        }
        String text = call.append(")").toString();
        return text.equals("function(...) lavaan::cfa(...)") ? Optional.empty() : Optional.of(text);
    }

    private void comment(String line) {
        text.append(line.isEmpty() ? "#" : "# " + line).append('\n');
    }

    private void put(String name, String value) {
        text.append(name).append(" <- ").append(value).append('\n');
    }

    static String vector(List<String> values) {
        Set<String> unique = new LinkedHashSet<>(values);
        return unique.stream().map(AnalysisScript::literal).collect(Collectors.joining(", ", "c(", ")"));
    }

    static String list(Map<String, String> values, java.util.function.UnaryOperator<String> value) {
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey(), '`') + " = " + value.apply(entry.getValue()))
                .collect(Collectors.joining(", ", "list(", ")"));
    }

    /** A text as R reads it back, whatever is in it. */
    static String literal(String value) {
        return quoted(value, '"');
    }

    private static String quoted(String value, char mark) {
        StringBuilder quoted = new StringBuilder().append(mark);
        value.codePoints().forEach(letter -> {
            if (letter == mark || letter == '\\') {
                quoted.append('\\').appendCodePoint(letter);
            } else if (letter == '\n') {
                quoted.append("\\n");
            } else if (letter < ' ' || letter > '~') {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", letter));
            } else {
                quoted.appendCodePoint(letter);
            }
        });
        return quoted.append(mark).toString();
    }

    /** For a comment: on one line. */
    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}|\\p{Zl}|\\p{Zp}", " ");
    }

    private static String body(String part) {
        String resource = "/kith/report/" + part + ".R";
        try (InputStream in = AnalysisScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
