import type { ContactForm } from '#features/vocabulary/rules.ts';
import type { ServiceWording } from './wording.ts';

// All of them are for texts in lower case.
const ONE_TO_ONE_NAME =
  /\bbuddy\b|\bbuddies\b|\bbefriending\b|\bmentor(?:en|s|ing)?\b|maatje(?:s|n)?\b|maatjesproject/;
const ONE_TO_ONE =
  /(?:^|[^a-z])(?:één|1)[- ]op[- ](?:één|1)(?![a-z])|\been-op-een\b|\bone[- ](?:to|on)[- ]one\b|\b1[- ](?:to|on)[- ]1\b|\b(?:gekoppeld aan|gematcht met|matched with|paired with) (?:een|an?|your|jouw)\b|\b(?:vaste?|eigen|persoonlijke) (?:[a-z]*maatje|buddy|vrijwilliger|mentor)\b|\b(?:personal|own) (?:buddy|mentor)\b|\bindividuele (?:begeleiding|lessen|coaching|gesprekken)\b|maatjesproject|\bbefriending\b/;
const AT_HOME =
  /\bbij (?:jou|je|u|mensen|iemand|hen|deelnemers|gezinnen|het gezin) thuis\b|\b(?:thuis|huis)bezoek(?:en)?\b|\b(?:les|lessen|hulp|bezoek|komen|komt|langs) aan huis\b|\bhome visits?\b|\b(?:in|at) (?:your|their) (?:own )?homes?\b/;
const NOT_AT_HOME =
  /\b(?:niet|geen|nooit|not|no|never)(?: \w+){0,2} (?:bij (?:jou|je|u|mensen|iemand) thuis|huisbezoek(?:en)?|home visits?|(?:in|at) (?:your|their) homes?)/;
const TELEPHONE =
  /\b(?:bel|telefoon)(?:maatje|vriend|buddy|cirkel)|\btelefonisch (?:maatje|huisbezoek)\b|\btelephone (?:buddy|buddies|befriending|friends?)\b|\bphone (?:buddy|buddies|befriending)\b/;
const GROUP =
  /\bgroeps(?:les|gesprek|bijeenkomst|activiteit)|\bin (?:een |kleine |onze )?groep(?:en|je|jes)?\b|\bin groepsverband\b|\bgroup (?:lessons?|sessions?|classes|activities)\b|\bin (?:small )?groups?\b|\binloop/;

const MAX_SEARCHED_LENGTH = 8000;

/**
 * How one meets, when the words say unmistakably that it is with one person, at home or by telephone; then also whether there
 * is a group. Of a group alone nothing is concluded: that would say that one never meets anybody alone.
 */
export function contactFormsOf({ name, terms, all }: ServiceWording): ContactForm[] {
  const title = [name, ...terms].join(' . ').toLowerCase();
  const text = all.slice(0, MAX_SEARCHED_LENGTH).toLowerCase();
  const alone: ContactForm[] = [
    ...(ONE_TO_ONE_NAME.test(title) || ONE_TO_ONE.test(text) ? (['oneToOne'] as const) : []),
    ...(AT_HOME.test(text) && !NOT_AT_HOME.test(text) ? (['atHome'] as const) : []),
    ...(TELEPHONE.test(text) ? (['telephone'] as const) : []),
  ];
  return alone.length && GROUP.test(text) ? ['group', ...alone] : alone;
}
