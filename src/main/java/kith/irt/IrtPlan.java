package kith.irt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.reliability.scale.ScaleItems;

/**
 * What item response models of scales are asked for.
 *
 * @param model of all items
 * @param errors kind of standard errors
 * @param threads at most
 * @param groups how groups are compared; empty for one group
 * @param factors that the items load on
 * @param points of integration along each factor; the usual number where empty
 * @param compared further models of the same items
 */
public record IrtPlan(
        ItemModel model,
        IrtQuestion.StandardErrorKind errors,
        int threads,
        Optional<Groups> groups,
        FactorPlan factors,
        OptionalInt points,
        List<ItemModel> compared) {

    public IrtPlan {
        compared = List.copyOf(compared);
    }

    /** Which item parameters are equal in all groups. */
    public enum Equality {
        /** None: configural; latent means 0 and variances 1 in every group. */
        NONE,
        /** Slopes; latent variances are free. */
        SLOPES,
        /** Intercepts; latent means are free. */
        INTERCEPTS,
        /** Slopes and intercepts; latent means and variances are free. */
        ALL;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a key names; empty for an unknown one. */
        public static Optional<Equality> of(String key) {
            return Arrays.stream(values())
                    .filter(equality -> equality.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * Groups and what is equal in them. The first group in sort order has latent mean 0 and variance 1.
     *
     * @param column with the groups
     * @param equal which parameters of the items
     * @param anchors the items that this holds for; all where empty
     */
    public record Groups(String column, Equality equal, List<String> anchors) {

        public Groups {
            anchors = List.copyOf(anchors);
        }

        /** @param items of the model */
        GroupConstraints constraints(List<String> items) {
            Set<Integer> same = IntStream.range(0, items.size())
                    .filter(i -> anchors.isEmpty() || anchors.contains(items.get(i)))
                    .boxed()
                    .collect(Collectors.toSet());
            boolean slopes = equal == Equality.SLOPES || equal == Equality.ALL;
            boolean intercepts = equal == Equality.INTERCEPTS || equal == Equality.ALL;
            return new GroupConstraints(slopes ? same : Set.of(), intercepts ? same : Set.of(), intercepts, slopes);
        }
    }

    /** One group, one factor, Oakes standard errors, one thread. */
    public static IrtPlan of(ItemModel model) {
        return new IrtPlan(
                model,
                IrtQuestion.StandardErrorKind.OAKES,
                1,
                Optional.empty(),
                new FactorPlan.OneFactor(),
                OptionalInt.empty(),
                List.of());
    }

    public IrtPlan with(IrtQuestion.StandardErrorKind other) {
        return new IrtPlan(model, other, threads, groups, factors, points, compared);
    }

    public IrtPlan withThreads(int other) {
        return new IrtPlan(model, errors, other, groups, factors, points, compared);
    }

    public IrtPlan withGroups(Optional<Groups> other) {
        return new IrtPlan(model, errors, threads, other, factors, points, compared);
    }

    public IrtPlan with(FactorPlan other) {
        return new IrtPlan(model, errors, threads, groups, other, points, compared);
    }

    public IrtPlan withPoints(OptionalInt other) {
        return new IrtPlan(model, errors, threads, groups, factors, other, compared);
    }

    public IrtPlan comparedWith(List<ItemModel> others) {
        return new IrtPlan(model, errors, threads, groups, factors, points, others);
    }

    /** The model of these items. */
    IrtQuestion question(ScaleItems scale, List<String> items) {
        IrtQuestion question = IrtQuestion.of(model, factors.structure(scale, items))
                .with(groups.map(of -> of.constraints(items)).orElseGet(GroupConstraints::none))
                .with(errors)
                .withThreads(threads);
        return points.isPresent()
                ? question.with(new LatentGrid(
                        points.getAsInt(),
                        question.grid().lowest(),
                        question.grid().highest()))
                : question;
    }
}
