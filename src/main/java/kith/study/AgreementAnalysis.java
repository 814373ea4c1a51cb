package kith.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.Kappa;
import kith.reliability.agreement.MissingRatings;
import kith.yaml.YamlMapping;

/**
 * Agreement of raters or occasions: a row is a person who was rated, a column a rater.
 *
 * @param raters columns with the ratings
 * @param kappa how different categories count; empty for no kappa
 * @param categories that the ratings are, in their order; none where ratings are numbers
 * @param missing treatment of missing ratings in intraclass correlations
 * @param level of intervals
 */
public record AgreementAnalysis(
        List<String> raters,
        Optional<Kappa.Weights> kappa,
        List<String> categories,
        MissingRatings missing,
        double level)
        implements Analysis<AgreementAnswer> {

    private static final String ID = "agreement";
    private static final String TITLE = "Agreement";
    private static final double USUAL_LEVEL = 0.95;

    public AgreementAnalysis {
        raters = List.copyOf(raters);
        categories = List.copyOf(categories);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public List<String> numbers() {
        return categories.isEmpty() ? raters : List.of();
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return raters.isEmpty()
                ? Optional.of(NotDone.all(
                        "The study names no columns of ratings.",
                        "Name them as `items: [rater1, rater2]` under `agreement:` of the study."))
                : Optional.empty();
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
    }

    @Override
    public AgreementAnswer answer(StudyData data) {
        Responses responses = data.responses();
        if (categories.isEmpty()) {
            requireColumns(responses.numeric());
            return new AgreementAnswer.OfNumbers(Agreement.of(
                    raters,
                    raters.stream().map(responses::column).toArray(double[][]::new),
                    new Agreement.Question(level, kappa, missing)));
        }
        requireColumns(responses.labels());
        return new AgreementAnswer.OfCategories(CategoryAgreement.of(
                raters,
                raters.stream().map(responses.labels()::get).toList(),
                categories,
                kappa.orElse(Kappa.Weights.UNWEIGHTED),
                level));
    }

    private void requireColumns(Map<String, ?> columns) {
        Problems problems = new Problems();
        for (String rater : raters) {
            if (!columns.containsKey(rater)) {
                problems.add(
                        "agreement: items",
                        "no column “" + rater + "”",
                        categories.isEmpty() ? "columns of ratings that are numbers" : "columns of ratings",
                        Suggestion.phrase(rater, List.copyOf(columns.keySet())));
            }
        }
        problems.throwIfAny();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raters", String.join(", ", raters));
        kappa.ifPresent(weights -> settings.put("kappa", weights.name().toLowerCase(Locale.ROOT)));
        if (!categories.isEmpty()) {
            settings.put("categories of ratings", String.join(", ", categories));
        }
        if (missing != MissingRatings.MIXED_MODEL) {
            settings.put("missing ratings", missing.name().toLowerCase(Locale.ROOT));
        }
        if (level != USUAL_LEVEL) {
            settings.put("level of agreement intervals", Double.toString(level));
        }
        return settings;
    }

    /** Reads the settings under {@code agreement:}. */
    static final class Kind implements AnalysisKind {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String schema() {
            return "/kith/study/agreement.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public AgreementAnalysis read(StudyFile file, Problems problems) {
            Optional<YamlMapping> keys = file.settings(ID);
            return new AgreementAnalysis(
                    keys.map(one -> one.texts("items")).orElse(List.of()),
                    keys.map(one -> one.text("kappa", "none"))
                            .filter(word -> !word.equals("none"))
                            .map(word -> Kappa.Weights.valueOf(word.toUpperCase(Locale.ROOT))),
                    keys.map(one -> one.texts("categories")).orElse(List.of()),
                    MissingRatings.valueOf(keys.map(one -> one.text("missing", "mixed_model"))
                            .orElse("mixed_model")
                            .toUpperCase(Locale.ROOT)),
                    keys.flatMap(one -> one.scalar("level"))
                            .map(scalar -> scalar.number())
                            .orElse(USUAL_LEVEL));
        }
    }
}
