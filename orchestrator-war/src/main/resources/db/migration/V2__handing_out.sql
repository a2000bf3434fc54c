-- What it takes to hand out batches without looking through jobs, batches or frames.

-- Whoever holds a batch holds its frames: a frame that is tried again or was given back is in
-- another batch. So nothing is written to the frames of a batch when it is claimed.
ALTER TABLE frame DROP COLUMN attempt_id;

-- The jobs that have something to hand out are a small part of all. waiting_from is a moment before
-- which none of the job's waiting batches may go, null if none waits.
ALTER TABLE job ADD COLUMN waiting_from TIMESTAMP;
ALTER TABLE job ADD COLUMN hands_out BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE job SET waiting_from =
  (SELECT MIN(not_before) FROM batch WHERE batch.job_id = job.id AND batch.state = 'WAITING');
UPDATE job SET hands_out = TRUE
  WHERE state IN ('QUEUED', 'ACTIVE') AND (cut < total OR waiting_from IS NOT NULL);
CREATE INDEX job_handing_out ON job (hands_out, priority DESC, submitted_at);

-- Only the grants of a job that has lost attempts have to look for dead ones to fence off.
ALTER TABLE job ADD COLUMN lost_attempts INTEGER NOT NULL DEFAULT 0;
UPDATE job SET lost_attempts =
  (SELECT COUNT(*) FROM attempt WHERE attempt.job_id = job.id AND attempt.state = 'LOST');

-- How many batches are in the queue or in work is read from the index alone. The priority is the
-- one that the batch was offered with.
ALTER TABLE batch ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
UPDATE batch SET priority = (SELECT priority FROM job WHERE job.id = batch.job_id)
  WHERE state IN ('OFFERED', 'CLAIMED');
CREATE INDEX batch_under_way ON batch (state, priority, job_id);
DROP INDEX batch_by_state;

-- Lists of jobs, newest first, with and without a state.
CREATE INDEX job_newest ON job (submitted_at DESC, id);
CREATE INDEX job_newest_by_state ON job (state, submitted_at DESC, id);
DROP INDEX job_by_submission;
DROP INDEX job_by_state;
