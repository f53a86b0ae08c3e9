import type { DuoCaseFacts } from './facts.ts';
import { endExclusive } from './periods.ts';

/** One value in the names of the Gemeentelijk Gegevensmodel (GGM 2.5, domain Inburgering). */
export interface GgmField {
  object: string;
  name: string;
  value: string;
}

const ROUTE = { B1: 'B1-route', education: 'Onderwijsroute', Z: 'Z-route' } as const;

/**
 * The facts of a case in the names of the GGM. Names only: several of its definitions cite a wrong article or actor (the term
 * is art. 11 of the Wet inburgering 2021, an extension is the Minister's), so no rule of ours comes from it. Some names
 * have a space or a capital where others have none; they stand as they are there.
 */
export function ggmFields(facts: DuoCaseFacts): GgmField[] {
  const { plan, duty, term, map, pvt, hours, learnability, offers } = facts;
  const initial = [...facts.earlierPlans, ...(plan ? [plan.day] : [])].sort()[0];
  const isZ = plan?.route === 'Z';
  const fields: [object: string, name: string, value: string | number | boolean | null | undefined][] = [
    [
      'Inburgeraar',
      'Doelgroep',
      facts.group === 'asylum' ? 'Asielstatushouder' : 'Gezinsmigrant en Overige migrant',
    ],
    ['Inburgeringsplicht', 'DatumStart', duty?.startdatum],
    ['Inburgeringsplicht', 'DatumEind', duty?.einddatumTotEnMet],
    [
      'Inburgeringsplicht',
      'UitkomstLeerbaarheidstoets',
      learnability && learnabilityText(learnability.result),
    ],
    ['Inburgeringstermijn', 'DatumAanvangInburgeringstermijn', term?.startdatum],
    ['Inburgeringstermijn', 'DatumEindeInburgeringstermijn', term?.einddatumTot],
    ['PIP', 'DagtekeningInitielePIP', plan && initial],
    ['PIP', 'DagtekeningPIP', plan?.day],
    ['PIP', 'IndicatorMagOpleidingAfmaken', plan?.mayFinishStudy],
    ['Leerroute', 'LeerrouteType', plan && ROUTE[plan.route]],
    ['Leerroute', 'Niveau', plan && (plan.level ?? (isZ ? undefined : 'B1'))],
    ['Leerroute', 'GeschatteIntensiteitB1Route', plan?.totalHours],
    [
      'Leerroute',
      'IndicatorAlfabetisering',
      plan?.literacy && (plan.literacy === 'none' ? 'NVT' : plan.literacy),
    ],
    ['Brede Intake', 'GevolgdeUrenKNMenTaalles', hours.intakeCourse],
    ['Brede Intake', 'DatumTot(Peildatum)', hours.knownThrough && endExclusive(hours.knownThrough)],
    ['Z-route', 'GevolgdeUrenParticipatieActiviteiten', isZ ? hours.participation : null],
    [
      'B1-route',
      'GevolgdeUrenParticipatieTaalles',
      plan?.route === 'B1' ? hours.participationAsCourse : null,
    ],
    ['MAP', 'DatumEindgesprekMAP', map.day],
    ['PVT', 'DatumOndertekening PVT', pvt.day],
    ...offers.flatMap((offer): typeof fields => [
      ['InburgeringsAanbod', 'CursusInstelling', offer.school],
      ['InburgeringsAanbod', 'DatumInburgeringsAanbod', offer.day],
    ]),
  ];
  return fields.flatMap(([object, name, value]) =>
    value === null || value === undefined
      ? []
      : [{ object, name, value: typeof value === 'boolean' ? (value ? 'Ja' : 'Nee') : String(value) }],
  );
}

const learnabilityText = (result: 'feasible' | 'not-feasible' | 'unknown'): string =>
  ({ feasible: 'B1-route haalbaar', 'not-feasible': 'B1-route niet haalbaar', unknown: 'Onbekend' })[result];
