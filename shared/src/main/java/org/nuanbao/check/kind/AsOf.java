package org.nuanbao.check.kind;

import java.time.LocalDate;

/** The day ages are counted to, which a form whose rule asks for it must say. */
record AsOf(LocalDate day) {}
