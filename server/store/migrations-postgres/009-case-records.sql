-- What was written to cases lately, without a walk over all of them: whoever tells other programs asks each second.
CREATE INDEX event_of_case ON event (at_ms, stream, seq) WHERE starts_with(stream, 'case/');
