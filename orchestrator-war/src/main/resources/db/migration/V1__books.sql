-- The books of the farm. Frames are cut from a job's set as batches are handed out, so a job of a
-- million frames costs one row at first; what is not cut yet is queued.

CREATE TABLE job (
  id                 CHAR(36)       NOT NULL PRIMARY KEY,
  name               VARCHAR(255)   NOT NULL,
  file               VARCHAR(4096)  NOT NULL,
  saved_by           VARCHAR(16),
  frames             CLOB           NOT NULL,
  batch_size         INTEGER        NOT NULL,
  engine             VARCHAR(32)    NOT NULL,
  format             VARCHAR(32)    NOT NULL,
  scene              VARCHAR(255),
  camera             VARCHAR(255),
  samples            INTEGER,
  resolution_percent INTEGER,
  denoise            BOOLEAN,
  priority           INTEGER        NOT NULL,
  max_attempts       INTEGER        NOT NULL,
  frame_timeout      BIGINT         NOT NULL, -- seconds
  state              VARCHAR(20)    NOT NULL,
  submitted_at       TIMESTAMP      NOT NULL,
  started_at         TIMESTAMP,
  finished_at        TIMESTAMP,
  problem            CLOB,
  warnings           CLOB,
  total              INTEGER        NOT NULL,
  cut                INTEGER        NOT NULL, -- frames of the set that are in batches
  active             INTEGER        NOT NULL,
  completed          INTEGER        NOT NULL,
  failed             INTEGER        NOT NULL,
  canceled           INTEGER        NOT NULL,
  idempotency_key    VARCHAR(255) UNIQUE
);
CREATE INDEX job_by_state ON job (state, priority, submitted_at);
CREATE INDEX job_by_submission ON job (submitted_at, id);

CREATE TABLE batch (
  id          CHAR(36)      NOT NULL PRIMARY KEY,
  job_id      CHAR(36)      NOT NULL REFERENCES job ON DELETE CASCADE,
  first_frame INTEGER       NOT NULL,
  last_frame  INTEGER       NOT NULL,
  state       VARCHAR(20)   NOT NULL,
  not_before  TIMESTAMP     NOT NULL,
  offered_at  TIMESTAMP,
  offers      INTEGER       NOT NULL,
  avoid       VARCHAR(4096) NOT NULL
);
CREATE INDEX batch_by_job ON batch (job_id, state, first_frame);
CREATE INDEX batch_by_state ON batch (state, job_id);

CREATE TABLE attempt (
  id          CHAR(36)     NOT NULL PRIMARY KEY,
  batch_id    CHAR(36)     NOT NULL REFERENCES batch ON DELETE CASCADE,
  job_id      CHAR(36)     NOT NULL,
  node        VARCHAR(255) NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  open_frames INTEGER      NOT NULL,
  started_at  TIMESTAMP    NOT NULL,
  ended_at    TIMESTAMP
);
CREATE INDEX attempt_by_batch ON attempt (batch_id, state);
CREATE INDEX attempt_by_state ON attempt (state, job_id);

CREATE TABLE frame (
  job_id          CHAR(36)    NOT NULL REFERENCES job ON DELETE CASCADE,
  frame_number    INTEGER     NOT NULL,
  state           VARCHAR(20) NOT NULL,
  batch_id        CHAR(36)    NOT NULL,
  attempt_id      CHAR(36),
  attempts        INTEGER     NOT NULL,
  failures        INTEGER     NOT NULL,
  losses          INTEGER     NOT NULL,
  node            VARCHAR(255),
  seconds         DOUBLE,
  peak_memory_mib INTEGER,
  file            VARCHAR(255),
  width           INTEGER,
  height          INTEGER,
  bytes           BIGINT,
  sha256          CHAR(64),
  problem         CLOB,
  PRIMARY KEY (job_id, frame_number)
);
CREATE INDEX frame_by_batch ON frame (batch_id, frame_number);

CREATE TABLE node (
  name            VARCHAR(255) NOT NULL PRIMARY KEY,
  state           VARCHAR(20)  NOT NULL,
  slots           INTEGER      NOT NULL,
  blender_version VARCHAR(32),
  cores           INTEGER      NOT NULL,
  memory_mib      BIGINT       NOT NULL,
  last_seen       TIMESTAMP    NOT NULL
);
