package org.nuanbao.submission;

/** The queue of finished uploads that are waiting to be validated. */
public interface Arrivals {
  /** Reports an upload again, just as the store of originals reports it. Calls may be repeated. */
  void again(Originals.Stored original);
}
