import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { addBottleneck, recordBottleneckEvent } from '../../src/features/voice/bottlenecks/model/queries.ts';

/** Long enough after an answer that everybody is asked whether it helped. */
const ASKED_AFTER_DAYS = 70;

/** At a tenant one bottleneck that was answered long ago, one that waits for an answer and one that is only proposed. */
export const addBottlenecks = (app: AppContext, tenant: string, municipality: string): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const at = daysBefore(app.now(), ASKED_AFTER_DAYS);
    for (const steps of ['answered', 'waiting', 'proposed'] as const) {
      const id = await addBottleneck(
        tx,
        {
          id: randomUUID(),
          tenant,
          municipality,
          language: 'ti',
          texts: [{ language: 'nl', words: 'Niemand past op mijn kind.', reviewed: true }],
          source: { kind: 'staff' },
        },
        at,
      );
      if (steps === 'proposed') continue;
      const adoption = { kind: 'adopted', owner: 'Team Inburgering', termWeeks: 6 } as const;
      await recordBottleneckEvent(tx, id, adoption, { at });
      if (steps === 'waiting') continue;
      await recordBottleneckEvent(
        tx,
        id,
        { kind: 'answered', answer: 'done' },
        { at, texts: [{ language: 'nl', words: 'Er is nu opvang.', reviewed: true }] },
      );
    }
  });
