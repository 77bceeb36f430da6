package io.sallyport.docs;

/** Text that comes from code and is no Markdown. */
final class Markdown {
    private Markdown() {}

    /** The text as Markdown that shows it as it is. */
    static String plain(String text) {
        return text.replaceAll("[*_\\[\\]`]", "\\\\$0").replace("<", "&lt;");
    }
}
