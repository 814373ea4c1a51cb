package kith.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces ids of respondents by pseudonyms: the first {@value #LETTERS} hexadecimal digits of HMAC-SHA-256 (RFC 2104)
 * of the id in UTF-8 with a secret salt. The same id and salt give the same pseudonym in every file; it cannot be
 * computed from a guessed id without the salt. Two of a million ids coincide with a chance below 10⁻¹².
 */
public final class Pseudonyms {

    /** Of a pseudonym. */
    static final int LETTERS = 24;

    private static final String METHOD = "HmacSHA256";

    private final byte[] salt;

    /** @param salt kept secret; at least one byte */
    public Pseudonyms(byte[] salt) {
        this.salt = salt.clone();
    }

    /** The pseudonym of each id. */
    public List<String> of(List<String> ids) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(salt, METHOD));
            return ids.stream().map(id -> of(id, mac)).toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(METHOD + " is part of every Java", e);
        }
    }

    private static String of(String id, Mac mac) {
        byte[] digest = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(digest).substring(0, LETTERS);
    }

    /** Does not show the salt. */
    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
