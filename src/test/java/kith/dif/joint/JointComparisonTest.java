package kith.dif.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.DataRequest;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.dif.DifQuestion;
import kith.dif.DifScale;
import kith.instrument.AnswerRange;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.ladder.Invariance;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.scale.ScaleItems;
import kith.sem.Sem;
import kith.sem.model.Operator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The departures planted in the bundled contexts: the loading of ci2 in the personal context (.35 instead of .74), and
 * the thresholds of le3 in the workplace (.50 to .55 higher).
 */
class JointComparisonTest {

    private static final String REFERENCE = "neighbourhood";
    private static final List<String> SCALES = List.of("ci", "rw", "le");

    private static Responses contexts;
    private static Map<String, DifScale> scales;
    private static ComparabilityAnswer invariance;

    @BeforeAll
    static void analyse() {
        contexts = ResponsesReader.read(DataRequest.of(Path.of("datasets/collective-efficacy/contexts.csv"))
                        .withRoles(Roles.none().withGroup("context"))
                        .withNumbers(SCALES.stream()
                                .flatMap(scale -> items(scale).stream())
                                .toList()))
                .responses();
        scales = new HashMap<>();
        DifQuestion question =
                DifQuestion.of("context").withReference(REFERENCE).with(Parallel.allCores());
        for (String scale : SCALES) {
            List<KeyedItem> items = items(scale).stream()
                    .map(item -> KeyedItem.of(item, item.endsWith("4"), AnswerRange.of(1, 5)))
                    .toList();
            scales.put(scale, DifScale.of(new ScaleItems(scale, items), contexts, question));
        }
        invariance = Comparability.of(Invariance.across(
                        "context",
                        Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n le =~ le1 + le2 + le3 + le4")
                                .with(Missing.FIML)))
                .fit(contexts);
    }

    private static List<String> items(String scale) {
        return IntStream.rangeClosed(1, 4).mapToObj(i -> scale + i).toList();
    }

    private static JointComparison joint(String scale, String focal, Optional<ComparabilityAnswer> search) {
        return JointComparison.of(
                scales.get(scale),
                scales.get(scale).comparisons().stream()
                        .filter(one -> one.focal().equals(focal))
                        .findFirst()
                        .orElseThrow(),
                search);
    }

    private static JointItem item(JointComparison joint, String name) {
        return joint.items().stream()
                .filter(one -> one.item().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each by at least three methods; nothing else, but for the artificial effects of a short scale. */
    @Test
    void findsThePlantedDepartures() {
        List<String> found = new ArrayList<>();
        for (String scale : SCALES) {
            for (String focal : List.of("workplace", "personal")) {
                joint(scale, focal, Optional.empty()).items().stream()
                        .filter(item -> item.found(DifQuestion.ALPHA) >= 3)
                        .forEach(item -> found.add(item.item() + " " + focal));
            }
        }
        assertThat(found).containsExactlyInAnyOrder("ci2 personal", "ci1 personal", "le3 workplace");
    }

    @Test
    void agreesWithTheSearchOnWhatWasPlanted() {
        Optional<ComparabilityAnswer> search = Optional.of(invariance);
        JointItem ci2 = item(joint("ci", "personal", search), "ci2");
        assertThat(ci2.agreement()).isEqualTo(SearchAgreement.BOTH);
        assertThat(ci2.released()).containsExactly(Operator.LOADING);
        assertThat(ci2.verdict()).isEqualTo(JointVerdict.NEGLIGIBLE);
        JointItem ci1 = item(joint("ci", "personal", search), "ci1");
        assertThat(ci1.agreement()).isEqualTo(SearchAgreement.METHODS_ONLY);
        assertThat(ci1.verdict()).isEqualTo(JointVerdict.UNCLEAR);
        assertThat(ci1.reason()).contains(DisagreementReason.ARTIFICIAL);
        JointComparison le = joint("le", "workplace", search);
        JointItem le3 = item(le, "le3");
        assertThat(le3.verdict()).isEqualTo(JointVerdict.LARGE);
        assertThat(le3.released()).containsExactly(Operator.INTERCEPT);
        assertThat(le3.modelPoints().orElseThrow()).isNegative();
        assertThat(le.effectOnSum()).isCloseTo(le3.points(), within(1e-12));
        assertThat(le.relevant()).extracting(JointItem::item).containsExactly("le3");
        assertThat(le.disagreements()).isEmpty();
    }

    /** A scale that the model does not hold, other groups, and no search: the methods decide. */
    @Test
    void withoutASearchTheMethodsDecide() {
        assertThat(joint("rw", "personal", Optional.of(invariance)).items())
                .allMatch(item -> item.agreement() == SearchAgreement.NOT_SEARCHED
                        && item.reason().isEmpty());
        assertThat(FactorSearch.of(invariance, "gender", REFERENCE, "personal")).isEmpty();
        assertThat(FactorSearch.of(invariance, "context", REFERENCE, "elsewhere"))
                .isEmpty();
        assertThat(item(joint("le", "workplace", Optional.empty()), "le3").verdict())
                .isEqualTo(JointVerdict.LARGE);
    }

    /** A parameter free in one context matters to every comparison with that context, as reference or focal group. */
    @Test
    void releasesCountForBothGroups() {
        assertThat(FactorSearch.of(invariance, "context", "personal", "workplace")
                        .orElseThrow()
                        .released())
                .isEqualTo(Map.of("ci2", Set.of(Operator.LOADING), "le3", Set.of(Operator.INTERCEPT)));
        FactorSearch workplace =
                FactorSearch.of(invariance, "context", REFERENCE, "workplace").orElseThrow();
        assertThat(workplace.released()).containsOnlyKeys("le3");
        assertThat(workplace.points()).hasSize(8);
        assertThat(workplace.isComplete()).isTrue();
        assertThat(workplace.respondents()).isLessThanOrEqualTo(1000);
    }
}
