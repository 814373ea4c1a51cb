package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import kith.finding.InputException;
import kith.finding.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSyntaxTest {

    private static String read(String text) {
        return ModelSyntax.parse("model", text).text().strip();
    }

    private static List<Problem> problems(String text) {
        InputException thrown = catchThrowableOfType(InputException.class, () -> ModelSyntax.parse("model", text));
        assertThat(thrown).as(text).isNotNull();
        return thrown.problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "f=~x1+x2                             > f =~ x1 + x2",
                "f =~ 1*x1 + NA*x2                    > f =~ 1*x1 + NA*x2",
                "f =~ -0.5*x1 + 1/2*x2 + (1/4)*x3     > f =~ -0.5*x1 + 0.5*x2 + 0.25*x3",
                "f =~ sqrt(4)*x1 + 2^2*x2             > f =~ 2*x1 + 4*x2",
                "f =~ 1e-3*x1 + .5*x2                 > f =~ 0.001*x1 + 0.5*x2",
                "f =~ start(.8)*x1 + 0.7?x2           > f =~ start(0.8)*x1 + start(0.7)*x2",
                "f =~ lower(0)*upper(1)*x1            > f =~ lower(0)*upper(1)*x1",
                "f =~ a*x1 + label(\"b\")*x2          > f =~ a*x1 + b*x2",
                "f =~ equal(\"f=~x1\")*x2 + x1        > f =~ label(\"f=~x1\")*x2 + x1",
                "f =~ c(a,b)*x1 + c(1,NA)*x2          > f =~ c(a,b)*x1 + c(1,NA)*x2",
                "f =~ c(\"a\", NA)*x1                 > f =~ c(\"a\",\"\")*x1",
                "f =~ c(NA,NA)*x1                     > f =~ c(NA,NA)*x1",
                "f =~ c(a,b)*start(1)*x1              > f =~ c(a,b)*start(1)*x1",
                "f =~ start(c(1,2))*x1                > f =~ start(1,2)*x1",
                "f =~ x1 + a*x1 + x2                  > f =~ a*x1 + x2",
                "f =~ NA*x1 + a*x1 + start(2)*x1      > f =~ NA*a*start(2)*x1",
                "f1 + f2 ~ x1                         > f1 + f2 ~ x1",
                "y ~ 1                                > y ~ 1",
                "y ~ 1 + x                            > y ~ 1 + x",
                "y ~ 0*1                              > y ~ 0*1",
                "y ~ 0 + x                            > y ~ 0*1 + x",
                "x1 + x2 ~ NA*1 + i*1                 > x1 + x2 ~ NA*i*1",
                "x | t1 + a*t2                        > x | t1 + a*t2",
                "x ~*~ 1*x                            > x ~*~ 1*x",
                "x ~~ 0*y + x                         > x ~~ 0*y + x",
                "level: 1                             > level: 1",
                "LEVEL : within                       > level: within",
                "group: Grant-White                   > group: \"Grant-White\"",
                "group: \"Grant-White\"               > group: \"Grant-White\"",
                "d := a*(b+c)^2/-e                    > d := a*(b+c)^2/-e",
                "größe =~ x.1 + x_2 + наука           > größe =~ x.1 + x_2 + наука",
                "f =~ `item 1` + 2*`a-b`              > f =~ `item 1` + 2*`a-b`",
                "f =~ \"item 1\" + a*\"x2\"        > f =~ `item 1` + a*x2",
                "f =~ 0                               > f =~ 0",
                "y ~ x + z + a*x:z; x:z ~~ x          > y ~ x + z + a*x:z\\nx:z ~~ x",
                "y ~ `my x`:z                         > y ~ `my x`:z",
                "f = ~ x1; x1 ~ ~ x2                  > f =~ x1\\nx1 ~~ x2",
                "f =˜ x1; y ∼ 1                       > f =~ x1\\ny ~ 1",
                "f =~ (a)*x1 + (1/2)*x2               > f =~ a*x1 + 0.5*x2",
                "f =~ c(1/2, 2*3)*x1                  > f =~ c(0.5,6)*x1",
                "f =~ c(c(a),(b))*x1                  > f =~ c(a,b)*x1",
                "f =~ rep(NA,2)*x1 + rep(a, 2)*x2     > f =~ c(NA,NA)*x1 + c(a,a)*x2",
                "f =~ rep(c(1,2), times=2)*x1         > f =~ c(1,2,1,2)*x1",
                "f =~ rep(c(1,2), each = 2)*x1        > f =~ c(1,1,2,2)*x1",
                "f =~ as.numeric(NA)*x1               > f =~ NA*x1",
                "f =~ start(c(1,2), rep(.5,1))*x1     > f =~ start(1,2,0.5)*x1",
                "m <- 'f =~ x1'                       > f =~ x1",
                "'f =~ x1; y ~ f'                     > f =~ x1\\ny ~ f",
            })
    void writesWhatItReads(String text, String written) {
        String lines = written.replace("\\n", "\n");
        assertThat(read(text)).isEqualTo(lines);
        assertThat(read(lines)).isEqualTo(lines);
    }

    @Test
    void constraintsAndDefinitions() {
        assertThat(read("a == b; a < 1\n0 > b\n-a < -(b - 1)\n\"a\" == 2")).isEqualTo("""
                a == b
                a < 1
                0 > b
                -a < -(b-1)
                a == 2""");
    }

    @Test
    void linesGoOnAfterAndBeforeOperators() {
        String model = """
                # a comment with f =~ x9
                f =~ x1 +   ! another
                     x2
                     + x3

                g
                  =~
                  x4 + start(
                    0.5
                  )*x5; h =~ x6
                d := a
                  - b
                -a < b
                """;
        assertThat(read(model)).isEqualTo("""
                f =~ x1 + x2 + x3
                g =~ x4 + start(0.5)*x5
                h =~ x6
                d := a-b
                -a < b""");
        assertThat(read(model.replace("\n", "\r\n"))).isEqualTo(read(model));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '@',
            value = {
                "f =~ x1 x2            > model:1:9  > “x2”",
                "f =~ x1 + + x2        > model:1:11 > “+”",
                "f =~ x1 +             > model:1:10 > the end of the model",
                "f =~ a*               > model:1:8  > the end of the model",
                "f x1                  > model:1:1  > without operator",
                "f =~ 2x1              > model:1:6  > “2x1”",
                "f =~ x1 + 1           > model:1:11 > “1”",
                "f =~ 0 + x1           > model:1:6  > “0” among indicators",
                "f =~ 0*               > model:1:8  > the end of the model",
                "y ~ 3                 > model:1:5  > “3”",
                "f = x1                > model:1:3  > “=”",
                "f <~ f + x2           > model:1:6  > composed of itself",
                "y ~ x:z:w             > model:1:6  > not between two variables",
                "y ~ 2:z               > model:1:6  > not between two variables",
                "efa(@a@)*f + efa(@b@)*g =~ x1 > model:1:25 > different efa() blocks",
                "y ~ efa(@e@)*x1       > model:1:5  > an efa() block with “~”",
                "f =~ prior(1)*x1      > model:1:6  > not supported",
                "f =~ foo(1)*x1        > model:1:6  > “foo()”",
                "f =~ c(1,a)*x1        > model:1:6  > numbers and labels",
                "f =~ a*b*x1           > model:1:8  > “b*”",
                "f =~ 1*x1 + 2*x1      > model:1:13 > “2*”",
                "f =~ f                > model:1:6  > measured by itself",
                "y ~ y                 > model:1:5  > predicted by itself",
                "x ~*~ y               > model:1:7  > “y”",
                "x | u1                > model:1:5  > “u1”",
                "x | t0                > model:1:5  > “t0”",
                "a*f =~ x1             > model:1:1  > modifier on the left",
                "1 =~ x1               > model:1:1  > “1”",
                "a + b := c            > model:1:7  > before “:=”",
                "a == (b               > model:1:8  > the end of the model",
                "a == foo(b)           > model:1:6  > “foo”",
                "a == b c              > model:1:8  > “c”",
                "a == b == c           > model:1:8  > “==”",
                "a <= b                > model:1:3  > “<=”",
                "block: 1              > model:1:1  > “block:”",
                "level:                > model:1:7  > the end of the model",
                "f =~ x1 + $x2         > model:1:11 > “$”",
                "f =~ @a*x1            > model:1:6  > quoted text",
                "f =~ -a*x1            > model:1:6  > not a number",
            })
    void tellsWhereAndWhat(String text, String where, String found) {
        Problem first = problems(text.replace('@', '"')).get(0);
        assertThat(first.where()).isEqualTo(where);
        assertThat(first.found()).contains(found);
        assertThat(first.expected()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '@',
            value = {
                "y ~ x:z:w                         > for a product of three add a column",
                "y ~ efa('e')*x1                   > write efa(\"a\")*f1 + efa(\"a\")*f2",
                "f =~ prior(1)*x1                  > write start()",
                "f =~ rv(a)*x1                     > slopes are the same for all clusters",
                "y ~ log(x)*x1 + scale(x)          > write a label of its own here",
                "y ~ scale(x)                      > add a column for what is computed from them",
                "f = x1                            > write f =~ x for a factor",
                "f ~= x1                           > write f =~ x1 + x2 for a factor",
                "f BY x1 x2                        > as in lavaan: f =~ x1 + x2 + x3",
                "y ON x                            > as in lavaan: y ~ x1 + x2",
                "y WITH x                          > as in lavaan: x1 ~~ x2",
                "m <- 'f =~ x1'; fit <- cfa(m, d)  > write only what stands between the quotes",
                "f =~ x1 x2                        > write “+” between two variables",
                "f =~ c(a, b+d)*x1                 > such as d == b+d",
                "f =~ TRUE*x1                      > write NA to free",
                "f =~ c(1,2)                       > such as c(1,2)*x",
                "a <= b                            > the bound itself is allowed",
                "y(1) ~ x                          > write modifiers to the right",
            })
    void saysWhatToWriteInstead(String text, String instead) {
        assertThat(problems(text).get(0).remedy()).contains(instead);
    }

    @Test
    void anArrowIsNoOperator() {
        assertThat(problems("x -> y").get(0).remedy()).contains("write y ~ x for an effect of x on y");
    }

    @Test
    void constraintsAloneAreNoModel() {
        ModelSyntax constraints = ModelSyntax.parse("limits.txt", "a == b\nd := a*b");
        assertThat(catchThrowableOfType(InputException.class, constraints::requireFormulas))
                .hasMessageStartingWith("limits.txt: a model of constraints and definitions only (a == b)");
    }

    @Test
    void tellsEveryProblemOfTheModel() {
        List<Problem> found = problems("""
                f =~ x1 + x2
                g =~ x3 x4
                  h ~ 2
                x1 ~~ x2; x2 ~~ x1
                f =~ x1
                y ~ z:2
                """);
        assertThat(found.stream().map(Problem::where).collect(Collectors.toList()))
                .containsExactly("model:2:9", "model:3:7", "model:4:17", "model:5:6", "model:6:6");
        assertThat(found.get(2).found()).contains("model:4:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n # nothing\n", ";;"})
    void anEmptyModelIsAProblem(String text) {
        assertThat(problems(text).get(0).found()).isEqualTo("an empty model");
    }

    @Test
    void sameParameterInSeveralBlocksIsNoProblem() {
        assertThat(read("level: 1\nf =~ y1 + y2\nlevel: 2\nf =~ y1 + y2")).contains("level: 2");
        assertThat(read("group: 1\nlevel: 1\nf=~y\nlevel: 2\nf=~y\ngroup: 2\nlevel: 1\nf=~y\nlevel: 2\nf=~y"))
                .isNotEmpty();
        assertThat(problems("level: 1\nf =~ y1\nf =~ y1\nlevel: 2\nf =~ y1")).hasSize(1);
    }
}
