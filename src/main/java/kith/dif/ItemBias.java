package kith.dif;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Bias that each item adds to the sum: the standardised mean difference in points, focal less reference group, at equal
 * sums of the items that Mantel's method does not class as moderate or large ({@link DifComparison#purification()}).
 *
 * @param focal names of the focal groups
 * @param points one array a focal group, one value an item; NaN where no sum occurs in both groups
 */
public record ItemBias(List<String> focal, double[][] points) {

    public ItemBias {
        focal = List.copyOf(focal);
    }

    public static ItemBias of(GroupedScores data) {
        DifQuestion question = DifQuestion.of("");
        return new ItemBias(
                data.groups().subList(1, data.groups().size()),
                IntStream.range(1, data.groups().size())
                        .mapToObj(focal -> DifComparison.points(data.pair(focal), question))
                        .toArray(double[][]::new));
    }
}
