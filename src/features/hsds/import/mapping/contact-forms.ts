import type { ContactForm } from '#features/vocabulary/rules.ts';
import type { ServiceWording } from './wording.ts';

const ONE_TO_ONE_NAME =
  /(?<![\p{L}])(?:\p{L}*maatje[ns]?|\p{L}*maatjesproject\p{L}*|buddy|buddies|befriending|mentor(?:en|s|ing)?)(?![\p{L}])/iu;
const ONE_TO_ONE =
  /(?<![\p{L}])(?:één|1)[- ]op[- ](?:één|1)(?![\p{L}])|\been-op-een\b|\bone[- ](?:to|on)[- ]one\b|\b1[- ](?:to|on)[- ]1\b|\b(?:gekoppeld aan|gematcht met|matched with|paired with) (?:een|an?|your|jouw)\b|\b(?:vaste?|eigen|persoonlijke) (?:\p{L}*maatje|buddy|vrijwilliger|mentor)\b|\b(?:personal|own) (?:buddy|mentor)\b|\bindividuele (?:begeleiding|lessen|coaching|gesprekken)\b|\b(?:\p{L}*maatjesproject|befriending)\b/iu;
const AT_HOME =
  /\b(?:bij (?:jou|je|u|mensen|iemand|hen|deelnemers|gezinnen|het gezin) thuis|(?:thuis|huis)bezoek(?:en)?|(?:les|lessen|hulp|bezoek|komen|komt|langs) aan huis|home visits?|(?:in|at) (?:your|their) (?:own )?homes?)\b/i;
const NOT_AT_HOME =
  /\b(?:niet|geen|nooit|not|no|never)(?: \w+){0,2} (?:bij (?:jou|je|u|mensen|iemand) thuis|huisbezoek(?:en)?|home visits?|(?:in|at) (?:your|their) homes?)/i;
const TELEPHONE =
  /\b(?:bel|telefoon)(?:maatje|vriend|buddy|cirkel)\w*|\btelefonisch (?:maatje|huisbezoek)\b|\btelephone (?:buddy|buddies|befriending|friends?)\b|\bphone (?:buddy|buddies|befriending)\b/i;
const GROUP =
  /\b(?:groepsles\w*|groepsgesprek\w*|groepsbijeenkomst\w*|groepsactiviteit\w*|in (?:een |kleine |onze )?groep(?:en|je|jes)?|in groepsverband|group (?:lessons?|sessions?|classes|activities)|in (?:small )?groups?|inloop\w*)\b/i;

const MAX_SEARCHED_LENGTH = 8000;

/**
 * How one meets, when the words say unmistakably that it is with one person, at home or by telephone; then also whether there
 * is a group. Of a group alone nothing is concluded: that would say that one never meets anybody alone.
 */
export function contactFormsOf({ name, terms, all }: ServiceWording): ContactForm[] {
  const title = [name, ...terms].join(' . ');
  const text = all.slice(0, MAX_SEARCHED_LENGTH);
  const alone: ContactForm[] = [
    ...(ONE_TO_ONE_NAME.test(title) || ONE_TO_ONE.test(text) ? (['oneToOne'] as const) : []),
    ...(AT_HOME.test(text) && !NOT_AT_HOME.test(text) ? (['atHome'] as const) : []),
    ...(TELEPHONE.test(text) ? (['telephone'] as const) : []),
  ];
  return alone.length && GROUP.test(text) ? ['group', ...alone] : alone;
}
