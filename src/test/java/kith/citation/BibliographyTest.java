package kith.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kith.study.Version;
import org.junit.jupiter.api.Test;

class BibliographyTest {

    @Test
    void noDoiAndNoCitationStandsTwice() {
        assertThat(Bibliography.sources().stream()
                        .map(source -> source.doi().toLowerCase(Locale.ROOT))
                        .filter(doi -> !doi.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(Bibliography.sources().stream().map(Source::parenthetical)).doesNotHaveDuplicates();
    }

    @Test
    void theFileHasTheOrderOfAListOfReferences() {
        assertThat(Bibliography.sources().stream().map(BibliographyTest::names)).isSorted();
    }

    /** Letters only, author by author, so that nothing precedes something; then the year. */
    private static String names(Source source) {
        return source.authors().stream()
                        .map(author -> letters(author.family()) + "\u0002" + letters(author.initials()) + "\u0001")
                        .collect(Collectors.joining())
                + source.year();
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }

    @Test
    void anUnknownKeyIsAFault() {
        assertThatThrownBy(() -> Citation.narrative("nobody2000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody2000");
    }

    @Test
    void citesByAuthorAndDate() {
        assertThat(Citation.narrative("chen2007")).isEqualTo("Chen (2007)");
        assertThat(Citation.narrative("cheungRensvold2002")).isEqualTo("Cheung and Rensvold (2002)");
        assertThat(Citation.parenthetical("savalei2024", "cheungRensvold2002", "chen2007"))
                .isEqualTo("(Chen, 2007; Cheung & Rensvold, 2002; Savalei et al., 2024)");
        assertThat(Citation.unbracketed("medicalOutcomesTrust2002"))
                .isEqualTo("Scientific Advisory Committee of the Medical Outcomes Trust, 2002");
    }

    /** Italic: journal and volume, the book around a chapter, the title of a book, report or program. */
    @Test
    void italicsOfAnArticleAChapterABookAndAReport() {
        assertThat(italic("cheungRensvold2002")).containsExactly("Structural Equation Modeling, 9");
        assertThat(italic("lord1963")).containsExactly("Problems in measuring change");
        assertThat(italic("nocedalWright2006")).containsExactly("Numerical optimization");
        assertThat(italic("asparouhovMuthen2006"))
                .containsExactly(
                        "Robust chi square difference testing with mean and variance adjusted test statistics");
        for (Source source : Bibliography.sources()) {
            assertThat(italic(source.key())).as(source.key()).hasSize(1);
        }
    }

    private static List<String> italic(String key) {
        return Reference.parts(Bibliography.source(key)).stream()
                .filter(Reference.Part::italic)
                .map(Reference.Part::text)
                .toList();
    }

    @Test
    void listsAnArticleAChapterABookAReportAndADoubt() {
        assertThat(Reference.of(Bibliography.source("cheungRensvold2002")))
                .isEqualTo("Cheung, G. W., & Rensvold, R. B. (2002). Evaluating goodness-of-fit indexes for testing"
                        + " measurement invariance. Structural Equation Modeling, 9(2), 233–255."
                        + " https://doi.org/10.1207/S15328007SEM0902_5");
        assertThat(Reference.of(Bibliography.source("lord1963")))
                .isEqualTo(
                        "Lord, F. M. (1963). Elementary models for measuring change. In C. W. Harris (Ed.), Problems in"
                                + " measuring change (pp. 21–38). University of Wisconsin Press.");
        assertThat(Reference.of(Bibliography.source("nocedalWright2006")))
                .isEqualTo("Nocedal, J., & Wright, S. J. (2006). Numerical optimization (2nd ed.). Springer."
                        + " https://doi.org/10.1007/978-0-387-40065-5");
        assertThat(Reference.of(Bibliography.source("asparouhovMuthen2006")))
                .isEqualTo("Asparouhov, T., & Muthén, B. (2006). Robust chi square difference testing with mean and"
                        + " variance adjusted test statistics (Mplus Web Notes No. 10). Muthén & Muthén.");
        assertThat(Reference.of(Bibliography.source("medicalOutcomesTrust2002")))
                .startsWith("Scientific Advisory Committee of the Medical Outcomes Trust. (2002). Assessing");
        assertThat(Reference.of(Bibliography.source("jennrich1974")))
                .endsWith(". [Not confirmed: no DOI was confirmed.]");
    }

    /** The version that reports cite is the one of the citation file, which is that of the program. */
    @Test
    void theProgramIsCitedWithItsVersion() throws Exception {
        Source kith = Bibliography.source("kith");
        assertThat(Reference.of(kith))
                .isEqualTo("Kith contributors. (2026). Kith: A measurement toolkit for collective efficacy (Version "
                        + Version.text() + ") [Computer software].");
        assertThat(java.nio.file.Files.readString(java.nio.file.Path.of("CITATION.cff")))
                .contains("version: " + Version.text() + "\n");
        assertThat(keys("Kith 0.1.0 (Kith contributors, 2026; random seed 1)")).containsExactly("kith");
    }

    @Test
    void findsWhatATextCites() {
        assertThat(keys("by Chen (2007) and Cheung and Rensvold (2002)"))
                .containsExactly("chen2007", "cheungRensvold2002");
        assertThat(keys("of Yuan and Chan (2016) and Chen (2007); Satorra and Bentler (2001)"))
                .containsExactly("chen2007", "satorraBentler2001", "yuanChan2016");
        assertThat(keys("Chen 2007, small or unequal samples; (Yuan & Chan, 2016; Savalei et al., 2024)."))
                .containsExactly("chen2007", "savalei2024", "yuanChan2016");
        assertThat(keys("Muthén & Asparouhov, 2014")).containsExactly("muthenAsparouhov2014");
        assertThat(keys("Somebody & Chen, 2007; Somebody and Chen (2007); Aichen, 2007; Chen, 2008; Chen in 2007"))
                .isEmpty();
    }

    private static List<String> keys(String text) {
        return Bibliography.citedIn(List.of(text)).stream().map(Source::key).toList();
    }
}
