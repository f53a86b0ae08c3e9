import type { FieldConflict } from '../edition/field-merge.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { needText } from '../registrations/need-text.ts';
import { needsFromForm, type RegistrationForm } from './rules.ts';

/** The parts of a registration that are compared, in the order of the form. */
export const CONFLICT_FIELDS = ['who', 'wish', 'email', 'phone'] as const;

/** Where a registration as it is stored now differs from what was typed, as whoever reads the language reads it. */
export function formConflicts(
  stored: RegistrationForm,
  typed: RegistrationForm,
  edition: Edition,
  language: string,
): FieldConflict[] {
  const textsOf = (form: RegistrationForm): Record<(typeof CONFLICT_FIELDS)[number], string> => ({
    who: form.members
      .map((member) =>
        [member.firstName || '–', ...needsFromForm(member).map((need) => needText(need, language))].join(
          ' · ',
        ),
      )
      .join('\n'),
    wish: breakOutsOf(edition)
      .flatMap(({ id, number, texts }) => {
        const rank = Object.values(form.wishes)
          .find((ids) => ids.includes(id))
          ?.indexOf(id);
        return rank === undefined ? [] : [{ rank, text: `${number}. ${textOf(texts, 'title', language)}` }];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ text }) => text)
      .join('\n'),
    email: form.email,
    phone: form.phone,
  });
  const [theirs, yours] = [textsOf(stored), textsOf(typed)];
  return CONFLICT_FIELDS.filter((name) => theirs[name] !== yours[name]).map((name) => ({
    name,
    theirs: theirs[name],
    yours: yours[name],
  }));
}
