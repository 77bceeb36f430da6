package io.sallyport.depot.reports;

/**
 * What was shipped under one heading.
 *
 * @param label the month, the category or the workshop
 * @param quantity orders, or pieces where the heading is a category
 */
public record Turnover(String label, long quantity, long valueCents) {}
