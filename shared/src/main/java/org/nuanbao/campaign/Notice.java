package org.nuanbao.campaign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.NamedForm;

/**
 * A federation's notice with its forms and who owes them.
 *
 * @param version first twelve hex digits of the SHA-256 of its canonical data
 * @param titleHans the title in simplified script, where the notice is written in traditional
 * @param named forms it names without showing them; nobody can fill them in yet
 * @param documents free documents owed beside the forms
 */
public record Notice(
    String id,
    String version,
    String issuer,
    String title,
    @Nullable String titleHans,
    List<Form> forms,
    List<NamedForm> named,
    List<Owed> owed,
    List<OwedDocument> documents) {

  /** A notice that shows all its forms and asks for nothing else. */
  public Notice(
      String id, String version, String issuer, String title, List<Form> forms, List<Owed> owed) {
    this(id, version, issuer, title, null, forms, List.of(), owed, List.of());
  }

  public Optional<Form> form(FormId id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }

  public Optional<Owed> owed(FormId id) {
    return owed.stream().filter(owed -> owed.form().equals(id)).findFirst();
  }
}
