package org.nuanbao.functions;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Plan;
import org.nuanbao.submission.Sweeps.SweepReport;

/** Writes the domain's values as JSON and reads them; the domain itself knows no Micronaut. */
@Factory
@SerdeImport(Plan.Work.class)
@SerdeImport(SweepReport.Counts.class)
final class DomainJson {
  /** Writes a unit as its path. */
  @Singleton
  Serde<UnitPath> unit() {
    return new Serde<>() {
      @Override
      public void serialize(
          Encoder to, EncoderContext context, Argument<? extends UnitPath> type, UnitPath unit)
          throws IOException {
        to.encodeString(unit.value());
      }

      @Override
      public UnitPath deserialize(
          Decoder from, DecoderContext context, Argument<? super UnitPath> type)
          throws IOException {
        return new UnitPath(from.decodeString());
      }
    };
  }
}
