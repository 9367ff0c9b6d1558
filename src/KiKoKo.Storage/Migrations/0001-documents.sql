-- Documents are the truth; the search index is derived from these tables and can be rebuilt at any time.
CREATE TABLE originals (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
);

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,             -- where the ingestion job found it; one live document per source
  file_name TEXT NOT NULL,
  title TEXT NOT NULL,
  department TEXT NOT NULL,
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  valid_from TEXT,                  -- ISO date, inclusive
  valid_until TEXT,                 -- ISO date, inclusive
  audience TEXT NOT NULL,
  owner TEXT NOT NULL,
  topics TEXT NOT NULL,             -- JSON array
  supersedes TEXT,                  -- file name of the version this one replaces
  pages BIGINT,
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  meta_hash TEXT NOT NULL,          -- hash of the metadata and of the reader's version: a change means reading again
  ingested_at TEXT NOT NULL,
  retired_at TEXT,                  -- set: no longer searched or shown
  sequence BIGINT NOT NULL          -- value of the change counter at the last change
);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_sequence ON documents (sequence);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE blocks (
  document_id TEXT NOT NULL REFERENCES documents (id),
  ordinal BIGINT NOT NULL,
  kind TEXT NOT NULL,
  level BIGINT,
  path TEXT NOT NULL,               -- JSON array of headings
  page BIGINT,
  sheet TEXT,
  slide BIGINT,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE passages (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  ordinal BIGINT NOT NULL,
  first_block BIGINT NOT NULL,
  last_block BIGINT NOT NULL,
  path TEXT NOT NULL,
  page BIGINT,
  text TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document_id, ordinal);

CREATE TABLE contacts (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  ordinal BIGINT NOT NULL,
  name TEXT NOT NULL,
  function TEXT NOT NULL,
  department TEXT NOT NULL,
  phone TEXT NOT NULL,
  mail TEXT NOT NULL,
  room TEXT NOT NULL,
  deputy TEXT NOT NULL,
  responsibilities TEXT NOT NULL
);
CREATE INDEX contacts_document ON contacts (document_id);

CREATE TABLE forms (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  title TEXT NOT NULL,
  fields TEXT NOT NULL              -- JSON array of {name, label, kind}
);
CREATE INDEX forms_document ON forms (document_id);

-- One row: the number of the last change to any document. Readers follow it.
CREATE TABLE change_counter (
  id BIGINT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL
);
INSERT INTO change_counter (id, sequence) VALUES (1, 0);
