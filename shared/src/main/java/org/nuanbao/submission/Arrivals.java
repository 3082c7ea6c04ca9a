package org.nuanbao.submission;

/** The queue of finished uploads that wait to be validated. */
public interface Arrivals {
  /** Tells of an upload once more, as the store of originals does by itself; may be repeated. */
  void again(Originals.Stored original);
}
