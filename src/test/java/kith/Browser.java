package kith;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Chromium without a window. A test that needs it is skipped, visibly, where there is none. */
public final class Browser {

    private static final String LOG = "log.txt";

    private final String program;
    private final Path folder;

    private Browser(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * The browser of this machine.
     *
     * @param folder for its profile and the pages that it opens
     */
    public static Browser onPath(Path folder) {
        Optional<String> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the path: the page was not looked at in a browser");
        return new Browser(found.get(), folder);
    }

    /**
     * The {@code data-} attributes that a page has on its root after its scripts ran. On a busy machine the browser's
     * virtual time may be over before the page has loaded; it is then opened again.
     *
     * @param page HTML whose frames are files of the folder
     */
    public Map<String, String> frames(String page, int width, List<String> options)
            throws IOException, InterruptedException {
        Map<String, String> seen = open(page, width, options);
        for (int again = 0; again < 4 && seen.isEmpty(); again++) {
            seen = open(page, width, options);
        }
        return seen;
    }

    /** What the browser wrote when it last opened a page, with the messages of its console. */
    public String log() throws IOException {
        return Files.readString(folder.resolve(LOG));
    }

    /** How many pages of A4 a file of the folder takes in print. */
    public int printedPages(Path page) throws IOException, InterruptedException {
        Path out = folder.resolve("print.pdf");
        List<String> command = command(1280);
        command.addAll(List.of(
                "--no-pdf-header-footer", "--print-to-pdf=" + out, page.toUri().toString()));
        run(command, folder.resolve("print.txt"));
        String pdf = Files.readString(out, StandardCharsets.ISO_8859_1);
        return (int)
                Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }

    private Map<String, String> open(String page, int width, List<String> options)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("frames.html"), page);
        Path out = folder.resolve("dom.html");
        List<String> command = command(width);
        command.addAll(options);
        command.addAll(
                List.of("--virtual-time-budget=6000", "--dump-dom", file.toUri().toString()));
        run(command, out);
        return Jsoup.parse(Files.readString(out)).selectFirst("html").dataset();
    }

    private List<String> command(int width) {
        List<String> command = new ArrayList<>(List.of(program, "--headless", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of(
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr"));
        command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--window-size=" + width + ",5200"));
        return command;
    }

    private void run(List<String> command, Path out) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve(LOG).toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assumeTrue(ended, "Chromium did not end in time");
    }
}
