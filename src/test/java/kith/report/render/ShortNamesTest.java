package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNamesTest {

    @Test
    void aNameThatFitsStaysWhole() {
        ShortNames.Label label =
                ShortNames.of(List.of("Trust in people"), 200, 2).get(0);
        assertThat(label.lines()).containsExactly("Trust in people");
        assertThat(label.isCut()).isFalse();
        assertThat(ShortNames.of(List.of("Trust in people"), 70, 2).get(0).lines())
                .containsExactly("Trust in", "people");
    }

    @Test
    void aLongNameKeepsItsBeginningAndItsEnd() {
        String name = "People in my neighbourhood can be trusted to help (reversed)";
        ShortNames.Label one = ShortNames.of(List.of(name), 150, 1).get(0);
        assertThat(one.line()).startsWith("People").contains("…").endsWith("(reversed)");
        assertThat(one.isCut()).isTrue();
        ShortNames.Label two = ShortNames.of(List.of(name), 120, 2).get(0);
        assertThat(two.lines()).hasSize(2);
        assertThat(two.lines().get(0)).startsWith("People in");
        assertThat(two.lines().get(1)).startsWith("…").endsWith("(reversed)");
    }

    @Test
    void aDifferenceInTheMiddleShows() {
        List<String> names = List.of(
                "My neighbours would gladly help an old person across the street in the evening",
                "My neighbours would gladly help a lost child across the street in the evening");
        ShortNames short1 = ShortNames.of(names, 130, 1);
        assertThat(short1.get(0).line()).isNotEqualTo(short1.get(1).line());
    }

    @ParameterizedTest
    @CsvSource({"40,1", "60,1", "60,2", "150,1", "150,2", "300,1"})
    void differentNamesNeverLookTheSame(double room, int lines) {
        String same = "the very same words again and again ".repeat(12);
        List<String> names = IntStream.range(0, 120)
                .mapToObj(i -> same.substring(0, 100 + i) + i + same)
                .toList();
        ShortNames labels = ShortNames.of(names, room, lines);
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            assertThat(seen.add(labels.get(i).lines())).isTrue();
        }
    }

    @Test
    void equalNamesStayEqualAndHostileOnesDoNotFail() {
        ShortNames equal = ShortNames.of(List.of("a".repeat(90), "a".repeat(90)), 60, 1);
        assertThat(equal.get(0)).isEqualTo(equal.get(1));
        for (double room : new double[] {0, 5, 30, 200}) {
            ShortNames hostile = ShortNames.of(Hostile.TEXTS, room, 2);
            for (int i = 0; i < Hostile.TEXTS.size(); i++) {
                assertThat(hostile.get(i).lines()).hasSizeBetween(1, 2);
            }
        }
    }
}
