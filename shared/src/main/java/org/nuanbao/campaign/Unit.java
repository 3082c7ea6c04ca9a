package org.nuanbao.campaign;

/**
 * A union organisation.
 *
 * @param mail where receipts and reminders go
 */
public record Unit(UnitPath path, String name, String mail) {}
