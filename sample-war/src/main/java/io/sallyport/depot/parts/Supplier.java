package io.sallyport.depot.parts;

/**
 * Who delivers.
 *
 * @param leadDays from order to delivery
 * @param parts how many parts of the catalogue come from here
 */
public record Supplier(String code, String name, String town, String phone, int leadDays, int parts) {}
