package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twice the input takes twice the work and not four times. Work is counted in bytes that the thread of the command
 * allocates, which are the same on every machine; what searches a list by a stream for each of its elements shows in
 * them.
 */
@Tag("slow")
class ComplexityTest {

    /** Above two for what is sorted and for tables that grow by steps; four is what a quadratic path gives. */
    private static final double MOST_GROWTH = 2.7;

    @TempDir
    private Path folder;

    /** A call over an input of a size. */
    private enum Growing {
        CSV_OF_SCORES(1_000) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("score -i inst.yaml --format csv -d " + rows(folder, size, "x"));
            }
        },
        SCREENING(1_000) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("screen -i inst.yaml --format csv -d " + rows(folder, size, "x"));
            }
        },
        GROUPS_OF_ONE(500) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("score -i inst.yaml --group place --format json -d " + rows(folder, size, "own"));
            }
        },
        GROUPS_OF_TWO(200) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("group --items q1,q2,q3,q4 --cluster place --scale-min 1 --scale-max 5 --draws 100"
                        + " --threads 1 --format json -d " + rows(folder, size, "pair"));
            }
        },
        ITEMS_OF_AN_INSTRUMENT(500) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                StringBuilder items = new StringBuilder("items:\n");
                IntStream.range(0, size)
                        .forEach(i -> items.append("  - {id: i")
                                .append(i)
                                .append(", scale: agreement, subscale: trust, content: c}\n"));
                Files.writeString(
                        folder.resolve("long.yaml"),
                        AttackFiles.instrument().replaceFirst("items:\n(  - .*\n)+(?=subscales)", items.toString()));
                return words("instrument validate long.yaml");
            }
        },
        UNKNOWN_KEYS(300, 2) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                StringBuilder keys = new StringBuilder();
                IntStream.range(0, size)
                        .forEach(i -> keys.append("key").append(i).append(": 1\n"));
                Files.writeString(folder.resolve("keys.yaml"), AttackFiles.instrument() + keys);
                return words("instrument validate keys.yaml");
            }
        },
        ALIASES_OF_A_SCALAR(300, 2) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                StringBuilder keys = new StringBuilder("long: &long ")
                        .append("x".repeat(1_000))
                        .append('\n');
                IntStream.range(0, size)
                        .forEach(i -> keys.append("key").append(i).append(": *long\n"));
                Files.writeString(folder.resolve("aliases.yaml"), keys);
                return words("instrument validate aliases.yaml");
            }
        },
        PATTERNS_OF_MISSING_RESPONSES(1_000) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("cfa --missing fiml -m f=~q1+q2+q3+q4 --format json -d " + rows(folder, size, "gaps"));
            }
        },
        CHAIN_OF_DEFINITIONS(200) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                StringBuilder model = new StringBuilder("f =~ q1 + a*q2 + q3 + q4\nd0 := a\n");
                IntStream.range(1, size).forEach(i -> model.append(String.format("d%d := d%d + 1%n", i, i - 1)));
                Files.writeString(folder.resolve("chain.txt"), model);
                return words("cfa --se none -m chain.txt --format json -d " + rows(folder, 100, "x"));
            }
        },
        STATEMENTS_OF_A_MODEL(500, 2) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                StringBuilder model = new StringBuilder();
                IntStream.range(0, size).forEach(i -> model.append(String.format("a%d ~ b%d%n", i, i)));
                Files.writeString(folder.resolve("many.txt"), model);
                return words("cfa -m many.txt -d " + rows(folder, 100, "x"));
            }
        },
        WRONG_CELLS(1_000, 2) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words("items --items q1,q2 --draws 0 -d " + rows(folder, size, "wrong"));
            }
        },
        PATTERNS_OF_RESPONSES(500) {
            @Override
            String[] call(Path folder, int size) throws IOException {
                return words(
                        "irt --items q1,q2,q3,q4 --model rsm --points 11 --threads 1 -d " + rows(folder, size, "x"));
            }
        };

        private final int size;
        private final int exit;

        Growing(int size) {
            this(size, 0);
        }

        Growing(int size, int exit) {
            this.size = size;
            this.exit = exit;
        }

        abstract String[] call(Path folder, int size) throws IOException;

        private static String[] words(String call) {
            return call.split(" ");
        }

        private static String rows(Path folder, int size, String kind) throws IOException {
            Random random = new Random(5);
            StringBuilder text = new StringBuilder("person,place,q1,q2,q3,q4\n");
            for (int i = 0; i < size; i++) {
                text.append(i).append(',').append(place(kind, i));
                double trait = random.nextGaussian();
                for (int j = 0; j < 4; j++) {
                    long answer = Math.round(3 + trait + random.nextGaussian());
                    boolean gap = kind.equals("gaps") && (i + j) % 7 == 0;
                    text.append(',')
                            .append(
                                    kind.equals("wrong")
                                            ? "x"
                                            : gap ? "" : Long.toString(Math.min(5, Math.max(1, answer))));
                }
                text.append('\n');
            }
            String name = "rows-" + kind + "-" + size + ".csv";
            Files.writeString(folder.resolve(name), text);
            return name;
        }

        private static String place(String kind, int i) {
            return switch (kind) {
                case "own" -> "p" + i;
                case "pair" -> "p" + i / 2;
                default -> "p" + i % 3;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void twiceTheInputTakesTwiceTheWork(Growing growing) throws IOException {
        Files.writeString(folder.resolve("inst.yaml"), AttackFiles.instrument());
        work(growing, growing.size);
        long once = work(growing, growing.size);
        long twice = work(growing, 2 * growing.size);
        long fourTimes = work(growing, 4 * growing.size);
        double growth = (fourTimes - twice) / (double) Math.max(1, twice - once);
        assertThat(growth)
                .as("%s: %,d, %,d, %,d bytes", growing, once, twice, fourTimes)
                .isLessThan(MOST_GROWTH);
    }

    private long work(Growing growing, int size) throws IOException {
        String[] call = growing.call(folder, size);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        CommandRun run = CommandRun.in(folder, call);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(run.exit()).as(run.err()).isEqualTo(growing.exit);
        return after - before;
    }
}
