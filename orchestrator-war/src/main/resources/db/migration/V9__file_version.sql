-- Which version of its .blend a job was submitted with: size, and milliseconds since 1970. Null for one that was
-- uploaded, and for jobs of before.
ALTER TABLE job ADD COLUMN file_bytes BIGINT;
ALTER TABLE job ADD COLUMN file_modified BIGINT;
