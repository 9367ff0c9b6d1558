-- The open deadline question of a conversation, one per person. Only structured facts, no texts. Deleted some weeks after the last turn.
CREATE TABLE conversations (
  id TEXT NOT NULL PRIMARY KEY,     -- SHA-256 of conversation and person, hex: neither can be read back
  state TEXT NOT NULL,              -- JSON: rule key, facts, what was asked
  changed_at BIGINT NOT NULL        -- Unix seconds
);
CREATE INDEX conversations_by_age ON conversations (changed_at);
