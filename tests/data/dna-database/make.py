#!/usr/bin/env python3
"""Databases as DNA 2 and 3 make them, of invented texts, in every form that SQLite gives a file.

    python3 tests/data/dna-database/make.py

writes the .dna files beside this script. They are checked in, so that tests need no Python; tests/exchange/database.rs
says what is in them. Tables and columns are those of DNA's; nothing else in here is.
"""

import pathlib
import sqlite3

HERE = pathlib.Path(__file__).parent

TABLES_3 = """
CREATE TABLE IF NOT EXISTS SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE IF NOT EXISTS CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL, Red INTEGER NOT NULL DEFAULT 0
  CHECK (Red BETWEEN 0 AND 255), Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0, Password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER,
  Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '', Section TEXT NOT NULL DEFAULT '',
  Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL,
  FOREIGN KEY(Coder) REFERENCES CODERS(ID) ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL, Red INTEGER NOT NULL DEFAULT 0,
  Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL
  CHECK (DataType = 'boolean' OR DataType = 'integer' OR DataType = 'long text' OR DataType = 'short text') DEFAULT 'short text',
  StatementTypeId INTEGER, FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE,
  UNIQUE (Variable, StatementTypeId));
CREATE TABLE IF NOT EXISTS VARIABLELINKS(ID INTEGER NOT NULL PRIMARY KEY, SourceVariableId INTEGER, TargetVariableId INTEGER);
CREATE TABLE IF NOT EXISTS REGEXES(Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE IF NOT EXISTS CODERRELATIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER);
CREATE TABLE IF NOT EXISTS STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
  Start INTEGER NOT NULL CHECK(Start >= 0), Stop INTEGER NOT NULL, Coder INTEGER,
  FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '',
  Red INTEGER CHECK (Red BETWEEN 0 AND 255), Green INTEGER, Blue INTEGER, ChildOf INTEGER CHECK(ChildOf > 0 AND ChildOf != ID),
  UNIQUE (VariableId, Value));
CREATE TABLE IF NOT EXISTS DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 1, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 0, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL,
  VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value TEXT DEFAULT '', UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
  AttributeVariable TEXT NOT NULL, UNIQUE(VariableId, AttributeVariable));
CREATE TABLE IF NOT EXISTS ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL,
  AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '', UNIQUE (EntityId, AttributeVariableId));
"""

TABLES_2 = """
CREATE TABLE IF NOT EXISTS SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE IF NOT EXISTS CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Password TEXT);
CREATE TABLE IF NOT EXISTS DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
  Section TEXT, Notes TEXT, Type TEXT, Date INTEGER, FOREIGN KEY(Coder) REFERENCES CODERS(ID));
CREATE TABLE IF NOT EXISTS STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE IF NOT EXISTS VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER,
  FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID), UNIQUE (Variable, StatementTypeId));
CREATE TABLE IF NOT EXISTS REGEXES(Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE IF NOT EXISTS CODERPERMISSIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, Type TEXT, Permission INTEGER);
CREATE TABLE IF NOT EXISTS CODERRELATIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER);
CREATE TABLE IF NOT EXISTS STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
  Stop INTEGER, Coder INTEGER, FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID));
CREATE TABLE IF NOT EXISTS STATEMENTLINKS(ID INTEGER PRIMARY KEY NOT NULL, SourceId INTEGER NOT NULL, TargetId INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  StatementTypeId INTEGER, Value INTEGER, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  StatementTypeId INTEGER, Value INTEGER, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  StatementTypeId INTEGER, Value TEXT, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  StatementTypeId INTEGER, Value TEXT, UNIQUE (StatementId, VariableId));
CREATE TABLE IF NOT EXISTS ATTRIBUTES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT, Red INTEGER,
  Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf INTEGER, UNIQUE (VariableId, Value));
"""

HARBOUR = "The board met 😊 in the old customs house.\nShe said: “We will not wait another winter.”\nThe ferries agreed 👩‍👩‍👧 in part."
MORE = "Ice Party: fees must fall.\r\nFees are fine, the board said.\r\nNobody asked the pilots."


def opened(name, page=4096, encoding="UTF-8", vacuum=0):
    path = HERE / name
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA page_size = {page}")
    base.execute(f"PRAGMA encoding = '{encoding}'")
    base.execute(f"PRAGMA auto_vacuum = {vacuum}")
    return base


def units(text, words, after=0):
    """Where words stand, in UTF-16 units, end exclusive."""
    at = text.index(words, after)
    start = len(text[:at].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def common(base, tables):
    base.executescript(tables)
    rows = base.executemany
    rows("INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, 1, 2, 3, 'secret')", [(1, "Admin"), (2, "Ann Lee")])
    rows("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", [(1, "DNA Statement", 239, 208, 51), (2, "Annotation", 211, 211, 211)])
    rows("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", [
        (1, "person", "short text", 1), (2, "organization", "short text", 1), (3, "concept", "short text", 1),
        (4, "agreement", "boolean", 1), (5, "strength", "integer", 1), (6, "frame", "short text", 1), (7, "note", "long text", 2),
        (8, "agreement", "integer", 2)])
    base.execute("INSERT INTO REGEXES VALUES ('ferr(y|ies)', 1, 2, 3)")
    base.execute("INSERT INTO SETTINGS VALUES ('version', '3.0.11')")


def third(base, long_note="Ask again.\nAnd again."):
    common(base, TABLES_3)
    rows = base.executemany
    rows("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [
        (7, "Harbour talks", HARBOUR, 1, "B. Lund", "Gazette", "p. 3", "scanned", "news", 1642773900),
        (8, "Fees", MORE, 2, "", "Gazette", "", "", "", 1643673600)])
    rows("INSERT INTO ENTITIES VALUES (?, ?, ?, ?, ?, ?, NULL)", [
        (1, 1, "", 0, 0, 0), (2, 2, "", 0, 0, 0), (3, 3, "", 0, 0, 0), (4, 1, "Anna Roth", 0, 0, 0), (5, 2, "Ice Party", 200, 30, 40),
        (6, 2, "Harbour Board", 0, 0, 0), (7, 3, "Winter berths", 0, 0, 0), (8, 3, "Fees", 0, 0, 0), (9, 1, "Nobody Yet", 0, 0, 0),
        (10, 3, "Never used", 0, 0, 0), (11, 6, "", 0, 0, 0), (12, 6, "order", 0, 0, 0)])
    rows("INSERT INTO ATTRIBUTEVARIABLES VALUES (?, ?, ?)", [
        (1, 1, "Type"), (2, 1, "Alias"), (3, 1, "Notes"), (4, 2, "Type"), (5, 3, "Notes")])
    rows("INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)", [
        (4, 1, "politician"), (4, 2, "Roth"), (4, 3, "born 1970"), (6, 4, "authority"), (5, 4, ""), (7, 5, "see codebook")])
    places = [
        (12, 1, 7, *units(HARBOUR, "We will not wait another winter"), 2),
        (13, 1, 7, *units(HARBOUR, "The ferries agreed 👩‍👩‍👧"), 1),
        (14, 2, 7, *units(HARBOUR, "old customs house"), 2),
        (15, 1, 8, *units(MORE, "fees must fall"), 1),
        (16, 1, 8, *units(MORE, "Fees are fine"), 2),
        (17, 1, 8, 500, 510, 1),
        (18, 1, 99, 0, 3, 1)]
    rows("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", places)
    rows("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", [
        (12, 1, 4), (12, 2, 5), (12, 3, 7), (12, 6, 12), (13, 1, 1), (13, 2, 6), (13, 3, 7), (13, 6, 11), (15, 2, 5), (15, 3, 8),
        (16, 2, 6), (16, 3, 8), (77, 3, 8)])
    rows("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", [(12, 4, 1), (13, 4, 0), (15, 4, 1), (16, 4, 0)])
    rows("INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, ?, ?)", [(12, 5, -3), (13, 5, 70000), (15, 5, 1 << 40), (16, 5, 0), (14, 8, 1)])
    base.execute("INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (14, 7, ?)", (long_note,))


def many(base, documents, each):
    """Enough for trees of several levels, with gaps where rows were deleted."""
    text = "They met. " * 40
    for d in range(documents):
        base.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, '', '', '', '', '', ?)", (100 + d, f"Number {d}", text, 1643673600 + d))
        for s in range(each):
            n = 1000 + d * each + s
            base.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)", (n, 100 + d, 10 * s, 10 * s + 4))
            base.execute("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, 2, ?)", (n, 5 + n % 2))
            base.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", (n, n % 2))
    for table, key in [("STATEMENTS", "ID"), ("DATASHORTTEXT", "StatementId"), ("DATABOOLEAN", "StatementId")]:
        base.execute(f"DELETE FROM {table} WHERE {key} >= 1000 AND {key} % 3 = 0")


def second(base):
    common(base, TABLES_2)
    rows = base.executemany
    day = 86_400_000
    # Midnights in Berlin, in winter and in summer.
    rows("INSERT INTO DOCUMENTS VALUES (?, ?, ?, 2, ?, ?, '', NULL, 'news', ?)", [
        (1, "Harbour talks", HARBOUR, "B. Lund", "Gazette", 1264028400000), (2, "Later", "They met.", "", "", 1264028400000 + day),
        (3, "Summer", "They left.", "", "", 1279663200000)])
    rows("INSERT INTO ATTRIBUTES VALUES (?, ?, ?, 0, 0, 0, ?, ?, ?, NULL)", [
        (1, 1, "Anna Roth", "politician", "Roth", ""), (2, 2, "Ice Party", "", "", "founded 1990"), (3, 3, "Winter berths", "", "", "")])
    rows("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", [
        (1, 1, 1, *units(HARBOUR, "We will not wait another winter"), 2), (2, 1, 1, *units(HARBOUR, "The ferries agreed"), 2),
        (3, 1, 2, 0, 4, 1)])
    rows("INSERT INTO DATASHORTTEXT (StatementId, VariableId, StatementTypeId, Value) VALUES (?, ?, 1, ?)", [
        (1, 1, "Anna Roth"), (1, 2, "Ice Party"), (1, 3, "Winter berths"), (2, 2, "1990"), (2, 3, "Winter berths"), (3, 2, "")])
    rows("INSERT INTO DATABOOLEAN (StatementId, VariableId, StatementTypeId, Value) VALUES (?, 4, 1, ?)", [(1, 1), (2, 0), (3, 1)])
    rows("INSERT INTO STATEMENTLINKS VALUES (?, ?, ?)", [(1, 1, 2), (2, 2, 3)])


def pattern(n):
    return "".join(chr(97 + (i * 7 + n) % 26) for i in range(n))


def edges(base, page):
    """Texts of all lengths at which SQLite begins to write a row otherwise: title and text say how long they are."""
    base.executescript(BARE)
    most, least = page - 35, (page - 12) * 32 // 255 - 23
    lengths = {n + d for n in (most, least + page - 4, most + page - 4, 2 * (page - 4) + least, 2 * (page - 4) + most, 127) for d in range(-12, 5)}
    for n in sorted(lengths):
        base.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, 0)", (n, str(n), pattern(n)))
    base.execute("INSERT INTO DOCUMENTS VALUES (-1, '3', ?, 0)", (pattern(3),))
    base.execute(f"INSERT INTO DOCUMENTS VALUES ({1 << 40}, '4', ?, 0)", (pattern(4),))


BARE = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Date INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId, DocumentId, Start, Stop);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable, DataType);
"""


def closed(base):
    base.commit()
    base.close()


def main():
    long = "A long note, with 😊 in it. " * 400
    for name, page, encoding, vacuum in [
        ("small-pages.dna", 512, "UTF-8", 0), ("usual.dna", 4096, "UTF-8", 0), ("utf-16le.dna", 1024, "UTF-16le", 1),
        ("utf-16be.dna", 512, "UTF-16be", 2)]:
        base = opened(name, page, encoding, vacuum)
        third(base, long if name != "usual.dna" else "Ask again.\nAnd again.")
        closed(base)
    base = opened("large-pages.dna", 65536)
    base.executescript(BARE)
    base.execute("INSERT INTO DOCUMENTS VALUES (1, 'Only', 'They met.', 0)")
    base.execute("INSERT INTO STATEMENTTYPES VALUES (1, 'Claim')")
    base.execute("INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 4)")
    closed(base)
    base = opened("edges.dna", 512)
    edges(base, 512)
    closed(base)
    base = opened("many.dna", 1024)
    third(base)
    many(base, 40, 40)
    closed(base)
    base = opened("second.dna")
    second(base)
    closed(base)
    base = opened("log.dna", 512)
    third(base)
    base.commit()
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    closed(base)
    base = opened("taguette.sqlite3", 512)
    base.executescript("CREATE TABLE projects(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE documents(id INTEGER PRIMARY KEY);"
                       "CREATE TABLE highlights(id INTEGER PRIMARY KEY); CREATE TABLE tags(id INTEGER PRIMARY KEY, path TEXT);")
    closed(base)


if __name__ == "__main__":
    main()
