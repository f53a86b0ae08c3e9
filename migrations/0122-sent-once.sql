-- A decision is made known once: of two people who record it at the same moment the second is told. Its first day counts.
create unique index case_letter_sending_once on case_letter_sending (letter_id) where message_kind = 'decisions';
