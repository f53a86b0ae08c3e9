import type { PlanForLetter } from './plan-for-letter.ts';

/** The plan of Samira, of the invented cast. */
export const samirasPlan: PlanForLetter = {
  municipality: 'Delft',
  sender: ['Postbus 78', '2600 ME Delft'],
  name: 'Samira Haddad',
  address: ['Voldersgracht 12', '2611 EV Delft'],
  caseNumber: 'Z2026-00417',
  guide: { name: 'Esra Yılmaz', contact: ['015 555 01 23', 'inburgering@voorbeeld.nl'] },
  decidedOn: '2026-04-10',
  notifiedOn: '2026-04-13',
  version: 1,
  revises: false,
  route: 'B1',
  level: 'B1',
  reasons:
    'Je leert snel en je wilt als apotheker werken. Daarom past de B1-route bij je.\n\nDe toets van DUO zegt dat B1 kan.',
  totalHours: 900,
  hoursPerWeek: 12,
  support: ['Je praat elke drie maanden met Esra.', 'Wij betalen de bus naar school.'],
  pvt: { hours: 12 },
  map: { hours: 40 },
  participation: null,
  schools: [{ name: 'Taalschool De Brug', startsOn: '2026-05-04' }],
  findsSchool: true,
  earlyEducation: ['Lina (3) gaat vier dagdelen naar de peuterspeelzaal.'],
  progressTalks: 6,
  examWishes: [],
  attached: ['Besluit over je vaste lasten (Participatiewet, artikel 56a)'],
  term: { from: '2026-04-11', lastDay: '2029-04-10' },
  objectionUntil: '2026-05-26',
  talkedThroughOn: '2026-04-09',
  free: [
    { title: 'Taalcafé De Linde', language: 'nl', details: ['10.00–11.30', 'Lindestraat 3'] },
    { title: 'Fietsles voor vrouwen', language: 'nl', details: ['14.00–15.00'] },
  ],
};
