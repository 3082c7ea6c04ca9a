package org.nuanbao.form;

import java.util.List;

/** A numbered group of items. */
public record Section(String number, String title, List<Item> items) {}
