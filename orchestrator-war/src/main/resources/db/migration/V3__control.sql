-- What it takes to stop, change and repeat what runs.

-- Wanted again though there is an image of before in its place.
ALTER TABLE frame ADD COLUMN again BOOLEAN NOT NULL DEFAULT FALSE;

-- Kept from work by a person.
ALTER TABLE node ADD COLUMN duty VARCHAR(20) NOT NULL DEFAULT 'WORK';
