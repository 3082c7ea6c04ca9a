package org.nuanbao.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.nuanbao.submission.Reach;

/** What became of mails, in memory. */
public final class MemoryReach implements Reach {
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Trouble> troubles = new HashMap<>();

  @Override
  public synchronized void mailed(String number, String address) {
    addresses.put(number, address.toLowerCase(Locale.ROOT));
  }

  @Override
  public synchronized boolean failed(String number, Trouble trouble) {
    String address = addresses.get(number);
    if (address != null) {
      troubles.put(address, trouble);
    }
    return address != null;
  }

  @Override
  public synchronized Map<String, Trouble> troubles(Collection<String> asked) {
    Map<String, Trouble> found = new HashMap<>();
    for (String address : asked) {
      Trouble trouble = troubles.get(address.toLowerCase(Locale.ROOT));
      if (trouble != null) {
        found.put(address, trouble);
      }
    }
    return found;
  }
}
