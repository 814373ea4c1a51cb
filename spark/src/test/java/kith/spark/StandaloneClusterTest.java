package kith.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standalone cluster on the loopback interface: a master and two workers, each a process with one core, and the
 * command line as a fourth, which ships its jars to the executors.
 */
class StandaloneClusterTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEPLOY = "org.apache.spark.deploy.";
    private static final List<Process> PROCESSES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static String master;
    private static Path jar;

    @BeforeAll
    static void start() throws Exception {
        sparkHome();
        jar = jar();
        int port = freePort();
        master = "spark://" + LOOPBACK + ":" + port;
        PROCESSES.add(spark("master", DEPLOY + "master.Master", "--host", LOOPBACK, "--port", Integer.toString(port),
                "--webui-port", Integer.toString(freePort())));
        for (int left = 600; !isOpen(port) && left > 0; left--) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        for (String worker : List.of("one", "two")) {
            PROCESSES.add(spark("worker-" + worker, DEPLOY + "worker.Worker", "--host", LOOPBACK, "--cores", "1",
                    "--memory", "768M", "--webui-port", Integer.toString(freePort()), "-d", folder.resolve(worker).toString(), master));
        }
    }

    /** Whatever happens, no process is left. */
    @AfterAll
    static void stop() throws Exception {
        List<ProcessHandle> all = PROCESSES.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (Process process : PROCESSES) {
            process.waitFor(20, TimeUnit.SECONDS);
        }
        try (Stream<Path> links = Files.list(folder.resolve("spark/jars"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    /** The folder from which workers start executors: Spark's jars and nothing of Kith. */
    private static void sparkHome() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("spark/jars"));
        for (String entry : Answers.classPath().split(File.pathSeparator)) {
            Path file = Path.of(entry);
            if (entry.endsWith(".jar") && !file.getFileName().toString().startsWith("kith")) {
                Files.createSymbolicLink(jars.resolve(file.getFileName()), file.toAbsolutePath());
            }
        }
    }

    private static Path jar() throws Exception {
        Path classes = Path.of(KithSpark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path made = folder.resolve("kith-spark.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(made));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return made;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    /** A process whose classes are Spark's, and for the command line this module's and Kith's from jars. */
    private static Process spark(String name, String type, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Answers.java(), "-Xmx512m"));
        command.addAll(List.of(System.getProperty("kith.opens").strip().split("\\s+")));
        command.add("-Dspark.driver.host=" + LOOPBACK);
        command.add("-Dspark.driver.bindAddress=" + LOOPBACK);
        command.add("-Dspark.executor.memory=512m");
        command.add("-Dspark.sql.files.maxPartitionBytes=64k");
        command.add("-Dspark.sql.files.openCostInBytes=1");
        String classes = Stream.of(Answers.classPath().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .reduce(jar.toString(), (all, entry) -> all + File.pathSeparator + entry);
        command.addAll(List.of("-cp", classes, type));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        return builder.start();
    }

    private static int kithSpark(String name, String... words) throws Exception {
        Process process = spark(name, KithSpark.class.getName(), words);
        PROCESSES.add(process);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(log(name)).isTrue();
        return process.exitValue();
    }

    private static String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    @Test
    void momentsOfTwoWorkersAreKiths() throws Exception {
        Path csv = Answers.csv(folder, 20_000);
        Path expected = folder.resolve("kith.json");
        Path found = folder.resolve("cluster.json");
        String items = String.join(",", Answers.ITEMS);
        Answers.kith("moments", "-d", csv.toString(), "--items", items, "--group", "site", "-o", expected.toString());
        int exit = kithSpark(
                "moments", "moments", csv.toString(), "--items", items, "--group", "site", "--master", master, "-o",
                found.toString());
        assertThat(exit).as(log("moments")).isZero();
        Answers.sameMoments(expected, found);
        for (String worker : List.of("one", "two")) {
            try (Stream<Path> executors = Files.walk(folder.resolve(worker))) {
                assertThat(executors.filter(file -> file.endsWith("stderr")))
                        .as("executors of worker " + worker)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void wrongInputIsToldWithoutAStackTrace() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.csv"), "a,b\n1,2\n3\n4,5\n");
        Path text = Files.writeString(folder.resolve("text.csv"), "a,b\n1,2\n3,often\n");
        for (String[] asked : new String[][] {
            {broken.toString(), "MALFORMED"}, {text.toString(), "“often”"}, {folder.resolve("none.csv").toString(), "none.csv"}
        }) {
            int exit = kithSpark(
                    "wrong", "moments", asked[0], "--items", "a,b", "--master", "local[1]", "-o",
                    folder.resolve("wrong.json").toString());
            assertThat(exit).as(log("wrong")).isEqualTo(KithSpark.WRONG_INPUT);
            assertThat(log("wrong")).contains(asked[1]);
            assertThat(folder.resolve("wrong.json")).doesNotExist();
        }
    }
}
