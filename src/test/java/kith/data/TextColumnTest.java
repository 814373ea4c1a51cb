package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells come back as they were added, however many different ones there are. */
class TextColumnTest {

    private static TextColumn of(List<String> cells) {
        TextColumn.Builder builder = new TextColumn.Builder(cells.size());
        cells.forEach(builder::add);
        return builder.column();
    }

    @Test
    void cellsComeBackBeyondOneAndTwoBytes() {
        for (int different : new int[] {1, 256, 257, 65_536, 65_537, 70_000}) {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < different; row++) {
                cells.add("c" + row);
                cells.add("c" + row / 2);
            }
            assertThat(of(cells)).as("%d different", different).isEqualTo(cells);
        }
    }

    @Test
    void idsComeBackWhereEveryCellDiffersAndSomeRepeatLate() {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < 150_000; row++) {
            cells.add("id" + row);
        }
        cells.add("id149999");
        cells.add("id0");
        assertThat(of(cells)).isEqualTo(cells);
    }

    @Test
    void partsOfATextAreTakenLetterByLetterOrWhole() {
        TextColumn.Builder builder = new TextColumn.Builder(5);
        String text = "1,12,é,1,";
        builder.add(text, 0, 1);
        builder.add(text, 2, 4);
        builder.add(text, 5, 6);
        builder.add(text, 7, 8);
        builder.add(text, 9, 9);
        assertThat(builder.column()).containsExactly("1", "12", "é", "1", "");
    }

    @Test
    void somePlacesAreChosen() {
        assertThat(TextColumn.of(List.of("a", "b"), new int[] {1, -1, 0, 1})).containsExactly("b", "", "a", "b");
    }
}
