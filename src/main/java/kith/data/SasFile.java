package kith.data;

import com.epam.parso.Column;
import com.epam.parso.date.OutputDateType;
import com.epam.parso.impl.SasFileReaderImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a SAS data file (.sas7bdat), compressed or not, through EPAM's parso. Missing values, special ones too, are
 * missing responses. Labels of variables are kept; labels of values stand in a catalogue of their own
 * ({@code .sas7bcat}), which is not read. A date becomes text. Cases are numbered from 1.
 */
final class SasFile {

    private final DataSource source;
    private final FaultLog log;

    SasFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        try {
            SasFileReaderImpl reader = new SasFileReaderImpl(
                    new ByteArrayInputStream(bytes),
                    source.layout().encoding().map(Charset::name).orElse(null),
                    OutputDateType.SAS_VALUE);
            List<Column> columns = reader.getColumns();
            List<List<String>> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(new ArrayList<>()));
            int rows = 0;
            for (Object[] row = reader.readNext(); row != null; row = reader.readNext()) {
                for (int c = 0; c < row.length; c++) {
                    cells.get(c).add(shown(columns.get(c), row[c]));
                }
                rows++;
            }
            long announced = reader.getSasFileProperties().getRowCount();
            if (rows == 0 || rows != announced) {
                return unreadable("it announces " + announced + " cases and holds " + rows);
            }
            return Optional.of(table(columns, cells, rows));
        } catch (IOException | RuntimeException damaged) {
            // A file that is no SAS file, or a damaged one, trips parso in many places with exceptions of many kinds.
            return unreadable("it is damaged or not of SAS 7 or later");
        }
    }

    private Optional<RawTable> unreadable(String why) {
        log.add(
                Fault.FILE,
                "the file cannot be read as SAS data: " + why,
                "a SAS data file (.sas7bdat) that is complete and not encrypted",
                "export it from SAS as CSV, or as a transport file (.xpt)");
        return Optional.empty();
    }

    private static RawTable table(List<Column> columns, List<List<String>> cells, int rows) {
        List<PackageColumn> variables = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            variables.add(new PackageColumn(
                    column.getName().strip(),
                    column.getLabel() == null ? "" : column.getLabel().strip(),
                    cells.get(c),
                    column.getType() == Number.class
                            ? SasFormat.kind(column.getFormat().getName())
                            : Optional.empty(),
                    Map.of(),
                    0));
        }
        return PackageColumn.table(variables, rows, List.of());
    }

    private static String shown(Column column, Object value) {
        if (value instanceof Number number) {
            double plain = number.doubleValue();
            return Double.isNaN(plain) ? "" : SasFormat.shown(column.getFormat().getName(), plain);
        }
        return value == null ? "" : value.toString().stripTrailing();
    }
}
