package io.reeve.auth;

/**
 * A pattern of job names, where {@code *} stands for any text and {@code ?} for one character.
 *
 * @param pattern such as {@code billing-*}
 */
record Glob(String pattern) {

    /** Takes time of at most the product of both lengths, whatever the pattern. */
    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            int wanted = p < pattern.length() ? pattern.codePointAt(p) : -1;
            int given = name.codePointAt(n);
            if (wanted == '*') {
                star = p++;
                resume = n;
            } else if (wanted == '?' || wanted == given) {
                p += Character.charCount(wanted);
                n += Character.charCount(given);
            } else if (star >= 0) {
                resume += Character.charCount(name.codePointAt(resume));
                p = star + 1;
                n = resume;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(p).allMatch(c -> c == '*');
    }
}
