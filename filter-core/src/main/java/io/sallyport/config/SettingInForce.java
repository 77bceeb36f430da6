package io.sallyport.config;

/**
 * One row of the table at start.
 *
 * @param name the setting's name
 * @param value its value on one line: {@code ***} where it is secret, {@code -} where there is none
 * @param source the place that it comes from, or {@code default}
 */
public record SettingInForce(String name, String value, String source) {}
