import { TERM_RULE_IDS, type TermRuleId } from '../legal-deadlines/term-types.ts';
import { messagesIn, teamMessagesIn } from '../messages.ts';

/** Whether there is a term of this rule. */
export const isTermRule = (rule: string): rule is TermRuleId => TERM_RULE_IDS.some((id) => id === rule);

/** How a term is called, in the language of the desk. */
export const ruleTitle = (rule: string, language: string): string =>
  isTermRule(rule) ? teamMessagesIn(language)(`clock.rule.${rule}`) : rule;

/** Whoever reads about their own way needs no names of articles, and of what is alike one name is enough. */
const OWN_TITLES = {
  'CLK-01': 'plan',
  'CLK-02': 'plan',
  'CLK-03': 'plan-answer',
  'CLK-04': 'plan-move',
  'CLK-05': 'three-years',
  'CLK-06': 'route',
  'CLK-09': 'offer',
  'CLK-10': 'start',
  'CLK-11': 'school',
  'CLK-13': 'more-time',
  'CLK-13-decision': 'duo-decision',
  'CLK-15': 'appointment',
  'CLK-16': 'duo-decision',
  'CLK-16-exemption': 'duo-decision',
  'CLK-17': 'exam',
  'CLK-17-marking': 'exam',
  OBJECTION: 'objection',
  'OBJECTION-DECISION': 'objection-decision',
  'DAT-5': 'erase',
  'WHO-4': 'old-law',
} as const satisfies Record<TermRuleId, string>;

/** The same in plain words, in the language of the newcomer. */
export const ownRuleTitle = (rule: string, language: string): string =>
  isTermRule(rule) ? messagesIn(language)(`own-clock.rule.${OWN_TITLES[rule]}`) : rule;
