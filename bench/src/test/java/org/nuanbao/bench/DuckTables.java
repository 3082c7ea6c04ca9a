package org.nuanbao.bench;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.nuanbao.rollup.FigureKeys;

/**
 * The figures of units in DuckDB, in memory, with two threads: exact decimals in a table with a
 * column for each item, and in one with a row for each figure.
 */
final class DuckTables implements AutoCloseable {
  private final FigureKeys keys;
  private final DuckDBConnection connection;
  private final Statement statement;
  private final DuckDBAppender appender;

  /** A street, a district (its street is negative) or the city (both are), with its sums. */
  record Group(int district, int street, List<BigDecimal> sums) {}

  DuckTables(FigureKeys keys) throws SQLException {
    this.keys = keys;
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    statement = connection.createStatement();
    statement.execute("SET threads=2");
    statement.execute(
        "CREATE TABLE wide (district INTEGER, street INTEGER, %s)"
            .formatted(each("c# DECIMAL(18,@)")));
    appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "wide");
  }

  /**
   * What is to be said of each column, in which {@code #} stands for its number and {@code @} for
   * its decimals.
   */
  private String each(String said) {
    return IntStream.range(0, keys.size())
        .mapToObj(i ->
            said.replace("#", Integer.toString(i)).replace("@", Integer.toString(keys.decimals(i))))
        .collect(Collectors.joining(", "));
  }

  void add(int district, int street, long[] figures) throws SQLException {
    appender.beginRow();
    appender.append(district);
    appender.append(street);
    for (int i = 0; i < figures.length; i++) {
      appender.append(new BigDecimal(BigInteger.valueOf(figures[i]), keys.decimals(i)));
    }
    appender.endRow();
  }

  /** Ends the adding. */
  void close(boolean unpivotedToo) throws SQLException {
    appender.close();
    if (unpivotedToo) {
      statement.execute(
          "CREATE TABLE unpivoted AS SELECT district, street, CAST(item[2:] AS SMALLINT) AS item,"
              + " figure FROM (SELECT district, street, %s FROM wide) UNPIVOT (figure FOR item IN (%s))"
                  .formatted(each("c#::DECIMAL(18,6) AS c#"), each("c#")));
    }
  }

  long wide() throws SQLException {
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE wide_sums AS SELECT district, street, %s FROM wide GROUP BY ROLLUP (district, street)"
            .formatted(each("sum(c#) AS c#")));
    return count("wide_sums");
  }

  long unpivoted() throws SQLException {
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE unpivoted_sums AS SELECT item, district, street, sum(figure)"
            + " AS figure FROM unpivoted GROUP BY GROUPING SETS"
            + " ((item, district, street), (item, district), (item))");
    return count("unpivoted_sums");
  }

  private long count(String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  List<Group> groups() throws SQLException {
    List<Group> groups = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT coalesce(district, -1), coalesce(street, -1), %s FROM wide_sums"
                .formatted(each("c#")))) {
      while (rows.next()) {
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
          BigDecimal stripped = rows.getBigDecimal(i + 3).stripTrailingZeros();
          sums.add(
              stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped);
        }
        groups.add(new Group(rows.getInt(1), rows.getInt(2), List.copyOf(sums)));
      }
    }
    return groups;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }
}
