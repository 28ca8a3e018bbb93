package io.reeve.mbeans;

/**
 * A pattern of job names, where {@code *} stands for any text and {@code ?} for one character.
 *
 * @param pattern such as {@code billing-*}
 */
public record Glob(String pattern) {

    /** Whether a text is a pattern and cannot be a name: no job's name contains either character. */
    public static boolean isIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Takes time of at most the product of both lengths, whatever the pattern. */
    public boolean matches(String name) {
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
