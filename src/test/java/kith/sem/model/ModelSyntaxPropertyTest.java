package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back as the same tree. */
class ModelSyntaxPropertyTest {

    private static final int TRIES = 20;
    private static final List<String> NAMES = List.of("x1", "x_2", "größe", "x.3", "item 4", "a-b", "НАУКА", "t1");
    private static final List<String> LABELS = List.of("a", "b.1", "f=~x1", "item 4");
    private static final List<String> FORMULAS = List.of(
            "f =~ x1 + a*x2 + x3",
            "g =~ x4 + a*x5 + x6",
            "h =~ f + g",
            "g ~ f + z",
            "y ~ x1 + g",
            "x1 ~~ x4 + 0*x5",
            "x1 ~ 1",
            "f ~ NA*1",
            "x2 | t1 + t2",
            "x2 ~*~ x2",
            "f ~~ 1*f",
            "a > 0",
            "d := 2*a",
            "d == 1",
            "z ~~ y",
            "e := d + b",
            "k =~ y");
    private static final List<String> PIECES = List.of(
            "f", "x1", "=~", "~~", "~", "|", "~*~", ":=", "==", "<", ">", "+", "*", "1", "0.5", "NA", "c(", "(", ")",
            ",", "start(", "\n", ";", "#", "\"", ":", "level", "-", "^", "/", "?", "`", "é", "$", "=");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aModelReadsBackAsItself(long seed) {
        each(seed, ModelSyntaxPropertyTest::model, ModelSyntaxPropertyTest::readsBack);
    }

    private static void readsBack(ModelSyntax model) {
        assertThat(ModelSyntax.parse("model", model.text()).unplaced()).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anExpressionReadsBackAsItself(long seed) {
        each(
                seed,
                random -> expression(random, 4),
                one -> assertThat(Arithmetic.parse("test", one.text())).isEqualTo(one));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextIsReadOrTold(long seed) {
        each(seed, ModelSyntaxPropertyTest::text, ModelSyntaxPropertyTest::isReadOrTold);
    }

    private static void isReadOrTold(String text) {
        try {
            assertThat(ModelSyntax.parse("model", text).statements()).isNotEmpty();
        } catch (kith.finding.InputException told) {
            assertThat(told.problems()).isNotEmpty();
        }
    }

    /** Whatever formulas stand together: free parameters are numbered in order, constraints speak of what is there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyModelGivesATableOrIsTold(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            givesATableOrIsTold(
                    some(random, FORMULAS, 1, 8), random.nextBoolean(), of(random, ModelOptions.Scaling.values()));
        }
    }

    private static void givesATableOrIsTold(List<String> formulas, boolean twoGroups, ModelOptions.Scaling scaling) {
        try {
            ParameterTable table = ModelSpecification.of(
                            ModelSyntax.parse("model", String.join("\n", formulas)),
                            ModelOptions.cfa().withScaling(scaling))
                    .withContext(ModelContext.plain().withGroups(twoGroups ? List.of("a", "b") : List.of("")))
                    .withEqual(EnumSet.allOf(EqualAcrossGroups.class), List.of())
                    .table();
            List<Integer> free = table.parameters().stream()
                    .filter(Parameter::isFree)
                    .map(Parameter::free)
                    .toList();
            assertThat(free)
                    .isEqualTo(
                            IntStream.rangeClosed(1, table.freeCount()).boxed().toList());
            Set<String> labels = new HashSet<>();
            for (int i = 0; i < table.parameters().size(); i++) {
                labels.add(ParameterTable.placeLabel(i));
                labels.add(table.parameters().get(i).label());
            }
            table.constraints().forEach(one -> {
                assertThat(labels)
                        .containsAll(one.lhs().labels())
                        .containsAll(one.rhs().labels());
            });
            assertThat(TableRevision.of(table).table().parameters()).isEqualTo(table.parameters());
        } catch (kith.finding.InputException told) {
            assertThat(told.problems()).isNotEmpty();
        }
    }

    private static String text(Random random) {
        List<String> pieces = new ArrayList<>();
        for (int i = random.nextInt(16); i > 0; i--) {
            pieces.add(of(random, PIECES));
        }
        return String.join(" ", pieces);
    }

    /** Each formula has a left side of its own, so that no parameter stands twice. */
    private static ModelSyntax model(Random random) {
        List<Statement> statements = new ArrayList<>();
        for (int i = between(random, 1, 6); i > 0; i--) {
            statements.add(random.nextInt(4) > 0 ? formula(random) : relation(random));
        }
        return numbered(statements);
    }

    private static Statement formula(Random random) {
        Operator operator = of(random, Operator.LOADING, Operator.REGRESSION, Operator.COVARIANCE);
        List<Term> terms = some(random, NAMES, 1, 4).stream()
                .map(name -> new Term(name, modifiers(random), Place.NOWHERE))
                .toList();
        return new Statement.Formula(List.of("y"), operator, terms, Place.NOWHERE);
    }

    private static Statement relation(Random random) {
        Operator operator = of(random, Operator.EQUAL, Operator.LESS, Operator.GREATER);
        return new Statement.Relation(expression(random, 3), operator, expression(random, 3), Place.NOWHERE);
    }

    private static ModelSyntax numbered(List<Statement> statements) {
        List<Statement> distinct = new ArrayList<>();
        for (Statement statement : statements) {
            distinct.add(
                    statement instanceof Statement.Formula formula
                            ? new Statement.Formula(
                                    List.of("y" + distinct.size(), "z." + distinct.size()),
                                    formula.operator(),
                                    formula.right(),
                                    Place.NOWHERE)
                            : statement);
        }
        return new ModelSyntax("model", distinct);
    }

    /** Up to three, no two of a kind. */
    private static List<Modifier> modifiers(Random random) {
        List<Function<List<Double>, Modifier>> kinds =
                List.of(Modifier.Fixed::new, Modifier.Start::new, Modifier.Lower::new, Modifier.Upper::new);
        List<Modifier> modifiers = new ArrayList<>();
        some(random, kinds, 0, 2).forEach(kind -> modifiers.add(kind.apply(values(random))));
        if (random.nextBoolean()) {
            modifiers.add(new Modifier.Label(some(random, LABELS, 1, 3)));
        }
        return modifiers;
    }

    private static List<Double> values(Random random) {
        List<Double> values = new ArrayList<>();
        for (int i = between(random, 1, 3); i > 0; i--) {
            values.add(random.nextInt(5) == 0 ? Double.NaN : -1000 + 2000 * random.nextDouble());
        }
        return values;
    }

    private static Arithmetic expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextBoolean()
                    ? Arithmetic.label(of(random, "a", "b.1", ".p2.", "item 4"))
                    : Arithmetic.number(1e6 * random.nextDouble());
        }
        return switch (random.nextInt(3)) {
            case 0 ->
                new Arithmetic.Binary(
                        of(random, Arithmetic.BinaryOperator.values()),
                        expression(random, depth - 1),
                        expression(random, depth - 1));
            case 1 -> new Arithmetic.Call(of(random, Arithmetic.Function.values()), expression(random, depth - 1));
            default -> new Arithmetic.Negation(expression(random, depth - 1));
        };
    }

    private static <T> void each(long seed, Function<Random, T> draw, Consumer<T> check) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            check.accept(draw.apply(random));
        }
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    private static <T> T of(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    private static <T> T of(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Different ones, in any order. */
    private static <T> List<T> some(Random random, List<T> all, int least, int most) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), between(random, least, most))));
    }
}
