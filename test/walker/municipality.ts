import type { AppContext } from '#core/context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { addBottlenecks } from '../support/bottlenecks.ts';
import { caseworkerAt, happened, openCase } from '../support/casework.ts';
import { personIn } from '../support/guidance.ts';
import { type Browser, send } from './crawl.ts';
import { buildIntake } from './intake.ts';
import { buildPlan } from './plans.ts';
import { buildVoice } from './voice.ts';
import type { ActorName, Holder, World } from './world.ts';

/** Two municipalities with a case each, and who makes policy at the first; the first case is connected with a newcomer. */
export async function buildMunicipalities(
  app: AppContext,
  browsers: World['browsers'],
  newBrowser: () => Browser,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const [letter, municipality] of [
    ['A', 'GM0503'],
    ['B', 'GM0518'],
  ] as const) {
    const name = `caseworker ${letter}` as const;
    const device = browsers[name];
    const roles = ['guide' as const, 'lead' as const];
    const { staff, tenant } = await caseworkerAt(app, device, { name, municipality, roles });
    const caseId = await openCase(app, staff, {
      name: canary(`Kanarie-dossier-${letter}`, name),
      municipality,
    });
    await happened(app, staff, caseId, 'duty-notified', '2026-10-01');
    await happened(app, staff, caseId, 'registered', '2026-10-05');
    const page = `/nl/casework/${caseId}`;
    const planned = await openCase(app, staff, {
      name: canary(`Kanarie-plan-${letter}`, name),
      municipality,
    });
    await happened(app, staff, planned, 'duty-notified', '2026-10-01');
    await buildPlan(app, device, {
      caseId: planned,
      school: canary(`Kanarie-school-${letter}`, name),
      words: canary(`Kanarie-reden-${letter}`, name),
      today: amsterdamDate(app.now()),
    });
    const learning = `${page}/learning`;
    const words = canary(`Kanarie-leert-${letter}`, name, ...(letter === 'A' ? ['newcomer A' as const] : []));
    await send(
      device,
      learning,
      { kind: 'progress', source: 'guide', day: '2026-11-01', pace: 'faster', words },
      learning,
    );
    await send(device, learning, { name: `Taalschool ${letter}` }, `${learning}/school`);
    const school = /\/nl\/school\/[\w-]{43}/.exec((await device.get(learning)).html)?.[0] ?? '';
    holders.push({ browser: newBrowser(), path: school });
    const person = await personIn(app, browsers[`newcomer ${letter}`]);
    await buildIntake(app, device, { caseId, letter, account: staff.account, person }, canary);
    if (letter === 'B') continue;
    await send(device, page, {}, `${page}/code`);
    const [code = ''] =
      /\d{4}[ \u00a0]?\d{4}(?=[^\d-])/.exec((await device.get(page)).html.split('own-access').at(-1) ?? '') ??
      [];
    await send(browsers['newcomer A'], '/nl/my-plan', { code });
    await caseworkerAt(app, browsers['policy A'], { tenant, name: 'policy A', roles: ['policy'] });
    await addBottlenecks(app, tenant, municipality);
    holders.push(...(await buildVoice(app, browsers, newBrowser, canary, { tenant, municipality })));
    await send(browsers['policy A'], '/nl/policy/signals', { obstacle: 'waiting', municipality });
  }
  return holders;
}
