package io.sallyport.depot.staff;

/**
 * A line of the staff list. Passwords are none of the depot's business: the container's realm had them.
 *
 * @param role {@code clerk}, {@code storekeeper} or {@code admin}
 * @param extension the desk's telephone
 */
public record StaffMember(
        String username, String duty, String role, int extension, boolean active, int orders, int movements) {}
