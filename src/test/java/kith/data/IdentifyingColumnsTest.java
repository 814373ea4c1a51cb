package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifyingColumnsTest {

    @Test
    void columnsOfExportsThatIdentifyRespondents() {
        List<String> names = List.of(
                "IPAddress",
                "IP Address",
                "ipaddr",
                "RecipientEmail",
                "RecipientLastName",
                "RecipientFirstName",
                "LocationLatitude",
                "LocationLongitude",
                "Email Address",
                "E-Mail-Adresse",
                "First Name",
                "Name",
                "Your name",
                "name_last",
                "SubmitterName",
                "Username",
                "telephone_1",
                "mobile",
                "next_of_kin_contact_name",
                "next_of_kin_contact_address",
                "dob",
                "mrn",
                "Nachname",
                "Geburtsdatum");
        assertThat(names).allMatch(IdentifyingColumns::contains);
    }

    @Test
    void otherColumnsDoNot() {
        List<String> names = List.of(
                "q1",
                "site_name",
                "group",
                "I can name my neighbours",
                "We address problems together",
                "contact",
                "mobile team",
                "tip",
                "arm");
        assertThat(names).noneMatch(IdentifyingColumns::contains);
    }
}
