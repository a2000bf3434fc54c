-- Where, when and in which order the frames of a job are handed out, and who is kept away from it.

-- requires: the tags that a node must have, as a,b,c. closed: whether something has to come first, a
-- moment or another job; nothing of it is cut then. cut_limit: how many frames of the set may be cut now.
ALTER TABLE job ADD COLUMN requires VARCHAR(1024) NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN start_after TIMESTAMP;
ALTER TABLE job ADD COLUMN depends_on CHAR(36);
ALTER TABLE job ADD COLUMN render_order VARCHAR(20) NOT NULL DEFAULT 'FIRST_TO_LAST';
ALTER TABLE job ADD COLUMN hold_after_preview BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE job ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE job ADD COLUMN cut_limit INTEGER NOT NULL DEFAULT 0;
UPDATE job SET cut_limit = total;

-- Whether the frames that are not cut count as canceled.
ALTER TABLE job ADD COLUMN rest_canceled BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE job SET rest_canceled = TRUE WHERE state IN ('CANCEL_REQUESTED', 'CANCELED');

-- Jobs with tags are looked for beside the others, so that they need no room among them.
DROP INDEX job_handing_out;
CREATE INDEX job_handing_out ON job (hands_out, requires, priority DESC, submitted_at);
CREATE INDEX job_closed ON job (closed);

-- What is in the queue is counted for each set of tags, from the index alone.
ALTER TABLE batch ADD COLUMN requires VARCHAR(1024) NOT NULL DEFAULT '';
CREATE INDEX batch_tags_under_way ON batch (state, priority, requires, job_id);
DROP INDEX batch_under_way;

-- What a node has failed at in a job. keeps_away: whether one of them is kept away from the job for it.
ALTER TABLE job ADD COLUMN keeps_away BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE setback (
  job_id    CHAR(36)     NOT NULL REFERENCES job ON DELETE CASCADE,
  node      VARCHAR(255) NOT NULL,
  failures  INTEGER      NOT NULL,
  reason    VARCHAR(32)  NOT NULL,
  problem   CLOB         NOT NULL,
  last_at   TIMESTAMP    NOT NULL,
  PRIMARY KEY (job_id, node)
);
