import type { DocumentBlock, PaperDocument } from '#core/pdf/document.ts';
import { dayIn, headOf, inDutch, type LetterLanguage, questionsOf } from './letter-words.ts';
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
      ...freePart(plan, letter),
      ...objectionOf(plan, letter),
      ...questionsOf(plan, letter),
      { kind: 'paragraph', text: t('letters.sign', { municipality: plan.municipality }) },
    ],
  };
}

function bindingPart(plan: PlanForLetter, letter: LetterLanguage): FlatBlock[] {
  const { t } = letter;
  const lines = plan.lines(letter.language).filter(({ text }) => text !== '');
  return [
    { kind: 'heading', level: 2, text: t('letters.binding') },
    { kind: 'paragraph', text: t('letters.binding.what') },
    { kind: 'paragraph', text: t(routeMessage(plan)), strong: true },
    {
      kind: 'table',
      headings: [t('letters.part'), t('letters.agreed')],
      rows: lines.map(({ label, text, isTyped }) => [label, isTyped ? inDutch(text, letter) : text]),
    },
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
}

const routeMessage = ({ route, level }: PlanForLetter) =>
  route === 'B1' && level === 'A2' ? 'letters.route.A2' : (`letters.route.${route}` as const);

function freePart(plan: PlanForLetter, letter: LetterLanguage): DocumentBlock[] {
  const ideas = plan.free(letter.language);
  if (ideas.length === 0) return [];
  return [
    {
      kind: 'frame',
      frame: 'dashed',
      blocks: [
        { kind: 'heading', level: 2, text: letter.t('letters.free') },
        { kind: 'paragraph', text: letter.t('letters.free.what'), strong: true },
        ...ideas.flatMap(({ title, language, details }): FlatBlock[] => [
          {
            kind: 'heading',
            level: 3,
            text: language === letter.language ? title : { text: title, language },
          },
          ...(details.length ? [{ kind: 'list', items: details } as const] : []),
        ]),
      ],
    },
  ];
}

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
