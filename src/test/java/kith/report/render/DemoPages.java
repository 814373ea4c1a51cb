package kith.report.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the demonstration report into a folder, to be looked at. */
final class DemoPages {

    private DemoPages() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("report.html"), HtmlReport.render(DemoReport.document()));
        try (OutputStream out = Files.newOutputStream(folder.resolve("report.xlsx"))) {
            ExcelReport.write(DemoReport.document(), out);
        }
    }
}
