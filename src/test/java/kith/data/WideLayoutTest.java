package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;

class WideLayoutTest {

    private static final WideLayout LAYOUT = WideLayout.of(
            List.of(new WideLayout.Part("neighbourhood", "n_"), new WideLayout.Part("workplace", "w_")),
            List.of("a1", "a2", "cluster"));

    private static Responses wide() {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        numeric.put("age", new double[] {40, Double.NaN});
        numeric.put("n_a1", new double[] {1, 2});
        numeric.put("n_a2", new double[] {3, Double.NaN});
        numeric.put("w_a1", new double[] {4, Double.NaN});
        numeric.put("w_a2", new double[] {5, Double.NaN});
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("arm", List.of("x", "y"));
        labels.put("n_cluster", List.of("A1", "A2"));
        labels.put("w_cluster", List.of("T1", ""));
        return new Responses("wide.csv", List.of("p", "q"), numeric, labels);
    }

    @Test
    void everyContextOfARespondentBecomesARow() {
        Responses rows = LAYOUT.toLong(wide());
        assertThat(rows.rowIds()).containsExactly("p", "p", "q", "q");
        assertThat(rows.labels().get("respondent")).containsExactly("p", "p", "q", "q");
        assertThat(rows.labels().get("context"))
                .containsExactly("neighbourhood", "workplace", "neighbourhood", "workplace");
        assertThat(rows.labels().get("cluster")).containsExactly("A1", "T1", "A2", "");
        assertThat(rows.labels().get("arm")).containsExactly("x", "x", "y", "y");
        assertThat(rows.column("a1")).containsExactly(1, 4, 2, Double.NaN);
        assertThat(rows.column("a2")).containsExactly(3, 5, Double.NaN, Double.NaN);
        assertThat(rows.column("age")).containsExactly(40, 40, Double.NaN, Double.NaN);
    }

    @Test
    void thereAndBackChangesNothing() {
        Responses wide = wide();
        Responses back = LAYOUT.toWide(LAYOUT.toLong(wide));
        assertThat(back.rowIds()).isEqualTo(wide.rowIds());
        assertThat(back.labels()).isEqualTo(wide.labels());
        assertThat(back.numeric().keySet())
                .containsExactlyInAnyOrderElementsOf(wide.numeric().keySet());
        wide.numeric()
                .forEach(
                        (name, column) -> assertThat(back.column(name)).as(name).containsExactly(column));
    }

    @Test
    void theOrderOfLongRowsDoesNotMatterAndAContextMayBeAbsent() {
        Responses rows = LAYOUT.toLong(wide()).rows(new int[] {3, 1, 0});
        Responses back = LAYOUT.toWide(rows);
        assertThat(back.rowIds()).containsExactly("q", "p");
        assertThat(back.column("n_a1")).containsExactly(Double.NaN, 1);
        assertThat(back.column("w_a1")).containsExactly(Double.NaN, 4);
    }

    @Test
    void secondRowsUnknownContextsAndChangingValuesAreTold() {
        Responses rows = LAYOUT.toLong(wide());
        assertThatThrownBy(() -> LAYOUT.toWide(rows.rows(new int[] {0, 1, 1})))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "wide.csv:row 3: a second row of respondent “p” about workplace (first in row 2); expected one row for"
                                + " each respondent and context; remove one of them");
        WideLayout one = new WideLayout(
                LAYOUT.parts().subList(0, 1), LAYOUT.columns(), LAYOUT.contextColumn(), LAYOUT.respondentColumn());
        assertThatThrownBy(() -> one.toWide(rows))
                .hasMessageContaining(
                        "wide.csv:row 2, column context: “workplace”; expected neighbourhood; correct the context");
        WideLayout fewer =
                new WideLayout(LAYOUT.parts(), List.of("a1"), LAYOUT.contextColumn(), LAYOUT.respondentColumn());
        assertThatThrownBy(() -> fewer.toWide(rows))
                .hasMessageContaining(
                        "wide.csv:row 2, column cluster: another value than in an earlier row of respondent “p”;"
                                + " expected the same value in all rows of a respondent; correct it, or count cluster among the columns"
                                + " that are asked in each context");
    }

    @Test
    void anInstrumentGivesItsContextsAndQuestions() {
        WideLayout layout = WideLayout.of(Questionnaires.small());
        assertThat(layout.parts()).isEqualTo(LAYOUT.parts());
        assertThat(layout.columns()).containsExactly("a1", "a2", "a3", "t1", "size");
        assertThat(layout.wideNames("a1")).containsExactly("n_a1", "w_a1");
    }
}
