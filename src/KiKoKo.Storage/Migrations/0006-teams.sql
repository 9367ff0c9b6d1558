-- Where each person can be spoken to in Teams: their personal chat with the bot. Deleted when the bot is removed or blocked.
CREATE TABLE teams_people (
  person TEXT NOT NULL PRIMARY KEY, -- the directory's id, as the watch tables have it
  conversation TEXT NOT NULL,
  address TEXT NOT NULL,            -- JSON: the conversation reference of the protocol
  changed_at BIGINT NOT NULL        -- Unix seconds
);
CREATE INDEX teams_people_conversation ON teams_people (conversation);

-- Turns that were taken and not answered yet, without their texts. A row lives as long as its turn; what a start finds here was left behind by a stop.
CREATE TABLE teams_turns (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL,
  accepted_at BIGINT NOT NULL
);
