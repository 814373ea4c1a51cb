package kith.report.section.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.Set;
import kith.change.study.LongitudinalAnswer;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.document.Block.KeyFigure;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;

/** What the first screen says of a trial: what changed, and how reliable scores are. */
class ChangePresenterTest {

    @Test
    void summaryHasTheDifferenceOfTheArmsAndTheReliability() {
        StudyResults results = StudyRunner.run(
                StudyReader.read(Path.of("datasets/trial/study.yaml")).only(Set.of("change")),
                Parallel.allCores(),
                Progress.SILENT);
        SummaryPart summary = new ChangePresenter()
                .summary(results.answer(LongitudinalAnswer.class).orElseThrow(), StudyContext.of(results));
        assertThat(summary.figures())
                .extracting(KeyFigure::label, KeyFigure::comment)
                .containsExactly(
                        tuple(
                                "Difference at 6 months",
                                "Intervention − Usual care, 95% CI [2.65, 9.05]; scores from 0 to 100"),
                        tuple(
                                "Reliability over time",
                                "ICC(2,1), 95% CI [.84, .92]; supports research on groups, not decisions about"
                                        + " individuals"));
        assertThat(summary.sentences())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(
                        "Reliability over time was ICC(2,1) = .89, 95% CI [.84, .92] (n = 102), which supports research on"
                                + " groups, not decisions about individuals. In one respondent, a change below 14.88 points cannot be distinguished from measurement error.");
    }
}
