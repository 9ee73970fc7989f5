package dev.lifeguard.alert;

import java.util.regex.Pattern;

/**
 * Text that may be looked at only so often. Java's expressions backtrack, and one from a stranger, such as {@code (a+)+b},
 * could keep a thread for hours; what needs more than {@value #RATION} looks matches nothing.
 */
final class RationedText implements CharSequence {
    private static final int RATION = 100_000;

    private final CharSequence text;
    private final int[] left;

    private RationedText(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new RationedText(text, new int[] {RATION})).matches();
        } catch (UsedUp | StackOverflowError tooMuch) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        left[0]--;
        if (left[0] < 0) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new RationedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsedUp() {
            super("too many looks", null, false, false);
        }
    }
}
