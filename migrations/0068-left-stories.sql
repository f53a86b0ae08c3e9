-- Who began a story on the device of a guide may have photographed the card instead of taking it: their story is kept as every
-- other one, a year after its last visit, and no task looks for stories that seem to be left behind.
drop policy together_story_left on together_story;
drop policy person_left on person;
drop policy person_left_found on person;
