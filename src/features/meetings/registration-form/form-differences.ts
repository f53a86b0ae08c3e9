import { languageName } from '../edition/language-names.ts';
import { breakOutsOf, breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { MemberInput, RegistrationForm } from './rules.ts';

/** A field that two people changed, as words: as it is stored now, and as it was typed. */
export interface FormDifference {
  label: string;
  theirs: string;
  yours: string;
  /** The form's field, where it holds one line of text. */
  field?: string | undefined;
}

/** Where two versions of a registration differ, field by field, in the words of the form. */
export function formDifferences(
  theirs: RegistrationForm,
  yours: RegistrationForm,
  edition: Edition,
  language: string,
): FormDifference[] {
  const t = messagesIn(language);
  const titles = new Map(
    breakOutsOf(edition).map(({ id, number, texts }) => [
      id,
      `${number}. ${textOf(texts, 'title', language)}`,
    ]),
  );
  const wishesOf = ({ wishes }: RegistrationForm, partId: string): string =>
    (wishes[partId] ?? []).map((id) => titles.get(id) ?? '').join(', ');
  const memberOf = (member: MemberInput | undefined): string =>
    member
      ? [
          member.firstName,
          member.interpreter &&
            t('need.interpreter', { language: languageName(member.interpreter, language) }),
          ...member.needs
            .filter((kind) => kind === 'childcare' || kind === 'step-free')
            .map((kind) => t(`need.${kind}`)),
          member.diet && t('need.diet', { detail: member.diet }),
          member.other,
        ]
          .filter(Boolean)
          .join(' · ')
      : '';
  const people = Math.max(theirs.members.length, yours.members.length);
  const all: FormDifference[] = [
    { label: t('come.email'), theirs: theirs.email, yours: yours.email, field: 'email' },
    { label: t('come.phone'), theirs: theirs.phone, yours: yours.phone, field: 'phone' },
    ...Array.from({ length: people }, (_, i) => ({
      label: t('member.legend', { number: i + 1 }),
      theirs: memberOf(theirs.members[i]),
      yours: memberOf(yours.members[i]),
    })),
    ...breakoutRounds(edition).map(({ id, texts }) => ({
      label: textOf(texts, 'title', language),
      theirs: wishesOf(theirs, id),
      yours: wishesOf(yours, id),
    })),
    ...(['anyOther', 'moveUp', 'keepInformed'] as const).map((choice) => ({
      label: t(`come.${CHOICE_LABELS[choice]}`),
      theirs: theirs[choice] ? '✓' : '–',
      yours: yours[choice] ? '✓' : '–',
    })),
  ];
  return all.filter((field) => field.theirs.trim() !== field.yours.trim());
}

const CHOICE_LABELS = { anyOther: 'any', moveUp: 'move', keepInformed: 'informed' } as const;
