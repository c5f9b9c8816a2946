-- 0001: the first schema of a workspace.
-- Immutable once landed: a change is a new file with the next number. Run in one transaction together with user_version.
-- Conventions: identifiers are text (12 characters of vv-id.h); dates are ISO text, moments ISO text in UTC; yes and no
-- are 1 and 0; NULL is "not known"; sets are tags joined by commas; states are the words of the model's *_to_string().
-- `version` counts the changes of a row: an update must name the one it has seen (optimistic locking).
-- Who acts (actor, issued_by, imported_by, settled_by) is kept as it was then and refers to nobody.

CREATE TABLE organisation (           -- at most one row: whose workspace this is
  id             TEXT NOT NULL PRIMARY KEY DEFAULT 'organisation' CHECK (id = 'organisation'), -- there is only one
  name           TEXT,                -- letterhead
  address        TEXT,                -- one line
  phone          TEXT,
  email          TEXT,
  country        TEXT,                -- NO, FI, PL
  language       TEXT,                -- of its documents: nb, fi, pl, en
  logo           BLOB,                -- PNG or SVG as it was given
  coordinator_id TEXT                 -- person who made the workspace
) STRICT;

CREATE TABLE settings (               -- small things remembered for the workspace
  name  TEXT NOT NULL PRIMARY KEY,    -- fixed word
  value TEXT NOT NULL                 -- in its own format
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                  -- who changed what and when; rows are only ever added
  number    INTEGER PRIMARY KEY AUTOINCREMENT, -- order of things, never used twice
  at        TEXT NOT NULL,            -- moment in UTC
  actor     TEXT,                     -- person id
  role      TEXT,                     -- in which role
  act       TEXT NOT NULL,            -- fixed word: person.add, document.issue, …
  object_id TEXT,                     -- of whatever record
  detail    TEXT                      -- words or JSON without personal data
) STRICT;
CREATE INDEX audit_object ON audit (object_id, number);

CREATE TABLE people (
  id             TEXT NOT NULL PRIMARY KEY,
  name           TEXT,                -- as written on papers
  name_folded    TEXT NOT NULL,       -- vv_fold (name): sorting and duplicates; can be rebuilt
  birth_date     TEXT,                -- ISO date
  email          TEXT,
  email_folded   TEXT NOT NULL,       -- vv_fold (email): duplicates; can be rebuilt
  phone          TEXT,
  place          TEXT,                -- town or municipality
  address        TEXT,
  language       TEXT,                -- of the documents for this person; NULL: the programme's
  code           TEXT,                -- stands for the name in what leaves the group
  guardian_name  TEXT,                -- of a minor
  guardian_phone TEXT,
  erased_at      TEXT,                -- moment of erasure; such a row is a tombstone and in no list
  words          TEXT NOT NULL,       -- folded words of name, code, e-mail and place, each after a space; can be rebuilt
  version        INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
-- Lists and searches walk this index alone: 100,000 people are 20 MB of it.
CREATE INDEX people_list ON people (name_folded, id, words) WHERE erased_at IS NULL;

CREATE TABLE programmes (
  id                     TEXT NOT NULL PRIMARY KEY,
  title                  TEXT,
  theme                  TEXT,
  purpose                TEXT,
  template_id            TEXT,        -- social, lse, student, mepe, mentor-group, supervisors, blank, or an own one
  state                  TEXT NOT NULL, -- VvProgrammeState
  paused_from            TEXT NOT NULL, -- VvProgrammeState to go back to; counts only while paused
  target                 TEXT,        -- unemployed_youth, lse, students, staff
  start_on               TEXT,        -- T0, ISO date
  end_on                 TEXT,        -- E, ISO date
  form                   TEXT,        -- pair, group, both
  mode                   TEXT,        -- face_to_face, online, blended
  engagement             TEXT,        -- paid, volunteer, peer
  country                TEXT,        -- NO, FI, PL
  language               TEXT,        -- of its documents
  group_max              INTEGER NOT NULL, -- mentees of one mentor
  sessions               INTEGER NOT NULL, -- planned per match
  rhythm_days            INTEGER NOT NULL, -- between sessions
  session_minutes        INTEGER NOT NULL,
  notice_days            INTEGER NOT NULL, -- R09
  retention_months       INTEGER NOT NULL,
  place                  TEXT,        -- usual place or channel
  coordinator_id         TEXT,        -- person
  contact_content_id     TEXT,        -- person, NULL for an outsider
  contact_practical_id   TEXT,        -- person, NULL for an outsider
  trainer_id             TEXT,        -- person
  technical_id           TEXT,        -- person, NULL for an outsider
  contact_content_text   TEXT,        -- name and telephone as printed
  contact_practical_text TEXT,
  technical_text         TEXT,
  complaints_contact     TEXT,        -- R32
  advertisement          TEXT,        -- JSON of the job advertisement's values by field
  hr_check               TEXT,        -- not_sent, with_hr, changes_requested, approved; R22
  hr_checked_by          TEXT,
  hr_checked_on          TEXT,        -- ISO date
  deadline               TEXT,        -- of applications, ISO date
  training_date          TEXT,        -- ISO date
  training_topics        TEXT NOT NULL, -- tags: numbers of the topics planned; R23
  balance_note           TEXT,        -- free text without personal data
  lessons                TEXT,        -- learned, for the next round
  reason                 TEXT,        -- of the latest pause, cancellation or forced step
  created_on             TEXT,        -- ISO date
  version                INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE TABLE enrolments (             -- a person in a programme in one role
  id                TEXT NOT NULL PRIMARY KEY,
  programme_id      TEXT NOT NULL REFERENCES programmes (id),
  person_id         TEXT NOT NULL REFERENCES people (id),
  role              TEXT NOT NULL,    -- VvRole: mentor or mentee
  state             TEXT NOT NULL,    -- VvMentorState or VvMenteeState, by role
  name_folded       TEXT NOT NULL DEFAULT '', -- of the person, so that a programme's list pages in order; can be rebuilt
  languages         TEXT NOT NULL,    -- tags: ISO 639
  times             TEXT NOT NULL,    -- tags
  topics            TEXT NOT NULL,    -- tags
  fields            TEXT NOT NULL,    -- tags: folded words
  interests         TEXT NOT NULL,    -- tags: folded words
  mode              TEXT,             -- face_to_face, online, blended, any
  form              TEXT,             -- pair, group, any
  capacity          INTEGER NOT NULL, -- mentor: most mentees, 0 not said
  minimum           INTEGER NOT NULL, -- mentor: least mentees, 0 none
  barred            TEXT NOT NULL,    -- tags: person ids never to be matched with
  occupation        TEXT,
  motivation        TEXT,
  experience        TEXT,
  wish              TEXT,             -- about the mentor, or what the mentor brings
  gender_age_wish   TEXT,             -- shown, never computed; R34
  may_see           TEXT,             -- tags: what the other side may see
  rating_motivation INTEGER NOT NULL, -- 0 not rated, 1 weak .. 4 strong
  rating_suitability INTEGER NOT NULL,
  rating_role       INTEGER NOT NULL,
  training_attended TEXT,             -- ISO date; R23
  cnf_filed         TEXT,             -- ISO date; R19
  check_shown       TEXT,             -- ISO date a background check was shown; no copy is kept
  check_seen_by     TEXT,
  consented         TEXT,             -- ISO date of the privacy consent
  reason            TEXT,             -- of the latest change of state
  applied_on        TEXT,             -- ISO date
  version           INTEGER NOT NULL CHECK (version >= 1),
  UNIQUE (programme_id, person_id, role)
) STRICT;
CREATE INDEX enrolments_list ON enrolments (programme_id, name_folded, person_id, role, state);
CREATE INDEX enrolments_person ON enrolments (person_id, role, state);

CREATE TABLE matches (                -- a mentor with one mentee or a group
  id               TEXT NOT NULL PRIMARY KEY,
  programme_id     TEXT NOT NULL REFERENCES programmes (id),
  mentor_id        TEXT NOT NULL REFERENCES people (id),
  group_name       TEXT,
  state            TEXT NOT NULL,     -- VvMatchState
  reason           TEXT,              -- the one sentence why; later of unlock, rematch or early end
  proposal_id      TEXT,              -- it came from; NULL when made by hand
  score            INTEGER NOT NULL,  -- 0..100 when proposed
  first_session    TEXT,              -- ISO date
  agreement_waiver TEXT,              -- why session 3 may be held without a filed agreement
  well_matched     INTEGER NOT NULL CHECK (well_matched IN (0, 1)), -- all said yes
  locked_on        TEXT,              -- ISO date
  started_on       TEXT,              -- ISO date
  closed_on        TEXT,              -- ISO date
  version          INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE INDEX matches_programme ON matches (programme_id);
CREATE INDEX matches_mentor ON matches (mentor_id);

CREATE TABLE match_mentees (          -- the mentees of a match, in list order
  match_id  TEXT NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,         -- from 0
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (match_id, position),
  UNIQUE (match_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_mentees_person ON match_mentees (person_id);

CREATE TABLE proposals (              -- what the solver proposed
  id           TEXT NOT NULL PRIMARY KEY,
  programme_id TEXT NOT NULL REFERENCES programmes (id),
  created_at   TEXT,                  -- moment in UTC
  prefer       TEXT,                  -- total, fairness
  group_max    INTEGER NOT NULL,
  json         TEXT,                  -- the document `match propose` prints
  accepted     INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  number       INTEGER NOT NULL DEFAULT 0 -- order of making within the workspace, from 1
) STRICT;
CREATE INDEX proposals_programme ON proposals (programme_id, number);

CREATE TABLE pins (                   -- pairs made by hand that the solver keeps
  programme_id TEXT NOT NULL REFERENCES programmes (id),
  mentor_id    TEXT NOT NULL REFERENCES people (id),
  mentee_id    TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (programme_id, mentor_id, mentee_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pins_mentor ON pins (mentor_id);
CREATE INDEX pins_mentee ON pins (mentee_id);

CREATE TABLE impressions (            -- what the coordinator thinks of a pair
  programme_id TEXT NOT NULL REFERENCES programmes (id),
  mentor_id    TEXT NOT NULL REFERENCES people (id),
  mentee_id    TEXT NOT NULL REFERENCES people (id),
  criterion    TEXT NOT NULL,         -- wishes, communication, interests
  value        INTEGER NOT NULL CHECK (value BETWEEN 0 AND 3),
  PRIMARY KEY (programme_id, mentor_id, mentee_id, criterion)
) STRICT, WITHOUT ROWID;
CREATE INDEX impressions_mentor ON impressions (mentor_id);
CREATE INDEX impressions_mentee ON impressions (mentee_id);

CREATE TABLE sessions (
  id             TEXT NOT NULL PRIMARY KEY,
  match_id       TEXT NOT NULL REFERENCES matches (id),
  number         INTEGER NOT NULL,    -- from 1; a moved session and the one in its place share it
  kind           TEXT,                -- first, mentoring, midterm, final
  held_on        TEXT,                -- ISO date planned or held
  start_time     TEXT,                -- "16:00" local
  minutes        INTEGER NOT NULL,
  mode           TEXT,                -- face_to_face, online, chat
  place          TEXT,
  topic          TEXT,                -- topic and task
  state          TEXT NOT NULL,       -- VvSessionState
  moved_to_id    TEXT,                -- session that took its place
  moved_by       TEXT,                -- mentor, mentee, coordinator
  notice_date    TEXT,                -- ISO date when all were told
  late_notice    INTEGER NOT NULL CHECK (late_notice IN (0, 1)), -- R09
  reason         TEXT,
  diary_writer_id TEXT,               -- person; R11
  diary_talked   TEXT,                -- DIA-10; R12
  diary_useful   TEXT,                -- DIA-11
  diary_open     TEXT,                -- DIA-12
  diary_tasks    TEXT,                -- DIA-13
  diary_next     TEXT,                -- DIA-16
  mentor_comment TEXT,                -- DIA-17
  diary_rating   INTEGER NOT NULL,    -- DIA-14, 0 none
  version        INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE INDEX sessions_match ON sessions (match_id, number);
CREATE INDEX sessions_date ON sessions (held_on);

CREATE TABLE attendance (
  session_id TEXT NOT NULL REFERENCES sessions (id),
  person_id  TEXT NOT NULL REFERENCES people (id),
  presence   TEXT,                    -- present, absent_notice, absent
  catch_up   TEXT,                    -- how an absent mentee catches up; R10
  PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person_id);

CREATE TABLE documents (              -- issued forms
  id              TEXT NOT NULL PRIMARY KEY,
  programme_id    TEXT REFERENCES programmes (id), -- NULL: of the organisation
  form            TEXT NOT NULL,      -- AGR, IMQ, …
  form_version    TEXT,
  language        TEXT,
  second_language TEXT,               -- of a bilingual document
  folder          TEXT NOT NULL,      -- VvFolder
  match_id        TEXT REFERENCES matches (id),  -- what it is about
  person_id       TEXT REFERENCES people (id),
  session_id      TEXT REFERENCES sessions (id),
  state           TEXT NOT NULL,      -- VvDocumentState
  issued_on       TEXT,               -- ISO date
  issued_by       TEXT,
  pages           INTEGER NOT NULL,
  reason          TEXT,               -- of a waiver or a supersession
  completed_on    TEXT,               -- ISO date
  received        TEXT,               -- tags: pages that came back
  unsigned_fields TEXT,               -- tags: signatures expected and missing
  waiting         INTEGER NOT NULL,   -- readings that wait for a person
  version         INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE INDEX documents_programme ON documents (programme_id, form, issued_on);
CREATE INDEX documents_match ON documents (match_id);
CREATE INDEX documents_person ON documents (person_id);
CREATE INDEX documents_session ON documents (session_id);

CREATE TABLE document_layouts (       -- the layout as printed, apart from the list
  document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  sha256      TEXT NOT NULL,          -- of the JSON before it was compressed, hexadecimal
  json_zlib   BLOB NOT NULL           -- JSON of the layout, zlib format
) STRICT;

CREATE TABLE document_values (        -- one value of one field
  document_id  TEXT NOT NULL REFERENCES documents (id),
  field        TEXT NOT NULL,         -- "AGR-05"
  value        TEXT,                  -- text; option number; tags; signed or empty
  source       TEXT NOT NULL,         -- issued, typed, scan, settled
  scan_page_id TEXT,                  -- page it was read from
  PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE scan_batches (           -- one import
  id          TEXT NOT NULL PRIMARY KEY,
  imported_at TEXT,                   -- moment in UTC
  imported_by TEXT,
  pages       INTEGER NOT NULL,
  number      INTEGER NOT NULL DEFAULT 0 -- order of import, from 1
) STRICT;
CREATE UNIQUE INDEX scan_batches_number ON scan_batches (number);

CREATE TABLE scan_files (             -- imported files whole, once under their hash
  sha256 TEXT NOT NULL PRIMARY KEY,   -- of the bytes, hexadecimal, lower case
  name   TEXT,                        -- as first imported, without folder
  bytes  BLOB NOT NULL                -- as they came
) STRICT;

CREATE TABLE scan_pages (
  id            TEXT NOT NULL PRIMARY KEY,
  batch_id      TEXT NOT NULL REFERENCES scan_batches (id),
  file          TEXT,                 -- name as imported, without folder
  sha256        TEXT REFERENCES scan_files (sha256),
  page_index    INTEGER NOT NULL,     -- page of the file, from 0
  state         TEXT NOT NULL,        -- VvPageState
  why           TEXT,                 -- fixed word
  message       TEXT,                 -- sentence for the person
  document_id   TEXT,                 -- as the code says; may belong to another workspace
  form          TEXT,
  page          INTEGER NOT NULL,     -- printed page number, 0 unknown
  pages         INTEGER NOT NULL,     -- printed number of pages, 0 unknown
  language      TEXT,
  rotation      INTEGER NOT NULL,     -- degrees clockwise that bring it upright
  has_transform INTEGER NOT NULL CHECK (has_transform IN (0, 1)),
  transform     TEXT,                 -- nine numbers by spaces: page mm to pixels, row-major
  fit           REAL NOT NULL,        -- largest registration error, mm
  payload       TEXT,                 -- of the code
  number        INTEGER NOT NULL DEFAULT 0 -- order of filing within the batch, from 1
) STRICT;
CREATE INDEX scan_pages_batch ON scan_pages (batch_id, number);
CREATE INDEX scan_pages_file ON scan_pages (sha256, page_index);
CREATE INDEX scan_pages_document ON scan_pages (document_id);
CREATE INDEX scan_pages_state ON scan_pages (state);

CREATE TABLE readings (               -- one field read on one page
  scan_page_id TEXT NOT NULL REFERENCES scan_pages (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,      -- order on the page, from 0
  field        TEXT NOT NULL,
  state        TEXT NOT NULL,         -- VvReadingState
  confidence   REAL NOT NULL,         -- 0..1
  is_signature INTEGER NOT NULL CHECK (is_signature IN (0, 1)),
  is_signed    INTEGER NOT NULL CHECK (is_signed IN (0, 1)),
  is_multiple  INTEGER NOT NULL CHECK (is_multiple IN (0, 1)),
  ticked       TEXT NOT NULL,         -- tags: option or rating numbers
  doubtful     TEXT NOT NULL,         -- tags: options a person must look at
  why          TEXT,                  -- fixed word for the doubt
  settled_by   TEXT,                  -- who confirmed
  PRIMARY KEY (scan_page_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificates (           -- the organisation's register
  id            TEXT NOT NULL PRIMARY KEY,
  number        INTEGER NOT NULL UNIQUE CHECK (number >= 1), -- in the register, from 1, never used twice
  kind          TEXT,                 -- attest, certificate
  programme_id  TEXT REFERENCES programmes (id),
  person_id     TEXT REFERENCES people (id),
  language      TEXT,
  issued_on     TEXT,                 -- ISO date
  issued_by     TEXT,
  personal_text TEXT,                 -- R26
  replaces_id   TEXT REFERENCES certificates (id),
  revoked_on    TEXT,                 -- ISO date
  revoke_reason TEXT,
  sha256        TEXT                  -- of the PDF, hexadecimal, lower case
) STRICT;
CREATE INDEX certificates_programme ON certificates (programme_id);
CREATE INDEX certificates_person ON certificates (person_id);
CREATE INDEX certificates_replaces ON certificates (replaces_id);

CREATE TABLE certificate_pdfs (       -- the frozen PDF, apart from the register
  certificate_id TEXT NOT NULL PRIMARY KEY REFERENCES certificates (id) ON DELETE CASCADE,
  pdf            BLOB NOT NULL
) STRICT;

CREATE TABLE mappings (               -- column mappings of imports
  role   TEXT NOT NULL,               -- mentor, mentee
  header TEXT NOT NULL,               -- header line as imported
  ini    TEXT NOT NULL,               -- INI text
  PRIMARY KEY (role, header)
) STRICT, WITHOUT ROWID;
