-- How long the frames of a job took: how many, the sum of their seconds, and of the squares of these.
ALTER TABLE job ADD COLUMN timed_frames INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN timed_seconds DOUBLE NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN timed_squares DOUBLE NOT NULL DEFAULT 0;
