package kith.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.analysis.StudyModel;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.Missing;

/**
 * What the models of a study do with missing responses where the study does not say it: full-information maximum
 * likelihood for numbers and pairwise deletion for ordered categories, as soon as a response is missing. Both use every
 * respondent who answered something. Estimators that cannot do so (GLS, MLM and the like with numbers) use complete
 * rows. Complete data have nothing to treat.
 *
 * @param treatment what is done
 * @param findings how many rows lack a response, and what was done about it
 */
record MissingTreatment(Missing treatment, List<Finding> findings) {

    MissingTreatment {
        findings = List.copyOf(findings);
    }

    /** @param variables of the models */
    static MissingTreatment of(StudyModel model, Set<String> variables, Responses responses) {
        if (model.missing().isPresent()) {
            return new MissingTreatment(model.missing().get(), List.of());
        }
        int incomplete = incomplete(variables, responses);
        Missing usual = model.isOrdered()
                ? Missing.PAIRWISE
                : model.estimator().takesMissing() ? Missing.FIML : Missing.LISTWISE;
        if (incomplete == 0 || usual == Missing.LISTWISE) {
            return new MissingTreatment(Missing.LISTWISE, List.of());
        }
        return new MissingTreatment(
                usual,
                List.of(Finding.of(
                        "missing_responses",
                        Map.of(
                                "incomplete",
                                incomplete,
                                "rows",
                                responses.size(),
                                "method",
                                usual == Missing.FIML ? "fiml" : "pairwise"))));
    }

    private static int incomplete(Set<String> variables, Responses responses) {
        List<double[]> columns = new ArrayList<>();
        for (String name : new LinkedHashSet<>(variables)) {
            if (responses.numeric().containsKey(name)) {
                columns.add(responses.column(name));
            }
        }
        return (int) IntStream.range(0, responses.size())
                .filter(row -> columns.stream().anyMatch(column -> Double.isNaN(column[row])))
                .count();
    }
}
