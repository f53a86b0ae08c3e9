import { messagesIn } from '../messages.ts';
import { emptyPlan } from '../plan/model/content.ts';
import { planLines } from '../plan/model/describe.ts';
import type { PlanForLetter } from './plan-for-letter.ts';

const content = {
  ...emptyPlan(),
  route: 'B1' as const,
  reasons: ['test' as const, 'work' as const],
  routeWords: 'Je leert snel en je wilt als apotheker werken.',
  weeklyHours: 12,
  totalHours: 900,
  pvtHours: 12,
  mapHours: 40,
  knm: 'in-course' as const,
  courseState: 'school' as const,
  school: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Taalschool De Brug',
    recognition: 'quality-mark' as const,
  },
  courseStart: '2026-05-04',
  childEducation: 'agreed' as const,
  childWords: 'Lina (3) gaat vier dagdelen naar de peuterspeelzaal.',
  support: ['money' as const],
  supportWords: 'Wij betalen de bus naar school.',
  progressTalks: 6,
  unburdening: true,
};

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
  revises: false,
  route: 'B1',
  level: 'B1',
  lines: (language) => planLines(content, 'asylum', { t: messagesIn(language), language }),
  term: { from: '2026-04-11', lastDay: '2029-04-10' },
  objectionUntil: '2026-05-26',
  talkedThroughOn: '2026-04-09',
  free: () => [
    { title: 'Taalcafé De Linde', language: 'nl', details: ['10.00–11.30', 'Lindestraat 3'] },
    { title: 'Fietsles voor vrouwen', language: 'nl', details: ['14.00–15.00'] },
  ],
};
