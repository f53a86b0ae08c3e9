import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { shareWith } from '../support/guidance.ts';
import { type Browser, send } from './crawl.ts';
import type { ActorName } from './world.ts';

/**
 * An intake with everything that its pages can show: words, two answers that wait for a choice, a tablet with work that was not
 * sent, and what a newcomer opened to who makes the intake.
 */
export async function buildIntake(
  app: AppContext,
  device: Browser,
  { caseId, letter, account, person }: { caseId: string; letter: 'A' | 'B'; account: string; person: string },
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<void> {
  const here = `/nl/casework/${caseId}/intake`;
  const name = `caseworker ${letter}` as const;
  await send(
    device,
    `${here}/sitting`,
    { told: 'yes', alone: 'yes', interpreter: 'none', place: 'municipality', day: '2026-11-20' },
    `${here}/sitting`,
  );
  const words = canary(`Kanarie-intake-${letter}`, name);
  await send(
    device,
    `${here}/topic/selfReliance`,
    { 'words-selfReliance': words },
    `${here}/topic/selfReliance`,
  );
  const topic = `${here}/topic/personalCircumstances`;
  await send(device, topic, { household: 'house-alone' }, topic);
  const file = new File(['{"household":"partner"}'], 'coa.json', { type: 'application/json' });
  await send(device, `${here}/hand-over`, { file }, `${here}/hand-over/read`);
  const read = await device.post(`${here}/hand-over/read`, { file });
  const once = /name="once" value="([^"]+)"/.exec(read.html)?.[1] ?? '';
  await device.post(`${here}/hand-over`, { once, day: '2026-11-20', answer: 'household house-partner' });
  await device.get('/nl/casework/offline-intake');
  const report = {
    device: randomUUID(),
    label: canary(`Kanarie-tablet-${letter}`, name),
    items: [],
    waiting: 1,
    waitingSince: '2026-11-20T09:00:00.000Z',
    carries: [caseId],
    fetch: [],
  };
  await device.post('/nl/casework/offline-intake/sync', { report: JSON.stringify(report) });
  await shareWith(
    app,
    person,
    { account, name },
    {
      parts: ['language'],
      shownName: canary(`Kanarie-opent-${letter}`, name, `newcomer ${letter}`),
      days: 90,
    },
  );
}
