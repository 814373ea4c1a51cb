package kith.sem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.sem.comparison.Comparison;
import kith.sem.comparison.ModelComparison;
import kith.sem.model.ParameterTable;
import kith.sem.sample.Samples;

/** Models of the same answers that are to be compared. */
public final class ComparedModels {

    private ComparedModels() {}

    /** A model with the name that it has for its reader. */
    public record Named(String name, Sem sem) {}

    /**
     * Fits models to the same answers and compares them.
     *
     * @param asked the first of them says in which order variables stand; at least two
     * @throws kith.finding.InputException when the models are not of the same data, with everything in which they
     *     differ, or do not fit together with the answers
     */
    public static ModelComparison of(List<Named> asked, Responses responses, Comparison.Method method) {
        Samples samples = asked.get(0).sem().samples(responses);
        List<ParameterTable> tables = tables(asked, responses, samples);
        List<ModelComparison.Candidate> fitted = new ArrayList<>();
        for (int k = 0; k < asked.size(); k++) {
            Named named = asked.get(k);
            fitted.add(new ModelComparison.Candidate(named.name(), named.sem().fitted(tables.get(k), samples)));
        }
        return ModelComparison.of(fitted, method);
    }

    /** The tables of all models, with variables in the order of the first. */
    private static List<ParameterTable> tables(List<Named> asked, Responses responses, Samples samples) {
        Problems problems = new Problems();
        List<ParameterTable> tables = new ArrayList<>();
        ParameterTable first = asked.get(0).sem().table(responses, samples);
        tables.add(first);
        for (Named named : asked.subList(1, asked.size())) {
            Sem sem = named.sem();
            boolean same = requireSame(
                    problems,
                    named.name(),
                    "variables",
                    first.observed(),
                    new ModelVariables(sem, responses).bare().observed());
            if (same) {
                ParameterTable table = sem.table(responses, sem.samples(responses));
                requireSame(problems, named.name(), "ordered variables", first.ordered(), table.ordered());
                requireSame(problems, named.name(), "predictors taken as given", first.exogenous(), table.exogenous());
                requireSameMeans(problems, named.name(), first, table);
                tables.add(table.inOrderOf(first.observed()));
            }
        }
        problems.throwIfAny();
        return tables;
    }

    private static boolean requireSame(
            Problems problems, String name, String kind, List<String> ofFirst, List<String> own) {
        Set<String> missing = new HashSet<>(ofFirst);
        own.forEach(missing::remove);
        Set<String> more = new HashSet<>(own);
        ofFirst.forEach(more::remove);
        if (missing.isEmpty() && more.isEmpty()) {
            return true;
        }
        problems.add(
                name,
                "other " + kind + " than in the first model:"
                        + (missing.isEmpty() ? "" : " without " + String.join(", ", sorted(missing)))
                        + (more.isEmpty() ? "" : " with " + String.join(", ", sorted(more))),
                "models of the same data, which can be compared",
                kind.equals("variables")
                        ? "to leave a variable out of a factor, fix its loading to 0 and leave its variance free"
                        : "let the variables play the same parts in both models");
        return false;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static void requireSameMeans(Problems problems, String name, ParameterTable first, ParameterTable own) {
        if (first.hasMeans() != own.hasMeans()) {
            problems.add(
                    name,
                    own.hasMeans()
                            ? "intercepts, which the first model has not"
                            : "no intercepts, which the first model has",
                    "models of the same moments, which can be compared",
                    "let all models have intercepts: " + Setting.named("meanstructure"));
        }
    }
}
