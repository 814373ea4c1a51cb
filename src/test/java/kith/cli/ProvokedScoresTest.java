package kith.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of screening, of scores and norms, and of measures of groups. */
class ProvokedScoresTest {

    @TempDir
    private Path folder;

    static final String INSTRUMENT = """
            id: mine
            version: '1'
            title: My questionnaire
            citations:
              - text: Me (2026). My questionnaire.
            wording: not included, see source
            languages: [en]
            scales:
              - id: agreement
                type: rating
                direction: more agreement
                points:
                  - {value: 1, label: disagree}
                  - {value: 2, label: rather disagree}
                  - {value: 3, label: neither}
                  - {value: 4, label: rather agree}
                  - {value: 5, label: agree}
            items:
              - {id: a, scale: agreement, subscale: trust, content: one}
              - {id: b, scale: agreement, subscale: trust, content: two}
              - {id: c, scale: agreement, subscale: trust, content: three}
              - {id: d, scale: agreement, subscale: trust, content: four}
            subscales:
              - {id: trust, title: Trust, direction: more trust}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    private static Provoked of(String codes, SampleFile.Change change) {
        return Provoked.of(codes)
                .file("mine.yaml", INSTRUMENT)
                .data(SampleFile.of(80).items("a,b,c,d", change).column("school", row -> row % 10));
    }

    /** Two waves; the site is recorded at the first. */
    private static String events() {
        StringBuilder csv = new StringBuilder("id,wave,site,a,b,c,d\n");
        for (int row = 0; row < 40; row++) {
            csv.append(row / 2)
                    .append(row % 2 == 0 ? ",t0,n," : ",t1,,")
                    .append(String.format("%d,%d,%d,%d%n", 1 + row % 5, 1 + row % 3, 1 + row % 4, 1 + row % 5));
        }
        return csv.toString();
    }

    private static String ties() {
        StringBuilder ties = new StringBuilder("id,tie,kind\n");
        for (int row = 0; row < 20; row++) {
            ties.append(row)
                    .append(",x,friend\n")
                    .append(row)
                    .append(",y,kin\n")
                    .append(row)
                    .append(",x,kin\n");
        }
        return ties.toString();
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                of("labels_as_points", (row, item, x) -> x == 3 ? "neither" : x).by("screen -i mine.yaml"),
                Provoked.of("repeated_names")
                        .file("data.csv", "id,a,note,note,b,c\n1,1,x,y,2,3\n2,2,x,y,3,3\n3,3,x,y,4,5\n4,4,x,y,3,3\n")
                        .by("items --items a,b,c --draws 0"),
                Provoked.of("identifying_columns")
                        .data(SampleFile.of(20).items("a,b,c,d").column("Email", row -> row + "@example.org"))
                        .by("cfa -m f=~a+b+c+d"),
                Provoked.of("values_of_other_rows")
                        .file("mine.yaml", INSTRUMENT)
                        .file("data.csv", events())
                        .study("""
                                id: mine
                                title: Mine
                                instrument: mine.yaml
                                data: {file: data.csv, id: id, wave: wave, groups: [site]}
                                analyses: [scores]
                                """),
                Provoked.of("repeated_ties")
                        .data(SampleFile.of(20).column("score", row -> row % 7))
                        .file("ties.csv", ties())
                        .by("network --ties ties.csv --score score --category kind --tie tie --pairs pairs.csv")
                        .file("pairs.csv", "id,a,b\n1,x,y\n2,x,y\n"),
                Provoked.of("network_efficacy_not_estimated")
                        .data(SampleFile.of(20).column("score", row -> row % 7))
                        .file("ties.csv", "id,helps,reliable\n1,2,3\n2,4,4\n")
                        .by("network --ties ties.csv --score score --rating helps,reliable"),
                of("floor", (row, item, x) -> row % 2 == 0 ? 1 : x).by("screen -i mine.yaml"),
                of("ceiling", (row, item, x) -> row % 2 == 0 ? 5 : x).by("screen -i mine.yaml"),
                of("many_missing", (row, item, x) -> (row + item) % 5 == 0 ? "" : x)
                        .by("screen -i mine.yaml"),
                of("no_answers,mcar_not_available", (row, item, x) -> item == 3 ? "" : x)
                        .by("screen -i mine.yaml"),
                of(
                                "missing_not_at_random",
                                (row, item, x) -> item == 3 && row % 3 == 0 ? "" : row % 3 == 0 ? Math.min(x, 2) : x)
                        .by("screen -i mine.yaml"),
                of("floor_effect", (row, item, x) -> row % 2 == 0 ? 1 : x).by("score -i mine.yaml"),
                of("ceiling_effect", (row, item, x) -> row % 2 == 0 ? 5 : x).by("score -i mine.yaml"),
                Provoked.of("norm_groups_left_out")
                        .file("mine.yaml", INSTRUMENT)
                        .data(SampleFile.of(80).items("a,b,c,d").column("site", row -> row < 4 ? "s" : "n"))
                        .by("score -i mine.yaml --group site --write-norms norms.yaml"),
                of("imputation_partly_pooled", (row, item, x) -> row % 4 == item ? "" : x)
                        .by("score -i mine.yaml --imputations 3"),
                of("imputation_impossible", (row, item, x) -> item == 3 ? "" : x)
                        .by("score -i mine.yaml --imputations 3"),
                of("norms_missing", (row, item, x) -> x)
                        .file("norms.yaml", """
                                instrument: mine
                                sample: {file: x.csv}
                                scales:
                                  - scale: other
                                    groups:
                                      - scores: [{raw: 1, n: 200}, {raw: 3, n: 300}]
                                """)
                        .by("score -i mine.yaml --norms norms.yaml"),
                of("scores_without_trait", (row, item, x) -> row == 0 && item == 0 ? "" : x)
                        .file("traits.csv", "scale,items,sum_score,theta,se\ntrust,4,4,-2,0.5\ntrust,4,5,-1.8,0.5\n")
                        .by("score -i mine.yaml --trait-table traits.csv"),
                of("no_significance_of_agreement", (row, item, x) -> x == 3 ? 2.5 : x)
                        .by("group --items a,b,c,d --cluster school --scale-min 1 --scale-max 5"),
                Provoked.of("no_variance_of_persons")
                        .data(SampleFile.of(24)
                                .column("school", row -> row / 4)
                                .trait(row -> 0)
                                .items("a,b,c,d"))
                        .by("group --items a,b,c,d --cluster school --scale-min 1 --scale-max 5"),
                Provoked.of("perfect_correlation_of_groups")
                        .data(SampleFile.of(80)
                                .trait(row -> row % 10 / 4.0 - 1)
                                .items("a,b,c,d")
                                .column("school", row -> row % 10))
                        .by("group --scale first=a,b --scale second=c,d --cluster school --scale-min 1 --scale-max 5"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
