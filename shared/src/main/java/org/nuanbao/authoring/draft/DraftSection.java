package org.nuanbao.authoring.draft;

import java.util.List;

/** A drafted group of items. */
record DraftSection(String number, String title, List<DraftItem> items) {}
