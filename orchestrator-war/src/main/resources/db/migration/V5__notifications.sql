-- What receivers of webhooks are to be told, and what came of it.

ALTER TABLE job ADD COLUMN webhook VARCHAR(2048);

CREATE TABLE delivery (
  id              CHAR(36)      NOT NULL PRIMARY KEY,
  event           VARCHAR(32)   NOT NULL,
  job_id          CHAR(36), -- of a job that may have been deleted since
  url             VARCHAR(2048) NOT NULL,
  receiver        VARCHAR(300)  NOT NULL, -- scheme, host and port of the url
  body            CLOB          NOT NULL,
  state           VARCHAR(20)   NOT NULL,
  created_at      TIMESTAMP     NOT NULL,
  attempts        INTEGER       NOT NULL,
  next_attempt_at TIMESTAMP,
  ended_at        TIMESTAMP,
  status          INTEGER,
  problem         VARCHAR(1000)
);
CREATE INDEX delivery_due ON delivery (state, receiver, next_attempt_at);
CREATE INDEX delivery_by_job ON delivery (job_id, created_at DESC, id);
CREATE INDEX delivery_newest ON delivery (created_at DESC, id);
