-- Deadlines that people watch. Days are ISO dates; moments are UTC as "2026-11-20T06:00:00Z", so that their text order is their order in time.
CREATE TABLE watched_deadlines (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,              -- who is responsible and is reminded
  title TEXT NOT NULL,
  day TEXT NOT NULL,                -- the last day
  rule TEXT,                        -- key of the rule that it was computed by
  steps TEXT NOT NULL,              -- JSON array of {what, basis}
  source TEXT NOT NULL,             -- Own, Document, Calendar
  document_id TEXT,                 -- where it was found
  calendar TEXT,                    -- of a house deadline: the source of its Fristenkalender …
  entry TEXT,                       -- … and its entry there
  note TEXT NOT NULL,
  lead_days TEXT,                   -- JSON array; null: as the owner's settings say
  state TEXT NOT NULL,              -- Open, Done, Hidden (a house deadline that the person took off the list)
  snoozed_until TEXT,
  offered_to TEXT,                  -- a colleague who may accept it; until then the owner stays responsible
  revision BIGINT NOT NULL,         -- grows with every change: SEQUENCE of the calendar entry
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX watched_deadlines_owner ON watched_deadlines (owner, day);
CREATE INDEX watched_deadlines_offer ON watched_deadlines (offered_to);
CREATE UNIQUE INDEX watched_deadlines_entry ON watched_deadlines (owner, calendar, entry, day);

-- What is to be said when. A row is planned once, claimed by one server at a time, and delivered once: the notice is written in the transaction that marks it.
CREATE TABLE watch_reminders (
  subject TEXT NOT NULL,            -- the deadline; of a weekly overview the person
  kind TEXT NOT NULL,               -- lead-14, snooze, day, week
  due_at TEXT NOT NULL,
  day TEXT NOT NULL,                -- the deadline's day when this was planned
  state TEXT NOT NULL,              -- Planned, Delivered
  not_before TEXT NOT NULL,         -- due_at, or later when it met a quiet time after a standstill
  claimed_by TEXT,
  claimed_until TEXT,
  delivered_at TEXT,
  PRIMARY KEY (subject, kind, due_at)
);
CREATE INDEX watch_reminders_due ON watch_reminders (state, not_before);

CREATE TABLE watch_settings (
  person TEXT NOT NULL PRIMARY KEY,
  lead_days TEXT NOT NULL,          -- JSON array of days before the deadline
  quiet_from TEXT NOT NULL,         -- HH:mm, local time in Germany
  quiet_until TEXT NOT NULL,
  weekly BIGINT NOT NULL,
  substitute TEXT,
  substitute_from TEXT,
  substitute_until TEXT,
  substitute_instead BIGINT NOT NULL
);

-- Which Fristenkalender a person takes or leaves, against what their department says.
CREATE TABLE watch_calendar_choices (
  person TEXT NOT NULL,
  calendar TEXT NOT NULL,
  taken BIGINT NOT NULL,
  PRIMARY KEY (person, calendar)
);

-- The address of a calendar feed holds a secret; only its hash is here.
CREATE TABLE watch_feeds (
  token_hash TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
);

-- Short messages to a person: the inbox on the web, and what further channels pass on.
CREATE TABLE notices (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  deadline_id TEXT,
  occasion TEXT NOT NULL,           -- what it is about, once per person: a second notice of the same is none
  created_at TEXT NOT NULL,
  show_from TEXT NOT NULL,          -- not before: the person's quiet time
  read_at TEXT,
  UNIQUE (person, occasion)
);
CREATE INDEX notices_person ON notices (person, show_from);

CREATE TABLE notice_deliveries (
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_by TEXT,
  claimed_until TEXT,
  sent_at TEXT,
  PRIMARY KEY (notice_id, channel)
);
