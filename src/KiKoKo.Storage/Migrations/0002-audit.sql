-- The transparency log. A row is never updated or deleted; content may be erased by deleting its key.
CREATE TABLE audit_entries (
  idx BIGINT NOT NULL PRIMARY KEY,  -- 0, 1, 2, … without a gap: the leaf index in the Merkle tree
  leaf_hash BLOB NOT NULL,          -- SHA-256(0x00 || canonical), RFC 6962
  canonical BLOB NOT NULL,          -- the entry as canonical JSON, UTF-8
  label_id TEXT,                    -- the id of the label that this entry carries, for look-up
  content_id TEXT                   -- which encrypted content the entry commits to
);
CREATE UNIQUE INDEX audit_label ON audit_entries (label_id);

CREATE TABLE audit_content (
  id TEXT NOT NULL PRIMARY KEY,
  nonce BLOB NOT NULL,
  ciphertext BLOB NOT NULL,
  tag BLOB NOT NULL
);

CREATE TABLE audit_content_keys (
  content_id TEXT NOT NULL PRIMARY KEY,
  wrapped BLOB NOT NULL             -- the content key, encrypted under the key in the data folder
);

CREATE TABLE audit_tree (
  id BIGINT NOT NULL PRIMARY KEY,   -- one row: 1
  size BIGINT NOT NULL,
  frontier BLOB NOT NULL            -- roots of the perfect subtrees, largest first, 32 bytes each
);
INSERT INTO audit_tree (id, size, frontier) VALUES (1, 0, x'');

CREATE TABLE audit_checkpoints (
  size BIGINT NOT NULL PRIMARY KEY,
  root_hash BLOB NOT NULL,
  created_at TEXT NOT NULL
);
