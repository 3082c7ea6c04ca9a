package org.nuanbao.functions.convert;

import io.micronaut.serde.annotation.Serdeable;

/** The message of the queue: a submission free of errors. */
@Serdeable
record ValidatedMessage(String submission) {}
