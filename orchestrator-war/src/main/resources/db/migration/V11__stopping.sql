-- The jobs whose attempts are to stop are looked for twice a second. Derby reads the whole table for a list of
-- states, or for states whose rows it has to look at besides; for one state, from an index alone, it does not.
CREATE INDEX job_rest_canceled ON job (rest_canceled, state, id);
