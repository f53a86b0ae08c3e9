import type { DocumentBlock, PaperDocument } from '#core/pdf/document.ts';
import { dayIn, headOf, inDutch, type LetterLanguage, paragraphsOf, questionsOf } from './letter-words.ts';
import type { PlanForLetter } from './plan-for-letter.ts';

type FlatBlock = Exclude<DocumentBlock, { kind: 'frame' }>;

/**
 * The decision letter of the plan, which is in Dutch. In another language the same letter is its explanation, and says that the
 * Dutch one counts. What binds stands in a solid frame, what is free in a dashed one, with the sentence that nobody can
 * demand anything of it.
 */
export function planLetter(plan: PlanForLetter, letter: LetterLanguage): PaperDocument {
  const { t, language } = letter;
  const isDecision = language === 'nl';
  return {
    language,
    title: t(isDecision ? 'letters.decision.title' : 'letters.copy.title'),
    head: headOf(plan, plan.decidedOn, letter),
    blocks: [
      ...(isDecision
        ? []
        : [
            {
              kind: 'paragraph',
              text: t('letters.copy.what', { day: dayIn(plan.decidedOn, letter) }),
              strong: true,
            } as const,
          ]),
      { kind: 'paragraph', text: t('letters.dear', { name: plan.name }) },
      { kind: 'paragraph', text: t('letters.opening') },
      ...(plan.revises ? [{ kind: 'paragraph', text: t('letters.revised') } as const] : []),
      { kind: 'frame', frame: 'solid', blocks: bindingPart(plan, letter) },
      ...(plan.free.length
        ? [{ kind: 'frame', frame: 'dashed', blocks: freePart(plan, letter) } as const]
        : []),
      ...objectionOf(plan, letter),
      ...questionsOf(plan, letter),
      { kind: 'paragraph', text: t('letters.sign', { municipality: plan.municipality }) },
    ],
  };
}

function bindingPart(plan: PlanForLetter, letter: LetterLanguage): FlatBlock[] {
  const { t } = letter;
  const list = (heading: Parameters<typeof t>[0], items: readonly string[]): FlatBlock[] =>
    items.length
      ? [
          { kind: 'heading', level: 3, text: t(heading) },
          { kind: 'list', items: items.map((item) => inDutch(item, letter)) },
        ]
      : [];
  return [
    { kind: 'heading', level: 2, text: t('letters.binding') },
    { kind: 'paragraph', text: t('letters.binding.what') },
    { kind: 'heading', level: 3, text: t('letters.route') },
    { kind: 'paragraph', text: t(routeMessage(plan)), strong: true },
    ...facts([
      ['letters.lessons', plan.totalHours],
      ['letters.week', plan.hoursPerWeek],
      ['letters.talks', plan.progressTalks],
    ]),
    ...(plan.reasons.trim()
      ? [
          { kind: 'heading', level: 3, text: t('letters.reasons') } as const,
          ...(paragraphsOf(plan.reasons, letter) as FlatBlock[]),
        ]
      : []),
    ...schoolOf(plan, letter),
    { kind: 'heading', level: 3, text: t('letters.parts') },
    {
      kind: 'table',
      headings: [t('letters.part'), t('letters.hours')],
      rows: [
        ['letters.pvt' as const, plan.pvt] as const,
        ...(plan.map ? [['letters.map' as const, plan.map] as const] : []),
        ...(plan.participation ? [['letters.participation' as const, plan.participation] as const] : []),
      ].map(([name, { hours }]) => [t(name), hours === null ? '–' : String(hours)]),
    },
    ...list('letters.support', plan.support),
    ...list('letters.child', plan.earlyEducation),
    ...list('letters.exams', plan.examWishes),
    ...list('letters.attached', plan.attached),
    { kind: 'heading', level: 3, text: t('letters.term') },
    {
      kind: 'facts',
      facts: [
        { name: t('letters.term.from'), value: dayIn(plan.term.from, letter) },
        { name: t('letters.term.until'), value: dayIn(plan.term.lastDay, letter) },
      ],
    },
    ...(plan.talkedThroughOn
      ? [
          {
            kind: 'paragraph',
            text: t('letters.talked', { day: dayIn(plan.talkedThroughOn, letter) }),
          } as const,
        ]
      : []),
  ];

  function facts(values: [name: Parameters<typeof t>[0], value: number | null][]): FlatBlock[] {
    const known = values.flatMap(([name, value]) =>
      value === null ? [] : [{ name: t(name), value: String(value) }],
    );
    return known.length ? [{ kind: 'facts', facts: known }] : [];
  }
}

const routeMessage = ({ route, level }: PlanForLetter) =>
  route === 'B1' && level === 'A2' ? 'letters.route.A2' : (`letters.route.${route}` as const);

function schoolOf({ schools, findsSchool }: PlanForLetter, letter: LetterLanguage): FlatBlock[] {
  const { t } = letter;
  if (!schools.length && !findsSchool) return [];
  return [
    { kind: 'heading', level: 3, text: t('letters.school') },
    ...(schools.length
      ? schools.flatMap(({ name, startsOn }): FlatBlock[] => [
          { kind: 'paragraph', text: inDutch(name, letter) },
          ...(startsOn
            ? [
                {
                  kind: 'facts',
                  facts: [{ name: t('letters.from-day'), value: dayIn(startsOn, letter) }],
                } as const,
              ]
            : []),
        ])
      : [{ kind: 'paragraph', text: t('letters.school.open') } as const]),
  ];
}

const freePart = ({ free }: PlanForLetter, letter: LetterLanguage): FlatBlock[] => [
  { kind: 'heading', level: 2, text: letter.t('letters.free') },
  { kind: 'paragraph', text: letter.t('letters.free.what'), strong: true },
  ...free.flatMap(({ title, language = 'nl', details }): FlatBlock[] => [
    {
      kind: 'heading',
      level: 3,
      text: language === letter.language ? title : { text: title, language },
    },
    ...(details.length ? [{ kind: 'list', items: details } as const] : []),
  ]),
];

function objectionOf(plan: PlanForLetter, letter: LetterLanguage): DocumentBlock[] {
  const { t } = letter;
  return [
    { kind: 'heading', level: 2, text: t('letters.objection') },
    {
      kind: 'paragraph',
      text: plan.objectionUntil
        ? t('letters.objection.until', { day: dayIn(plan.objectionUntil, letter) })
        : t('letters.objection.weeks'),
    },
    { kind: 'paragraph', text: t('letters.objection.how', { office: `Gemeente ${plan.municipality}` }) },
    { kind: 'paragraph', text: t('letters.objection.help') },
  ];
}
