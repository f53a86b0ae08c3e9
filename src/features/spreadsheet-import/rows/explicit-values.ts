import { accessOf, type InitiativeDraft, levelOf, signLanguageNamed } from '#features/hsds/rules.ts';
import type { AccessFeature } from '#features/vocabulary/rules.ts';
import {
  parseAudience,
  parseCents,
  parseContactForms,
  parseGifts,
  parseYesNo,
  splitList,
} from '../cells/parse-values.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { RowIssueSink } from './parsed-row.ts';
import type { RowCells } from './row-cells.ts';

const MAX_COORDINATOR_LENGTH = 80;

/** Values that have a column of their own; they override what was inferred from the texts. */
export function explicitValues(
  cells: RowCells,
  draft: InitiativeDraft,
  mapping: ColumnMapping,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const yesOrNo = (
    field: 'childcare' | 'stepFree' | 'walkIn' | 'certificate' | 'twoAdults',
  ): boolean | null => {
    const cell = cells.text(field);
    const answer = parseYesNo(cell);
    if (cell && answer === null) addIssue('unclear', cell);
    return answer;
  };
  const [childcare, stepFree, walkIn] = [yesOrNo('childcare'), yesOrNo('stepFree'), yesOrNo('walkIn')];
  const costCents = parseCents(cells.text('cost'));
  const audience = parseAudience(cells.text('audience'));
  const level = cells.text('level').toUpperCase();
  return {
    ...(childcare === null ? {} : { childcare }),
    ...(walkIn === null ? {} : { walkIn }),
    ...(costCents === null ? {} : { costCents }),
    ...(audience ? { audience } : {}),
    ...(level ? levelOf({ name: '', terms: [`niveau ${level}`], all: '' }, true) : {}),
    ...accessValues(cells, draft, stepFree, addIssue),
    ...safetyValues(cells, draft, mapping, yesOrNo, addIssue),
    ...giftValues(cells, addIssue),
  };
}

/** What a place has and lacks, from its own columns: a yes or no about stairs, words, and sign languages by name. */
function accessValues(
  cells: RowCells,
  draft: InitiativeDraft,
  stepFreeColumn: boolean | null,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const text = cells.text('access');
  const answer = parseYesNo(text);
  const stepFree = stepFreeColumn ?? answer;
  const described = accessOf(text && answer === null ? [{ accessibility: [{ description: text }] }] : []);
  if (text && answer === null && !described.access.length && !described.accessLacks.length)
    addIssue('unclear', text);
  const signed = splitList(cells.text('signLanguages')).filter((name) => parseYesNo(name) === null);
  const signLanguages = signed.flatMap((name) => signLanguageNamed(name) ?? []);
  if (signed.length > signLanguages.length) addIssue('unknown-language', cells.text('signLanguages'));
  const hasSign = signLanguages.length > 0 || parseYesNo(cells.text('signLanguages')) === true;
  const has: AccessFeature[] = [
    ...draft.access,
    ...described.access,
    ...(stepFree ? (['stepFree'] as const) : []),
    ...(hasSign ? (['signLanguage'] as const) : []),
  ];
  const lacks: AccessFeature[] = [
    ...draft.accessLacks,
    ...described.accessLacks,
    ...(stepFree === false ? (['stepFree'] as const) : []),
  ];
  return {
    access: [...new Set(has)].filter((feature) => !lacks.includes(feature)),
    accessLacks: [...new Set(lacks)],
    signLanguages: [...new Set([...draft.signLanguages, ...signLanguages])],
  };
}

/** How one meets and what keeps minors safe. A name comes in only when whoever imports says that its owner knows. */
function safetyValues(
  cells: RowCells,
  draft: InitiativeDraft,
  { ownContacts }: ColumnMapping,
  yesOrNo: (field: 'certificate' | 'twoAdults') => boolean | null,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const cell = cells.text('contactForm');
  const contactForms = cell ? parseContactForms(cell) : draft.contactForms;
  if (!contactForms) addIssue('unclear', cell);
  const name = cells.text('coordinator').slice(0, MAX_COORDINATOR_LENGTH);
  if (name && !ownContacts) addIssue('own-contact', name);
  const coordinator = name && ownContacts ? name : null;
  return {
    contactForms: contactForms ?? draft.contactForms,
    safeguards: [
      ...(yesOrNo('certificate') ? (['certificate'] as const) : []),
      ...(yesOrNo('twoAdults') ? (['twoAdults'] as const) : []),
      ...(coordinator ? (['coordinator'] as const) : []),
    ],
    coordinator,
  };
}

function giftValues(cells: RowCells, addIssue: RowIssueSink): Partial<InitiativeDraft> {
  const cell = cells.text('gifts');
  const giftsWanted = parseGifts(cell);
  if (cell && !giftsWanted.length && parseYesNo(cell) === null) addIssue('unclear', cell);
  return giftsWanted.length ? { giftsWanted, helpersWanted: true } : {};
}
