import type { AppContext } from '#core/context.ts';
import { directorySnapshot } from '#features/directory';
import { type Browser, send } from './crawl.ts';

/**
 * A decided plan of a case with a draft that amends it, two places in the free part of which one is bound, and a school on the
 * list: every page and form of the plan is somewhere on the way.
 * @param words what the guide writes about the person
 */
export async function buildPlan(
  app: AppContext,
  device: Browser,
  { caseId, school, words, today }: { caseId: string; school: string; words: string; today: string },
): Promise<void> {
  const schools = '/nl/casework/schools';
  await send(device, schools, { name: school, town: 'Delft', recognition: 'quality-mark', startsOn: '' });
  const plan = `/nl/casework/${caseId}/plan`;
  await send(device, plan, {}, `${plan}/begin`);
  await send(device, `${plan}/route`, { route: 'Z', reasons: 'wish', routeWords: words });
  await send(device, `${plan}/pace`, {
    weeklyHours: '12',
    weeklyParticipation: '8',
    pvtHours: '12',
    mapHours: '40',
  });
  await send(device, `${plan}/support`, {
    childEducation: 'none',
    support: 'contact',
    progressTalks: '4',
    unburdening: 'no',
  });
  await send(device, `${plan}/decide`, { day: today, withoutAdvice: 'yes' });
  await send(device, plan, { kind: 'other' }, `${plan}/begin`);
  await send(device, `${plan}/change`, { changeWords: words });
  const places = (await directorySnapshot(app)).initiatives.slice(0, 2).map(({ id }) => id);
  await send(device, `${plan}/free?q=taal`, { initiative: places, found: 'search' }, `${plan}/free/add`);
  const bind = new RegExp(`${plan}/free/[0-9a-f-]{36}/bind`).exec(
    (await device.get(`${plan}/free`)).html,
  )?.[0];
  if (!bind) throw new Error('no place of the free part can be bound');
  await send(device, bind, { words, understood: 'yes' });
}
