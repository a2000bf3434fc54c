-- What class of failure the last try of a frame ended with; null if none has failed, or one of before.
ALTER TABLE frame ADD COLUMN reason VARCHAR(32);
