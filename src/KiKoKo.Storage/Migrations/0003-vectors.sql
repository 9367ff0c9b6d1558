-- Embeddings of passages, shared by all servers. Derived: every row can be computed again. Empty as long as no endpoint is configured.
CREATE TABLE vectors (
  model TEXT NOT NULL,              -- as configured; vectors of different models are never compared
  text_hash BLOB NOT NULL,          -- SHA-256 of the text that was embedded, so that an unchanged passage is embedded once
  dimensions BIGINT NOT NULL,
  vector BLOB NOT NULL,             -- unit length, IEEE 754 half floats, little-endian
  PRIMARY KEY (model, text_hash)
);
