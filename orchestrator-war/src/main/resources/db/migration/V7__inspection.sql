-- What a node has said of the file before the job was accepted: the message Inspected, as JSON.
ALTER TABLE job ADD COLUMN inspection CLOB;
