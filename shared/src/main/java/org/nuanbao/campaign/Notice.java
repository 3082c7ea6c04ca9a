package org.nuanbao.campaign;

import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;

/**
 * A federation's notice with its forms and who owes them.
 *
 * @param version first twelve hex digits of the SHA-256 of its canonical data
 */
public record Notice(
    String id, String version, String issuer, String title, List<Form> forms, List<Owed> owed) {

  public Optional<Form> form(FormId id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }

  public Optional<Owed> owed(FormId id) {
    return owed.stream().filter(owed -> owed.form().equals(id)).findFirst();
  }
}
