-- The inputs of the job were uploaded; which they are is told in FILES_DIR/jobs.
ALTER TABLE job ADD COLUMN uploaded BOOLEAN NOT NULL DEFAULT FALSE;
