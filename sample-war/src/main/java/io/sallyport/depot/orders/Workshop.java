package io.sallyport.depot.orders;

/**
 * Who orders from the depot.
 *
 * @param costCentre to which the office charges the parts
 */
public record Workshop(String code, String name, int costCentre) {}
