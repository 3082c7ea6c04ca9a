package org.nuanbao.functions.upload;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The body of every refusal.
 *
 * @param code stable, upper case
 * @param message what to do, in plain Chinese
 */
@Serdeable
record RefusalBody(String code, String message, String english) {}
