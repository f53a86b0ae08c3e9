import { ok } from '#core/result.ts';
import type { Blame, DuoCaseFacts, DuoCourseOffer, DuoPlan } from './facts.ts';
import { endExclusive } from './periods.ts';
import { type DuoRejection, duoRejections } from './rules.ts';
import { type DuoFile, type DuoMessage, type DuoPip, duoFileSchema } from './shapes.ts';

const ROUTE = { B1: 'B', education: 'O', Z: 'Z' } as const;
const BLAME = { 'to-blame': 'Ja', 'not-to-blame': 'Nee' } as const satisfies Record<Blame, 'Ja' | 'Nee'>;
const GROUP = {
  asylum: 'Asielstatushouder',
  'family-other': 'Gezinsmigrant en overige migrant',
} as const;
const RESULT = {
  feasible: 'B1-route haalbaar',
  'not-feasible': 'B1-route niet haalbaar',
  unknown: 'Onbekend',
} as const;
const literacyCode = (literacy: 'A' | 'AA' | 'none') => (literacy === 'none' ? 'NVT' : literacy);

/** A score as DUO writes it: 45,50. */
const scoreText = (score: number): string => score.toFixed(2).replace('.', ',');

/** What is not there is left out: DUO reads null and an empty text as something. */
const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** A file, or every reason why there is none. */
export type MadeDuoFile =
  | { ok: true; value: DuoFile }
  | { ok: false; refusal: 'duo-refuses'; refusals: DuoRejection[] };

/**
 * The file for DUO, or every reason why DUO would send it back: then no file is made.
 * @throws when the file would not fit the shapes of DUO although no rule refused it: a fault of ours
 */
export function makeDuoFile(facts: DuoCaseFacts): MadeDuoFile {
  const refusals = duoRejections(facts);
  if (refusals.length) return { ok: false, refusal: 'duo-refuses', refusals };
  const file: DuoFile = {
    soort: 'gemeente-m2m-inburgering',
    zaaknummer: facts.caseNumber,
    gemeentecode: facts.municipality.replace(/^GM/, ''),
    opgemaaktOp: facts.today,
    doelgroep: GROUP[facts.group],
    berichten: messagesOf(facts),
    bekend: filled({
      inburgeringsplicht: facts.duty ?? undefined,
      inburgeringstermijn: facts.term ?? undefined,
      urenBekendTot: facts.hours.knownThrough ? endExclusive(facts.hours.knownThrough) : undefined,
      leerbaarheidstoets: facts.learnability
        ? filled({
            resultaat: RESULT[facts.learnability.result],
            behaaldeScore: scoreOrNone(facts.learnability.score),
            benodigdeScore: scoreOrNone(facts.learnability.needed),
            datumAfname: facts.learnability.registeredOn,
          })
        : undefined,
    }),
  };
  return ok(duoFileSchema.parse(file));
}

const scoreOrNone = (score: number | undefined): string | undefined =>
  score === undefined || scoreText(score).length > 6 ? undefined : scoreText(score);

function messagesOf(facts: DuoCaseFacts): DuoMessage[] {
  const { plan, map, pvt, hours, offers, zRouteEndedOn } = facts;
  const parts = 'MAP, PVT en Z-route 1.0.0';
  const uren = 'Gevolgde Uren 1.0.0';
  const messages: DuoMessage[] = [];
  if (facts.withdrawsPlan)
    messages.push({ api: 'PIP 1.2.0', methode: 'DELETE', pad: '/personen/{bsn}/PIP', inhoud: null });
  else if (plan)
    messages.push({ api: 'PIP 1.2.0', methode: 'POST', pad: '/personen/{bsn}/PIP', inhoud: pipOf(plan) });
  if (facts.learnabilitySkipped)
    messages.push({
      api: 'Leerbaarheidstoets 1.2.0',
      methode: 'DELETE',
      pad: '/personen/{bsn}/lbt/examennummer',
      inhoud: null,
    });
  if (map.day || map.blame)
    messages.push({
      api: parts,
      methode: 'PUT',
      pad: '/personen/{bsn}/map',
      inhoud: filled({ datumEindgesprekMap: map.day, verwijtbaar: map.blame && BLAME[map.blame] }),
    });
  if (pvt.day || pvt.blame)
    messages.push({
      api: parts,
      methode: 'PUT',
      pad: '/personen/{bsn}/pvt',
      inhoud: filled({ datumOndertekeningPvt: pvt.day, verwijtbaar: pvt.blame && BLAME[pvt.blame] }),
    });
  if (zRouteEndedOn)
    messages.push({
      api: parts,
      methode: 'PUT',
      pad: '/personen/{bsn}/zroute',
      inhoud: { datumAfrondingZroute: zRouteEndedOn },
    });
  const totals = [
    ['/personen/{bsn}/uren/bredeintake/taallesknm', hours.intakeCourse],
    ['/personen/{bsn}/uren/participatieactiviteiten', hours.participation],
    ['/personen/{bsn}/uren/participatietaalles', hours.participationAsCourse],
  ] as const;
  for (const [pad, total] of totals)
    if (total !== null) messages.push({ api: uren, methode: 'PUT', pad, inhoud: { uren: total } });
  for (const offer of lastPerSchool(offers))
    messages.push({
      api: 'Inburgeringsaanbod 1.2.0',
      methode: 'POST',
      pad: '/personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}',
      instelling: offer.school,
      inhoud: filled({
        datumInburgeringsaanbod: offer.day,
        verwachteStartdatumOpleiding: offer.startsOn,
        verwachteEinddatumOpleiding: offer.endsBefore,
        indicatorAlfabetiseringsonderwijs: literacyCode(offer.literacy),
      }),
    });
  return messages;
}

/** Without a level DUO takes B1 for the B1-route and the education route; the file says so itself. */
const pipOf = (plan: DuoPlan): DuoPip =>
  filled({
    dagtekeningPip: plan.day,
    leerroute: ROUTE[plan.route],
    niveau: plan.level ?? (plan.route === 'Z' ? undefined : ('B1' as const)),
    geschatteIntensiteitB1Route: plan.totalHours,
    indicatorMagOpleidingAfmaken: plan.mayFinishStudy,
    indicatorAlfabetiseringsonderwijs: plan.literacy && literacyCode(plan.literacy),
  });

/** DUO keeps one offer per school: a later one takes the place of an earlier one. */
const lastPerSchool = (offers: readonly DuoCourseOffer[]): DuoCourseOffer[] => [
  ...new Map(offers.map((offer) => [offer.school, offer])).values(),
];

/** One value that a file holds: in which message, under which name. */
export interface DuoField {
  message: string;
  name: string;
  value: string;
}

/** What a value is written as. */
export const duoText = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'true' : 'false') : String(value);

/** The name of a message for people: what it is about. */
export const messageName = (sent: DuoMessage): string =>
  'instelling' in sent
    ? `${sent.methode} Inburgeringsaanbod · ${sent.instelling}`
    : `${sent.methode} ${sent.pad.replace('/personen/{bsn}/', '')}`;

/** Every value of a file, in order: for copying by hand. */
export const fieldsOfFile = ({ berichten }: DuoFile): DuoField[] =>
  berichten.flatMap((sent) =>
    Object.entries(sent.inhoud ?? {}).map(([name, value]) => ({
      message: messageName(sent),
      name,
      value: duoText(value as string | number | boolean),
    })),
  );

/**
 * What a new file would withdraw without anybody saying so: a message replaces the last one of its kind, so a field that was in
 * it and is not in the new one is gone at DUO. A message that is missing altogether changes nothing there.
 */
export function withdrawnFields(previous: DuoFile | null, next: DuoFile): DuoField[] {
  if (!previous) return [];
  const current = new Map(next.berichten.map((sent) => [messageName(sent), sent]));
  return fieldsOfFile(previous).filter(({ message, name }) => {
    const replacement = current.get(message);
    return replacement !== undefined && !Object.hasOwn(replacement.inhoud ?? {}, name);
  });
}

/** Messages of the last file that are not in the new one: DUO keeps what they said. */
export const silentMessages = (previous: DuoFile | null, next: DuoFile): string[] => {
  const current = new Set(next.berichten.map(messageName));
  return (previous?.berichten ?? []).map(messageName).filter((name) => !current.has(name));
};
