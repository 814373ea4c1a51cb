package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class StableZipTest {

    @Test
    void theBytesDoNotDependOnTheTimeZoneOrTheOrderOfTheEntries() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            byte[] here = rewritten("a.xml", "b.xml");
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(rewritten("b.xml", "a.xml")).isEqualTo(here);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static byte[] rewritten(String... names) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        ByteArrayOutputStream stable = new ByteArrayOutputStream();
        StableZip.rewrite(zip.toByteArray(), stable);
        return stable.toByteArray();
    }
}
