import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { findSchools, type TenantSchool } from '../model/school-queries.ts';

/** The schools of the tenant for which somebody works. They are no personal data: no log of reads holds a line. */
export const readSchools = (app: AppContext, context: RlsContext): Promise<TenantSchool[]> =>
  inTransaction(app.db, context, findSchools);
