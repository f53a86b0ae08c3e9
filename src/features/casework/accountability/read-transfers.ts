import { rlsContextOf } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { StaffRequest } from '../model/read-case.ts';
import { caseByNumber, type Transfer, transfersOf } from './transfer-queries.ts';

/** The transfers of the own municipality. A name in a request is one that the two told each other. */
export const readTransfers = ({ app, actor }: StaffRequest): Promise<Transfer[]> =>
  inTransaction(app.db, rlsContextOf(actor), (tx) => transfersOf(tx, app, actor));

/** A request of another municipality, and the number of the own case that it is about. */
export const readAskedTransfer = ({ app, actor }: StaffRequest, id: string) =>
  inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const transfer = (await transfersOf(tx, app, actor)).find((known) => known.id === id);
    if (transfer?.side !== 'asked') return undefined;
    return { transfer, caseId: await caseByNumber(tx, transfer.oldNumber) };
  });
