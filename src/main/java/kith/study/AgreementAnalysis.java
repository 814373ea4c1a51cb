package kith.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.Kappa;
import kith.reliability.agreement.MissingRatings;
import kith.text.UnusualSettings;

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

    static final AnalysisKind KIND =
            AnalysisKind.of("agreement", "Agreement", ClusterTreatment.INDEPENDENT, AgreementAnalysis::read);
    private static final double USUAL_LEVEL = 0.95;

    public AgreementAnalysis {
        raters = List.copyOf(raters);
        categories = List.copyOf(categories);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
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
        return new UnusualSettings()
                .add("raters", raters)
                .add("kappa", kappa)
                .add("categories of ratings", categories)
                .add("missing ratings", missing, MissingRatings.MIXED_MODEL)
                .add("level of agreement intervals", level, USUAL_LEVEL)
                .byName();
    }

    /** Reads the settings under {@code agreement:}. */
    private static AgreementAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        return new AgreementAnalysis(
                keys.texts("items"),
                keys.word("kappa", Kappa.Weights.class),
                keys.texts("categories"),
                keys.word("missing", MissingRatings.class).orElse(MissingRatings.MIXED_MODEL),
                keys.number("level").orElse(USUAL_LEVEL));
    }
}
